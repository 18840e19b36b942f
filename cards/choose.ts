import type { Locale } from '../services/locales';
import { back, choose, stop } from './buttons';
import { fill } from './card';
import template from './templates/choose.json';
import { text } from './texts';

/** Above this many, a list to open instead of rows to read. */
const ROWS = 13;

export interface Asked {
  readonly talk: string;
  readonly at: string;
  readonly title: string;
  readonly hint?: string;
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly title: string }[];
  /** The first question of a talk has no way back. */
  readonly first?: boolean;
}

/** One question with a few answers; the number of an answer may be typed instead. */
export const chooseCard = ({ talk, at, title, hint = '', label, choices, first }: Asked, locale: Locale) =>
  fill(template, locale, {
    title,
    hint,
    input: {
      id: choose.input('choice'),
      label,
      style: choices.length > ROWS ? 'compact' : 'expanded',
      error: text(locale, 'choose.error'),
    },
    choices,
    actions: [
      choose.press(text(locale, 'continue'), locale, { talk, at }),
      ...(first ? [] : [back.press(text(locale, 'back'), locale, {})]),
      stop.press(text(locale, 'stop'), locale, {}),
    ],
  });
