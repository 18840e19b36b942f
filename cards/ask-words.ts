import type { Locale } from '../services/locales';
import { back, sayWords, stop } from './buttons';
import { fill } from './card';
import template from './templates/ask-words.json';
import { text } from './texts';

/** A question that is answered in the person's own words, on the card or simply in the chat. */
export const askWordsCard = (
  { talk, at, title, hint, label }: { talk: string; at: string; title: string; hint: string; label: string },
  locale: Locale,
) =>
  fill(template, locale, {
    title,
    hint,
    input: { id: sayWords.input('text'), label, error: text(locale, 'words.error') },
    actions: [
      sayWords.press(text(locale, 'continue'), locale, { talk, at }),
      back.press(text(locale, 'back'), locale, {}),
      stop.press(text(locale, 'stop'), locale, {}),
    ],
  });
