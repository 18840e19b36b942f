import { type TextKey, text } from '../cards/texts';
import { type Locale, locales } from '../services/locales';

/** Short things people say that are no question: their words are texts, alternatives between bars. */
type Phrase = Extract<TextKey, `phrase.${string}`>;

/** Longer is no phrase; and what consists of phrases in many ways is not tried in all of them. */
const LONGEST = 40;

/** Nothing but these phrases, in any of our languages: "ok, thanks!", "好的谢谢", "Tá bom 🙂". */
export function saysOnly(...phrases: readonly Phrase[]): (words: string) => boolean {
  const form = onlyOf(phrases, locales);
  return (words) => words.length <= LONGEST && form.test(bare(words));
}

/** One of these phrases, whatever else is said. */
export function saysToo(...phrases: readonly Phrase[]): (words: string) => boolean {
  const form = new RegExp(oneOf(phrases, locales), 'u');
  return (words) => form.test(bare(words));
}

/** The language such phrases were said in; where it could be several, the person's own. */
export function languageOf(...phrases: readonly Phrase[]): (words: string, own: Locale) => Locale {
  const forms = new Map(locales.map((locale) => [locale, onlyOf(phrases, [locale])]));
  // for what is known to be a phrase
  return (words, own) => [own, ...locales].find((locale) => forms.get(locale)?.test(bare(words))) ?? own;
}

const onlyOf = (phrases: readonly Phrase[], spoken: readonly Locale[]) =>
  new RegExp(`^(?:${oneOf(phrases, spoken)}\\s?)+$`, 'u');

/** Latin phrases stand alone as words; between Chinese ones there is no space. */
const oneOf = (phrases: readonly Phrase[], spoken: readonly Locale[]): string =>
  `(?:${phrases
    .flatMap((phrase) => spoken.flatMap((locale) => text(locale, phrase).split('|')))
    .map(bare)
    .sort((a, b) => b.length - a.length)
    .map((said) => (/\p{Script=Han}/u.test(said) ? said : `(?<![\\p{L}\\d])${said}(?![\\p{Script=Latin}\\d])`))
    .join('|')})`;

/** Accents, apostrophes, signs and emoji make no difference. */
const bare = (words: string): string =>
  words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+|['’]/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

/** "the first one", "第二个", "a terceira", in their order. */
export const ordinals = (['phrase.first', 'phrase.second', 'phrase.third'] as const).map((phrase) => saysOnly(phrase));
