import type { Case, CaseEvent } from '../cases/case';

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** In any script: Chinese has no blanks between its words. */
export const wordsIn = (text: string): number => [...words.segment(text)].filter(({ isWordLike }) => isWordLike).length;

/**
 * How much a case itself says about what is wrong and what was tried: the customer's words, the desk's notes, and what was
 * answered in triage. What a template says around them says nothing about the case.
 */
export const ownWords = (
  { dispute, said }: Pick<Case, 'dispute' | 'said'>,
  events: readonly CaseEvent[],
  answers: readonly string[],
): number =>
  [dispute.words, said?.text ?? '', ...events.map(noteIn), ...answers].reduce((all, text) => all + wordsIn(text), 0);

const noteIn = ({ verb, detail }: CaseEvent): string => (verb === 'note' ? String(detail?.['text'] ?? '') : '');
