import { type Feature, features, type Known, vocabulary } from './features';
import { HashTable, hash } from './hash';
import { type Normal, normalise } from './normalise';
import { learnPortuguese, type PortugueseOdds } from './portuguese';
import { type Lesson, learn, type Settings, type Softmax, type Sparse } from './softmax';
import { type Example, roughened } from './training-set';
import { OUT_OF_SCOPE, type Topic } from './understanding';

/** Everything learned from content/topics; plain arrays, so that it can lie on disk between two starts. */
export interface Model {
  readonly topics: readonly Topic[];
  /** Topics whose talk acts, and therefore asks first. */
  readonly acting: readonly Topic[];
  /** Feature name → row of the weight tables. Features not in it say nothing. */
  readonly features: HashTable;
  readonly words: HashTable;
  readonly topic: Softmax;
  /** Two classes, in scope and out: rejecting is its own problem (understanding.md). */
  readonly gate: Softmax;
  readonly portuguese: PortugueseOdds;
}

export const knownWords =
  (words: HashTable): Known =>
  (word) =>
    words.row(hash(word)) >= 0;

/** Out of cross-validation by paraphrase cluster (test/measure/cross-validate.ts), never off the held-out messages. */
export const settings: { readonly topic: Settings; readonly gate: Settings } = {
  topic: { epochs: 14, rate: 1, dropout: 0.3 },
  gate: { epochs: 12, rate: 0.6, dropout: 0.3 },
};

type Read = Example & { readonly normal: Normal };

/** Learns from messages: some seconds for thirty thousand of them. The same messages give the same model. */
export function train(examples: readonly Example[], acting: readonly Topic[] = []): Model {
  const read = [...examples, ...roughened(examples)].map((example) => ({
    ...example,
    normal: normalise(example.text),
  }));
  const wordSources = sourcesOf(read, wordsOf(read));
  // A word only its own paraphrases know is, for them, unknown: so the model learns what strangers look like.
  const elsewhere: Known = (word) => wordSources.get(hash(word)) === SEVERAL;
  const seen = read.map((example) => ({ ...example, features: features(example.normal, elsewhere) }));
  const table = sharedFeatures(seen);
  const topics = [...new Set(examples.map(({ topic }) => topic))].sort();
  const lessons = lessonsOf(seen, table, topics);
  const out = topics.indexOf(OUT_OF_SCOPE);
  const gateLessons = lessons.map((lesson): Lesson => ({ ...lesson, label: lesson.label === out ? 1 : 0 }));
  return {
    topics,
    acting,
    features: table,
    words: HashTable.of(wordSources.keys()),
    topic: learn(lessons, table.size, topics.length, settings.topic),
    gate: learn(gateLessons, table.size, 2, settings.gate),
    portuguese: learnPortuguese(read.map(({ language, normal: { words } }) => ({ language, words }))),
  };
}

/** The words of a message, less the names in it. */
function wordsOf(examples: readonly Read[]): (example: Read) => string[] {
  const names = namesIn(examples);
  return ({ normal }) => vocabulary(normal.words.filter(({ folded }) => !names.has(folded)));
}

const OFTEN = 6;

/** Words only ever written with a capital, and seldom: people and companies. "Outlook" stands in too many messages for that. */
function namesIn(examples: readonly Read[]): ReadonlySet<string> {
  const sources = new Map<string, Set<string>>();
  const ordinary = new Set<string>();
  for (const { normal, cluster } of examples) {
    for (const { folded, capital } of normal.words) {
      if (capital === 'no') ordinary.add(folded);
      else sources.set(folded, (sources.get(folded) ?? new Set()).add(cluster));
    }
  }
  return new Set([...sources].flatMap(([word, seen]) => (ordinary.has(word) || seen.size >= OFTEN ? [] : [word])));
}

const SEVERAL = 'several';

/** By hash: the one cluster of paraphrases something was seen in, or SEVERAL. */
function sourcesOf<T extends Example>(examples: readonly T[], names: (example: T) => readonly string[]) {
  const sources = new Map<number, string>();
  for (const example of examples) {
    for (const name of names(example)) {
      const before = sources.get(hash(name));
      sources.set(hash(name), before === undefined || before === example.cluster ? example.cluster : SEVERAL);
    }
  }
  return sources;
}

type Seen = Read & { readonly features: readonly Feature[] };

/** What only one cluster of paraphrases shows teaches that cluster by heart: left out. */
function sharedFeatures(seen: readonly Seen[]): HashTable {
  const sources = sourcesOf(seen, (example) => example.features.map(({ name }) => name));
  return HashTable.of([...sources].flatMap(([name, source]) => (source === SEVERAL ? [name] : [])));
}

/** A topic with twice the messages is not twice as likely: half-way between equal shares and the shares as written. */
function lessonsOf(seen: readonly Seen[], table: HashTable, topics: readonly Topic[]): Lesson[] {
  const totals = new Map<Topic, number>();
  for (const { topic, weight } of seen) totals.set(topic, (totals.get(topic) ?? 0) + weight);
  const mean = [...totals.values()].reduce((sum, total) => sum + total, 0) / totals.size;
  return seen.map(({ topic, weight, features }) => ({
    ...sparse(features, table),
    label: topics.indexOf(topic),
    weight: weight * Math.sqrt(mean / (totals.get(topic) ?? mean)),
  }));
}

export function sparse(found: readonly Feature[], table: HashTable): Sparse {
  const rows = new Int32Array(found.length);
  const values = new Float32Array(found.length);
  let count = 0;
  for (const { name, value } of found) {
    const row = table.row(hash(name));
    if (row < 0) continue;
    rows[count] = row;
    values[count++] = value;
  }
  return { rows: rows.subarray(0, count), values: values.subarray(0, count) };
}
