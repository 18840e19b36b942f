import { type Normal, NUMBER, type Word } from './normalise';

/** A feature's name and how much it says by itself (before the model weighs it). */
export interface Feature {
  readonly name: string;
  readonly value: number;
}

export type Known = (word: string) => boolean;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words a message is made of, for counting which ones are known: Latin words without accents, Chinese segments. */
export function vocabulary(words: readonly Word[]): string[] {
  return words.flatMap((word) => {
    if (word.script === 'latin') return [word.folded];
    return word.script === 'han' ? segments(word.text) : [];
  });
}

const segments = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);

/**
 * What the linear model sees. Each family is scaled to the same length, so that a long message does not shout.
 * `known` tells names from words: a capitalised word nobody wrote in content/ is a name and says nothing.
 */
export function features(normal: Normal, known: Known): Feature[] {
  const words = normal.words.map((word) => (isName(word, known) ? NAME : word));
  return [
    ...family('word', [...latinWords(words), ...chineseWords(words)], WORDS),
    ...family('letters', [...latinLetters(words), ...chineseLetters(words)], LETTERS),
    ...acts(normal, words, known),
  ];
}

const WORDS = 1.0;
const LETTERS = 1.0;
const NAME: Word = { text: 'namex', folded: 'namex', script: 'placeholder', capital: 'no' };
const isName = ({ script, capital, folded }: Word, known: Known) =>
  capital === 'inside' && script === 'latin' && !known(folded);

function family(kind: string, names: readonly string[], weight: number): Feature[] {
  const distinct = [...new Set(names)];
  const value = weight / Math.sqrt(Math.max(distinct.length, 1));
  return distinct.map((name) => ({ name: `${kind}:${name}`, value }));
}

function latinWords(words: readonly Word[]): string[] {
  const own = words.filter(({ script }) => script !== 'han');
  return own.flatMap(({ text, folded, script }, at) => {
    const next = own[at + 1]?.folded;
    const second = own[at + 2]?.folded;
    const names = script === 'latin' ? [folded] : [];
    if (text !== folded) names.push(text);
    if (next !== undefined) names.push(`${folded} ${next}`);
    if (second !== undefined) names.push(`${folded} … ${second}`);
    return names;
  });
}

function latinLetters(words: readonly Word[]): string[] {
  return words.filter(({ script }) => script === 'latin').flatMap(({ folded }) => grams(`_${folded}_`, 3, 5));
}

/** Chinese is written without spaces: runs of characters, with the numbers between them left in. */
function chineseRuns(words: readonly Word[]): string[] {
  const runs = [''];
  for (const { script, text } of words) {
    if (script === 'han' || (text === NUMBER && runs.at(-1) !== '')) runs[runs.length - 1] += text;
    else runs.push('');
  }
  return runs.filter((run) => /\p{Script=Han}/u.test(run));
}

function chineseWords(words: readonly Word[]): string[] {
  return chineseRuns(words).flatMap((run) => {
    const parts = segments(run);
    return parts.flatMap((part, at) => [part, ...(at + 1 < parts.length ? [`${part} ${parts[at + 1]}`] : [])]);
  });
}

const chineseLetters = (words: readonly Word[]) => chineseRuns(words).flatMap((run) => grams(run, 1, 3));

function grams(text: string, shortest: number, longest: number): string[] {
  const found: string[] = [];
  for (let length = shortest; length <= longest; length++) {
    for (let at = 0; at + length <= text.length; at++) found.push(text.slice(at, at + length));
  }
  return found;
}

/** How it is said, beside what is said: how it begins, whether it asks, how long it is, how much of it we know. */
function acts(normal: Normal, words: readonly Word[], known: Known): Feature[] {
  const own = vocabulary(words);
  const unknown = own.filter((word) => !known(word)).length;
  const start = own[0];
  return [
    ...(start === undefined ? [] : [{ name: `begins:${start}`, value: 0.3 }]),
    ...(/[?]/.test(normal.text) ? [{ name: 'asks', value: 0.3 }] : []),
    { name: `length:${Math.min(4, Math.floor(Math.log2(own.length + 1)))}`, value: 0.3 },
    { name: 'unknown', value: own.length === 0 ? 1 : unknown / own.length },
    { name: `unknown:${Math.min(3, unknown)}`, value: 0.3 },
  ];
}
