import type { Case } from '../cases/case';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** In any script: Chinese has no blanks between its words. */
export const wordsIn = (text: string): number => [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/** The complaint, as the package quotes it. What they wrote to us later was said to us; what of it matters, our grounds say. */
export const complaint = ({ dispute }: Pick<Case, 'dispute'>): string => dispute.words.trim();

/**
 * How much a package itself says about what is wrong and what was tried: the customer's complaint, and our words. What a template says
 * around them says nothing about the case; what stays with us, such as a note, tells 21Vianet nothing.
 */
export const ownWords = (found: Pick<Case, 'dispute'>, ours: readonly string[]): number =>
  [complaint(found), ...ours].reduce((all, text) => all + wordsIn(text), 0);
