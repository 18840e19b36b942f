import type { Locale } from '../locales';
import type { Tree } from './tree';

/** A question and its answer as one line; empty: the tree has no such question any more. */
export function answeredText({ steps }: Tree, question: string, answer: string, locale: Locale): string {
  const step = steps[question];
  if (step?.kind !== 'question') return '';
  const option = step.options.find(({ id }) => id === answer);
  return `${step.text[locale]} ${option?.text[locale] ?? answer}`;
}
