/**
 * A pressed button, or the command typed instead of it, as the door hands it in. `data` travelled on the card under our
 * signature; `inputs` are what the person typed or chose.
 */
export interface Pressed {
  readonly verb: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, string>>;
}
