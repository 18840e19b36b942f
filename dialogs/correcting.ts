import { text } from '../cards/texts';
import { namesInvoice } from '../services/ledger/mentioned';
import { compares } from '../services/ledger/relative-month';
import { locales } from '../services/locales';
import { saysOnly, saysToo } from './phrases';

/** How people take back what was understood, or ask the same about something else. */
const opens = locales.flatMap((locale) => text(locale, 'correcting.opens').split('|'));
const FOLLOWING_UP = new RegExp(
  `^\\s*(?:${opens.map((words) => (/\p{Script=Han}/u.test(words) ? words : `${words}(?![\\p{L}\\d])`)).join('|')})`,
  'iu',
);
const [before, onlyBefore] = [saysToo('phrase.one-before'), saysOnly('phrase.one-before')];
/** "再上个月呢？" */
const PARTICLE = /[呢吧的][?？。!！\s]*$/u;
/** Longer, and it is a sentence of its own. */
const SHORT = 40;

/** "and E3?", "no, Visio", "那 Visio 呢": the same about something else. */
export const followsUp = (words: string): boolean => [...words].length <= SHORT && FOLLOWING_UP.test(words);

/** What is meant instead: "no, the second line". */
export const afterOpening = (words: string): string => words.replace(FOLLOWING_UP, '');

/** "no, the August one", "and June?", "不是，八月的": another invoice than the one that was spoken of. */
export const correctsInvoice = (words: string): boolean => followsUp(words) && namesInvoice(words);

/** "and the one before?", "再上个月呢", "a anterior": the invoice before the one that was spoken of; not "and why more than the one before?". */
export const saysOneBefore = (words: string): boolean =>
  onlyBefore(words.replace(PARTICLE, '')) || (followsUp(words) && before(words) && !compares(words));
