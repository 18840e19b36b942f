import { type TextKey, text } from '../cards/texts';
import { type Locale, locales } from '../services/locales';

/** Short things people say that are no question: their words are texts, alternatives between bars. */
type Phrase = Extract<TextKey, `phrase.${string}`>;

/** Longer is no phrase; and what consists of phrases in many ways is not tried in all of them. */
const LONGEST = 40;

/** What stands between commas and stops; signs alone are none. */
export const clausesOf = (words: string): readonly string[] =>
  words.split(/[,;.!?:，；。！？：、\n]/u).filter((clause) => /[\p{L}\d]/u.test(clause));

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
function oneOf(phrases: readonly Phrase[], spoken: readonly Locale[]): string {
  return `(?:${phrases
    .flatMap((phrase) => spoken.flatMap((locale) => text(locale, phrase).split('|')))
    .map(bare)
    .sort((a, b) => b.length - a.length)
    .map((said) => (/\p{Script=Han}/u.test(said) ? said : `(?<![\\p{L}\\d])${said}(?![\\p{Script=Latin}\\d])`))
    .join('|')})`;
}

/** Accents, apostrophes, signs and emoji make no difference. */
function bare(words: string): string {
  return words
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+|['’]/gu, '')
    .normalize('NFC')
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

const ROWS = ['phrase.row'] as const;
const LISTED = ['phrase.row', 'phrase.listed'] as const;

/** One of these, and nothing but names of rows around it. */
function inList(phrase: Phrase, around: readonly Phrase[]): (words: string) => boolean {
  const [alone, said] = [saysOnly(phrase, ...around), saysToo(phrase)];
  return (words) => alone(words) && said(words);
}

/** "the first one", "第二个", "a terceira linha", in their order. */
const ordinals = (
  [
    ...(['phrase.first', 'phrase.second', 'phrase.third', 'phrase.fourth', 'phrase.fifth'] as const),
    ...(['phrase.sixth', 'phrase.seventh', 'phrase.eighth', 'phrase.ninth', 'phrase.tenth'] as const),
  ] as const
).map((phrase) => inList(phrase, LISTED));
/** "The last invoice" is the latest one, not the last of a list. */
export const isLast = inList('phrase.last', ROWS);
const NUMBERED = new RegExp(`^(?:${oneOf(ROWS, locales)}\\s?)*(\\d{1,3})\\s?(?:${oneOf(ROWS, locales)}\\s?)*$`, 'u');

/** The one of a list whose place is said: "3", "line 3", "the third one", "第三行", "a última". `last`: what "the last one" is. */
export function placed<Each>(words: string, list: readonly Each[], last = list.at(-1)): Each | undefined {
  if (words.length > LONGEST) return undefined;
  if (isLast(words)) return last;
  const number = NUMBERED.exec(bare(words.normalize('NFKC')))?.[1];
  return list[number === undefined ? ordinals.findIndex((says) => says(words)) : Number(number) - 1];
}
