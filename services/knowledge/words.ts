import type { Locale } from '../locales';
import { simplified } from '../understanding/traditional';

/** A billing question is said in fewer characters; more is not read. */
const READ_AT_MOST = 400;

/**
 * A text as the search counts it: lower case, accents folded, endings cut, words without weight left out.
 * Two texts of one language that mean the same word give the same string, nothing more: it need not be a word.
 */
export const words = (text: string, locale: Locale): string[] => languages[locale](plain(text));

/** The same for what a person wrote: every word once, and a novel is not read to its end. */
export const questionWords = (question: string, locale: Locale): string[] => [
  ...new Set(words(question.slice(0, READ_AT_MOST), locale)),
];

const plain = (text: string) => simplified(text.normalize('NFKC')).toLowerCase().replace(/['’]/g, '');

const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+/gu;

const latin = (weightless: ReadonlySet<string>, stem: (word: string) => string) => (text: string) =>
  (
    text
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .match(runs) ?? []
  )
    .filter((word) => !weightless.has(word))
    .map(stem);

const weightlessEnglish = new Set(
  (
    'a an and any are as at be been but by can could did do does for from had has have i if in is it its may me my of on or ' +
    'our please s shall should so some than that the their them then there these they this to us was we were will with ' +
    'would you your'
  ).split(' '),
);

/** Plurals, -ing, -ed, -ment, -ation and a silent e: enough for "paying", "paid by installments", "cancellation". */
function stemEnglish(word: string): string {
  if (word.length < 4) return word;
  const singular = word.replace(/ies$/, 'y').replace(/(?<![sui])s$/, '');
  const bare = singular.replace(/(?<=\w{3})(?:ations?|ments?|ing|ed|ly)$/, '');
  return bare.replace(/([b-df-hj-np-tv-z])\1$/, '$1').replace(/(?<=\w{3})e$/, '');
}

const weightlessPortuguese = new Set(
  (
    'a o as os um uma e de do da dos das em no na nos nas ao aos por pelo pela para pra com que se eu voce voces me meu ' +
    'minha nosso nossa nossos nossas seu sua ou ja foi ser esta este esse essa isso isto ele ela la aqui tem ha mas'
  ).split(' '),
);

/** Plural and gender, -mente, and the commonest endings of verbs and of the nouns made from them. */
function stemPortuguese(word: string): string {
  if (word.length < 4) return word;
  const singular = word
    .replace(/oes$/, 'ao')
    .replace(/([aeiou])is$/, '$1l')
    .replace(/s$/, '');
  const bare = singular.replace(
    /(?<=\w{3})(?:amento|imento|mente|acao|icao|ando|endo|indo|aram|eram|iram|amo|emo|imo|ado|ada|ido|ida|ar|er|ir|ou|am|em)$/,
    '',
  );
  return bare.replace(/(?<=\w{3})[aeo]$/, '');
}

const weightlessChinese = new Set(
  '的 了 吗 呢 吧 啊 呀 我 你 您 他 是 在 和 与 就 都 也 要 会 能 可 请 把 被 给 这 那 有 个 们 到 还 上 下 很 我们 你们 他们 可以 请问 麻烦'.split(
    ' ',
  ),
);

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Three ways to write "how". */
const how = /怎样|如何/g;

/** Words as the dictionary cuts them, and pairs of neighbours besides: two writers' cuts need not agree. */
function chinese(text: string): string[] {
  return (text.replace(how, '怎么').match(runs) ?? []).flatMap((run) => {
    if (!/^\p{Script=Han}/u.test(run)) return [run];
    const cut = [...segmenter.segment(run)].map(({ segment }) => segment);
    return [...cut.filter((word) => !weightlessChinese.has(word)), ...pairs(run)];
  });
}

const pairs = (run: string) => [...run].flatMap((character, at, all) => (at > 0 ? `${all[at - 1]}${character}` : []));

const languages: Readonly<Record<Locale, (text: string) => string[]>> = {
  'en-US': latin(weightlessEnglish, stemEnglish),
  'zh-CN': chinese,
  'pt-BR': latin(weightlessPortuguese, stemPortuguese),
};
