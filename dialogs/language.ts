import { menuCard } from '../cards/menu';
import { text } from '../cards/texts';
import { type Locale, locales } from '../services/locales';
import type { Profiles } from '../services/people/person';
import { act, type Opening } from './talk';
import { says, shows } from './turn';

/** "English", "中文", "português" at any place: the person's own choice, kept until they choose again. */
export const chooseLanguage = (profiles: Profiles): Opening => ({
  wants: ({ text: typed, pressed }) => pressed === undefined && named(typed) !== undefined,
  talk: act('language', async ({ who, text: typed }) => {
    const locale = named(typed) ?? 'en-US';
    await profiles.learn(who.id, { locale });
    return { end: [...says(text(locale, 'language.now')), ...shows(menuCard(who, locale))], locale };
  }),
});

/** "English", "speak Portuguese", "请用中文": a language and nothing else. */
export function named(typed: string): Locale | undefined {
  const wanted = typed
    .toLowerCase()
    .replace(/[.!。！]|\b(?:please|speak|in|em|fale|falar|por favor)\b|请|用|说/gu, '')
    .trim();
  return locales.find((locale) => text(locale, 'language.names').split('|').includes(wanted));
}
