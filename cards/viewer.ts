import type { Locale } from '../services/locales';

/** Who will look at a card: their language, their clock, and the moment. */
export interface Viewer {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: Date;
}

/** A customer who looks at cases of their own. */
export interface CustomerViewer extends Viewer {
  /** The company they are linked to; whoever is not linked, or not any more, sees no amount. */
  readonly linkedTo: string | undefined;
}
