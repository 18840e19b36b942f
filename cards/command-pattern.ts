import { shapeOf } from './command-places';
import { bareForm } from './folded';

/** One way to type a command: its first words, then places to fill with words between them. */
export interface Pattern {
  readonly verb: string;
  readonly words: string;
  readonly head: string;
  readonly begins: RegExp;
  readonly parts: readonly Part[];
}

export interface Part {
  /** A place by its name, or words that stand between. */
  readonly place?: string;
  readonly reads?: RegExp;
  /** Set apart from what stands before. */
  readonly apart: boolean;
  readonly last: boolean;
}

export function patternOf(verb: string, words: string): Pattern {
  const [head = '', ...tokens] = words.split(/(\{\w+\})/).filter((token) => token !== '');
  const parts = tokens.flatMap((token, i): Part[] => {
    const place = /^\{(\w+)\}$/.exec(token)?.[1];
    if (!place && token.trim() === '') return [];
    const apart = /\s$/.test(tokens[i - 1] ?? head) || /^\s/.test(token);
    const reads = place ? shapeOf(place, words) : literal(token.trim());
    return [{ place, reads, apart, last: i === tokens.length - 1 }];
  });
  return { verb, words, head: head.trim(), begins: literal(head.trim()), parts };
}

/** "claim" does not begin "claims"; a Chinese word has no end but its own. */
function literal(words: string): RegExp {
  const source = bareForm(words).replace(/[.*+?^$()[\]\\|]/g, '\\$&');
  return new RegExp(`${source}${/\p{Script=Latin}$/u.test(words) ? '(?!\\p{L})' : ''}`, 'iuy');
}
