import { isQuestion } from './asking';
import { clausesOf, saysOnly, saysToo } from './phrases';

/** What "Does this solve it?" is answered with. `yes` and `no` are answers to it only while it is the last thing that was asked. */
export type Verdict = 'solved' | 'not-solved' | 'yes' | 'no';

export const saysSolvedOrNot = (verdict: Verdict | undefined): boolean =>
  verdict === 'solved' || verdict === 'not-solved';
export const isYesOrNo = (verdict: Verdict | undefined): boolean => verdict === 'yes' || verdict === 'no';

const saysSolved = saysToo('phrase.solved');
const saysOnlySolved = saysOnly('phrase.solved', 'phrase.thanks', 'phrase.yes', 'phrase.ok', 'phrase.enough');
const saysNotSolved = saysToo('phrase.not-solved');
const saysYes = saysToo('phrase.yes');
const saysOnlyYes = saysOnly('phrase.yes', 'phrase.thanks', 'phrase.ok');
const isNod = saysOnly('phrase.ok', 'phrase.thanks'); // "好的" says yes, or merely that it was read
const isNo = saysOnly('phrase.no');
const isPleased = saysOnly('phrase.solved', 'phrase.yes', 'phrase.ok', 'phrase.enough', 'phrase.thanks', 'phrase.bye');
const isWrong = saysOnly('phrase.wrong');
/** Nothing of what is wrong. */
export const saysNoMore = saysOnly('phrase.not-solved', 'phrase.no', 'phrase.wrong', 'phrase.thanks');

export function verdictIn(words: string): Verdict | undefined {
  const first = firstClause(words);
  if (saysNotSolved(words) && (saysNotSolved(first) ? !isAsked(first) : !isAsked(words))) return 'not-solved';
  if (isAsked(words)) return undefined; // "is it solved?" is no answer
  if (saysSolved(words) && saysOnlySolved(words)) return 'solved';
  if (saysYes(words) && saysOnlyYes(words) && !isNod(words)) return 'yes';
  const { length } = clausesOf(words).filter(isPleased); // "no, all good" is no such no
  return isWrong(first) || (isNo(first) && length === 0) ? 'no' : undefined;
}

const isAsked = (words: string): boolean => /[?？]/.test(words) || isQuestion(words);

export const saysWrong = (words: string): boolean => isWrong(firstClause(words));

/** "that's not right, we agreed 95": up to the first comma or stop. */
const firstClause = (words: string): string => clausesOf(words)[0] ?? '';
