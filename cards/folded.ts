/** A message as commands are read, with the way back to what was typed. */
export interface Folded {
  readonly typed: string;
  /** Wide and narrow signs, one letter in two ways, any gap: each as its plain form. */
  readonly text: string;
  /** Where in `typed` each sign of `text` comes from. */
  readonly from: readonly number[];
}

export function fold(typed: string): Folded {
  const from: number[] = [];
  let text = '';
  for (const { 0: sign, index } of typed.matchAll(/\P{M}\p{M}*|\p{M}/gu)) {
    const plain = plainForm(sign);
    if (plain === ' ' && (text === '' || text.endsWith(' '))) continue;
    for (let i = 0; i < plain.length; i++) from.push(index);
    text += plain;
  }
  return { typed, text: text.trimEnd(), from };
}

/** What was typed where the folded text has this part. */
export const typedIn = ({ typed, text, from }: Folded, start: number, end: number): string =>
  typed.slice(from[start] ?? typed.length, end < text.length ? from[end] : undefined).trim();

function plainForm(sign: string): string {
  if (/^\s/.test(sign)) return ' ';
  return /^\p{Cf}/u.test(sign) ? '' : sign.normalize('NFKC'); // marks nobody sees, as pasted from elsewhere
}
