import type { Case } from '../cases/case';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** In any script: Chinese has no blanks between its words. */
export const wordsIn = (text: string): number => [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/** What the customer said of it, as the package quotes it: the complaint, and what they wrote last. */
export const customersWords = ({ dispute, said }: Pick<Case, 'dispute' | 'said'>): readonly string[] =>
  [dispute.words, said?.text ?? ''].map((each) => each.trim()).filter((each) => each !== '');

/**
 * How much a package itself says about what is wrong and what was tried: the customer's words, and ours. What a template says
 * around them says nothing about the case; what stays with us, such as a note, tells 21Vianet nothing.
 */
export const ownWords = (found: Pick<Case, 'dispute' | 'said'>, ours: readonly string[]): number =>
  [...customersWords(found), ...ours].reduce((all, text) => all + wordsIn(text), 0);
