import type { Locale } from '../services/locales';
import { askAbout, toPerson } from './buttons';
import { fill } from './card';
import { sentences } from './format';
import template from './templates/offer.json';
import { text } from './texts';

/** Two or three readings of what somebody wrote, and a person if it is none of them. */
export const readingsCard = (
  { choices, question }: { choices: readonly { readonly topic: string; readonly title: string }[]; question: string },
  locale: Locale,
) =>
  fill(template, locale, {
    title: text(locale, 'offer.title'),
    hint: text(locale, 'offer.hint'),
    actions: [
      // its number is what to type: that is enough while the offer is the last thing that was said
      ...choices.map(({ topic, title }, i) => ({
        ...askAbout.press(title, locale, { topic, question }),
        tooltip: String(i + 1),
      })),
      toPerson.press(text(locale, 'offer.person'), locale, {}),
    ],
  });

/** One tap to a person; before it, why it is offered now. */
export const personCard = (locale: Locale, { title, why = '' }: { title?: string; why?: string } = {}) =>
  fill(template, locale, {
    title: title ?? text(locale, 'person.shall-i'),
    hint: sentences(locale, why, text(locale, 'person.always')),
    actions: [toPerson.press(text(locale, 'menu.person'), locale, {})],
  });
