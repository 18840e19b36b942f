/** A choice as people may call it: by words of its title, or by words of its own. */
export interface Named {
  readonly title: string;
  /** Said anywhere in a sentence, they mean it: "twice", "cancel*" for all that begins so. */
  readonly words?: readonly string[];
}

/**
 * The choices a person's words fit. One: that is meant. More: the words do not tell them apart. `apart`: what is spoken of
 * besides; a word that names it names no choice.
 */
export function fitting<Choice extends Named>(
  said: string,
  choices: readonly Choice[],
  apart: readonly Named[] = [],
): readonly Choice[] {
  const words = wordsIn(said);
  const telling = words.filter(isTelling);
  const taken = apart.flatMap((other) => spansOf(other, words));
  const isTaken = (span: Span) => taken.some((other) => isWithinSpan(span, other));
  const named = choices.map((choice) => ({ choice, found: spansOf(choice, words).filter((span) => !isTaken(span)) }));
  const all = named.flatMap(({ found }) => found);
  const meant = named
    .filter(({ found }) => found.some((span) => !all.some((other) => isInside(span, other))))
    .map(({ choice }) => choice);
  const within = (meant.length > 0 ? meant : choices).filter(({ title }) => isWithin(telling, wordsIn(title)));
  return within.length > 0 ? within : meant;
}

/** Whether a person's words tell more than which of these they mean: a date, a number, what happened. */
export function tellsMore(said: string, meant: readonly Named[]): boolean {
  const rest = besides(said, meant);
  return rest.some(isNumber) || sum(rest.map(weight)) > (meant.length > 0 ? A_FEW : A_FEW + 1);
}

/** Whether they say nothing but which of these they mean. */
export const onlyNames = (said: string, meant: readonly Named[]): boolean =>
  meant.length > 0 && besides(said, meant).length === 0;

function besides(said: string, meant: readonly Named[]): readonly string[] {
  const words = wordsIn(said);
  const spans = meant.flatMap((choice) => spansOf(choice, words));
  const titles = meant.flatMap(({ title }) => wordsIn(title));
  return words.filter(
    (word, at) => isTelling(word) && !titles.includes(word) && !spans.some(({ from, to }) => from <= at && at < to),
  );
}

/** The same words, whatever their signs and accents. */
export const isSame = (one: string, other: string): boolean => wordsIn(one).join(' ') === wordsIn(other).join(' ');

/** Something is said, not a number or a sign alone. */
export const hasWords = (said: string): boolean => /\p{L}/u.test(said);

const A_FEW = 2;

/** Without accents, case, apostrophes and a plural s; each Chinese sign is a word. */
function wordsIn(said: string): readonly string[] {
  const plain = said
    .normalize('NFD')
    .replace(/\p{M}+|['’]/gu, '')
    .toLowerCase();
  const words =
    plain.match(
      /\p{Script=Han}|\p{N}+(?:[.,]\p{N}+)*(?![\p{Script=Latin}])|(?:(?!\p{Script=Han})[\p{L}\p{N}])+\*?/gu,
    ) ?? [];
  return words.map((word) => (/^[a-z]{3,}[^su]s$/.test(word) ? word.slice(0, -1) : word));
}

/** Where in the words something is said: from, and up to but without. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function spansOf({ title, words = [] }: Named, said: readonly string[]): readonly Span[] {
  return [title, ...words].flatMap((phrase) => {
    const parts = wordsIn(phrase);
    return said
      .map((_, from) => ({ from, to: from + parts.length }))
      .filter(({ from }) => parts.every((part, i) => isSaid(part, said[from + i])));
  });
}

const isSaid = (part: string, word = '') => (part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part);

/** "Per seat" is about the price, not about seats: what is said in a longer phrase is not said by itself. */
const isInside = (a: Span, b: Span) => isWithinSpan(a, b) && b.to - b.from > a.to - a.from;
const isWithinSpan = (a: Span, b: Span) => b.from <= a.from && a.to <= b.to;

/** Numbers alone are no words: they choose by place. */
const isWithin = (telling: readonly string[], title: readonly string[]) =>
  telling.some((word) => !isNumber(word)) && telling.every((word) => title.includes(word));

const isNumber = (word: string) => /\p{N}/u.test(word);
const weight = (word: string) => (/\p{Script=Han}/u.test(word) ? 0.5 : 1);
const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** Words that name nothing by themselves. */
const EMPTY = new Set(
  [
    'a an the this that it its i im we you me my our of for on in at by to and is was are were be been has have had do did',
    'does with from about one line mean o os as um uma ao da dos das no na em por que se e eu nos foi fui fomos era isso',
    'esse essa este esta meu minha nosso nossa linha com de 的 了 我 们 你 您 这 那 个 是 在 行 笔 条 啊 呢 吧',
  ].flatMap((words) => words.split(' ')),
);
const isTelling = (word: string) => !EMPTY.has(word);

/** Words of a name by which it may be called. */
export const tellingWords = (name: string): readonly string[] => wordsIn(name).filter(isTelling);
