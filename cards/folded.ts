/** A message as commands are read, with the way back to what was typed. */
export interface Folded {
  readonly typed: string;
  /** Wide and narrow signs, one letter in two ways, any gap: each as its plain form. */
  readonly text: string;
  /** The same without accents, sign for sign: the words of commands are looked for in it. */
  readonly bare: string;
  /** Where in `typed` each sign of `text` comes from. */
  readonly from: readonly number[];
}

export function fold(typed: string): Folded {
  const from: number[] = [];
  const signs: string[] = []; // a text that grows and is looked at again and again takes the square of its length
  for (const { 0: sign, index } of typed.matchAll(/\P{M}\p{M}*|\p{M}/gu)) {
    const plain = plainForm(sign);
    if (plain === '' || (plain === ' ' && (signs.at(-1) ?? ' ').endsWith(' '))) continue;
    for (let i = 0; i < plain.length; i++) from.push(index);
    signs.push(plain);
  }
  const text = signs.join('').trimEnd();
  return { typed, text, bare: withoutAccents(text), from };
}

/** How the words of a command are compared: "situação" and "situacao" are one. */
export const bareForm = (words: string): string => fold(words).bare.toLowerCase();

/** As long as before: what is found in it is found at the same place in the text. */
function withoutAccents(text: string): string {
  return text.replace(/\P{ASCII}/gu, (letter) => {
    const bare = letter.normalize('NFD').replace(/\p{M}+/gu, '');
    return bare.length === letter.length ? bare : letter;
  });
}

/** What was typed where the folded text has this part. */
export const typedIn = ({ typed, text, from }: Folded, start: number, end: number): string =>
  typed.slice(from[start] ?? typed.length, end < text.length ? from[end] : undefined).trim();

function plainForm(sign: string): string {
  if (/^\s/.test(sign)) return ' ';
  return /^\p{Cf}/u.test(sign) ? '' : sign.normalize('NFKC'); // marks nobody sees, as pasted from elsewhere
}
