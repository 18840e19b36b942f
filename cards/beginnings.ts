import type { Followed } from './command-following';
import { desksVerbs, typedBy } from './command-groups';
import type { Pattern } from './command-pattern';
import { endOfHead, followedFrom, patterns } from './commands';
import type { Folded } from './folded';

/** A message that begins with the word of a command, and how far it goes on like one. */
export interface Beginning {
  readonly pattern: Pattern;
  /** Where the command's word ends. */
  readonly at: number;
  readonly followed: Followed;
}

export const beginnings = (folded: Folded): readonly Beginning[] => beginningsBy(endOfHead, folded);

/** `endOfWord`: where the command's word ends in a message; undefined: the message does not begin with it. */
export const beginningsBy = (endOfWord: typeof endOfHead, folded: Folded): readonly Beginning[] =>
  patterns.flatMap((pattern) => {
    const known = desksVerbs.has(pattern.verb) || typedBy.customer.has(pattern.verb);
    const at = known ? endOfWord(pattern, folded) : undefined;
    return at === undefined ? [] : [{ pattern, at, followed: followedFrom(pattern, folded, at, true) }];
  });

/** The longest word first, the desk's before the customers', then what more of the message fits, then what asks for less. */
export const byFit = (a: Beginning, b: Beginning): number =>
  b.at - a.at || forDesk(b) - forDesk(a) || b.followed.at - a.followed.at || missingIn(a) - missingIn(b);

const forDesk = ({ pattern }: Beginning) => Number(desksVerbs.has(pattern.verb));

const missingIn = ({ pattern, followed }: Beginning) =>
  pattern.parts.filter(({ place }) => place).length - followed.given.size;
