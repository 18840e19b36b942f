/** A word of fewer letters is too like others to be meant by mistake. */
const SHORTEST = 4;

/**
 * One slip of the finger: a letter left out, put in or out of turn is `near`, since hardly any other word looks like that;
 * another letter is `far`: "fine" is no "mine".
 */
export function slipOf(typed: string, word: string): 'near' | 'far' | undefined {
  const [a, b] = [lettersOf(typed), lettersOf(word)];
  if (b.length < SHORTEST || Math.abs(a.length - b.length) > 1) return undefined;
  const head = sameAtStart(a, b);
  const tail = sameAtStart(a.slice(head).reverse(), b.slice(head).reverse());
  const [was, is] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)];
  if (was.length + is.length === 1) return 'near';
  if (was.length === 2 && was.join() === is.toReversed().join()) return 'near';
  return was.length === 1 && is.length === 1 ? 'far' : undefined;
}

const lettersOf = (words: string) => [...words.toLowerCase()];

function sameAtStart(a: readonly string[], b: readonly string[]): number {
  const end = a.findIndex((letter, i) => letter !== b[i]);
  return end < 0 ? a.length : end;
}
