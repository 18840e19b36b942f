import profiles from './function-words.json';
import type { Normal, Word } from './normalise';
import type { Language } from './understanding';

/** What the messages under content/topics teach about words. */
export interface Lexicon {
  /** Natural log of how much likelier the word is Portuguese than English. */
  portuguese(word: string): number;
  known(word: string): boolean;
}

export interface Spoken {
  readonly language: Language | 'other';
  /** Not spoken here, but near enough to Portuguese to offer a reading (never to answer). */
  readonly spanish?: boolean;
}

const scripts = {
  han: /\p{Script=Han}/gu,
  kanaOrHangul: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
  latin: /\p{Script=Latin}+/gu,
  other: /(?!\p{Script=Latin}|\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul})\p{L}/gu,
};
const count = (text: string, shape: RegExp) => text.match(shape)?.length ?? 0;

/** `undefined`: nothing in it that belongs to a language (digits, emoji). */
export function languageOf(normal: Normal, lexicon: Lexicon, hint?: Language): Spoken | undefined {
  const han = count(normal.text, scripts.han);
  const latin = normal.words.filter(({ script }) => script === 'latin');
  if (count(normal.text, scripts.kanaOrHangul) > han / 10 + latin.length / 2) return { language: 'other' };
  if (count(normal.text, scripts.other) > han + latin.map(({ text }) => text).join('').length)
    return { language: 'other' };
  // One character says about half a word: "我的 invoice 怎么这么高" is Chinese, "invoice for 北京 office please" is not.
  if (han > 0 && han >= latin.length / 2) return { language: 'zh' };
  if (latin.length === 0) return han > 0 ? { language: 'zh' } : undefined;
  return latinLanguage(latin, lexicon, hint);
}

const owners = new Map<string, Set<string>>();
for (const [language, list] of Object.entries(profiles)) {
  for (const word of list.split(' ')) owners.set(word, (owners.get(word) ?? new Set()).add(language));
}
const SURE = 2; // log-odds; below this a short message follows the hint
const typical: Readonly<Record<string, RegExp>> = {
  es: /[ñ¿¡]|ción\b/u,
  de: /[äöüß]/u,
  fr: /[èêëîïœû]|\bqu'|\bj'/u,
  pl: /[łśżźćęą]/u,
  tr: /[ğışİ]/u,
  vi: /[ạảấầậắằặẹếềệịọộờợụựỳơưđ]/u,
  ro: /[ășțţ]/u,
  sv: /[åäö]/u,
};

function latinLanguage(words: readonly Word[], lexicon: Lexicon, hint?: Language): Spoken {
  const stranger = strangest(words);
  if (stranger && stranger.hits > words.filter(({ folded }) => lexicon.known(folded)).length) {
    return { language: 'other', spanish: stranger.language === 'es' };
  }
  const odds = words.reduce((sum, { folded }) => sum + lexicon.portuguese(folded), 0);
  const leaning = hint === 'pt' ? SURE : hint === 'en' ? -SURE : 0;
  return { language: odds + leaning > 0 ? 'pt' : 'en' };
}

/** The language we do not speak that owns most of the words. */
function strangest(words: readonly Word[]) {
  const text = words.map((word) => word.text).join(' ');
  const scores = Object.keys(profiles).map((language) => {
    const owned = words.filter((word) => owners.get(word.text)?.has(language)).length;
    return { language, hits: owned === 0 ? 0 : owned + (typical[language]?.test(text) ? 1 : 0) };
  });
  const best = scores.reduce((a, b) => (b.hits > a.hits ? b : a));
  return best.hits > 0 ? best : undefined;
}
