import { verdict } from '../../services/understanding/bands';
import { features } from '../../services/understanding/features';
import { hash } from '../../services/understanding/hash';
import { opinion } from '../../services/understanding/local';
import { knownWords, type Model, train } from '../../services/understanding/model';
import { normalise } from '../../services/understanding/normalise';
import { readTopics } from '../../services/understanding/topics';
import { type Example, examplesOf } from '../../services/understanding/training-set';
import { languages, OUT_OF_SCOPE } from '../../services/understanding/understanding';

/**
 * `npx tsx test/measure/cross-validate.ts`: what settings and thresholds are chosen by (some minutes). Messages that
 * resemble each other, the expansions of a pattern, and what stands under one heading are left out together: random
 * folds flatter by ten points (understanding.md), and nobody outside writes our paraphrases.
 */
const FOLDS = 5;
const ALIKE = 0.6; // Jaccard, on words (Chinese: pairs of characters)

interface Judged extends Example {
  readonly verdict: ReturnType<typeof verdict>;
}

function crossValidate(): Judged[] {
  const examples = examplesOf(readTopics());
  const groups = groupsOf(examples);
  const folds = groups.map((group) => hash(`fold ${group}`) % FOLDS);
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = train(examples.filter((_, at) => folds[at] !== fold));
    return examples
      .filter(({ weight }, at) => folds[at] === fold && weight === 1)
      .map((example) => judged(model, example));
  }).flat();
}

const judged = (model: Model, example: Example): Judged => ({
  ...example,
  verdict: verdict(opinion(model, features(normalise(example.text), knownWords(model.words)))),
});

/** The number of the first message each one resembles, directly or through others. */
function groupsOf(examples: readonly Example[]): number[] {
  const first = examples.map((_, at) => at);
  const root = (at: number): number => (first[at] === at ? at : root(first[at] ?? at));
  const join = (a: number, b: number) => {
    first[Math.max(root(a), root(b))] = Math.min(root(a), root(b));
  };
  const pieces = examples.map(piecesOf);
  const rooms = new Map<string, number[]>();
  for (const [at, { topic, language }] of examples.entries()) {
    rooms.set(`${topic} ${language}`, [...(rooms.get(`${topic} ${language}`) ?? []), at]);
  }
  for (const room of rooms.values()) {
    const clusters = new Map<string, number>();
    for (const [place, a] of room.entries()) {
      const cluster = examples[a]?.cluster ?? '';
      join(a, clusters.get(cluster) ?? a);
      clusters.set(cluster, a);
      for (const b of room.slice(0, place)) if (root(a) !== root(b) && alike(pieces[a]!, pieces[b]!)) join(a, b);
    }
  }
  return examples.map((_, at) => root(at));
}

function piecesOf({ text, language }: Example): ReadonlySet<string> {
  const plain = normalise(text).text;
  if (language === 'zh') return new Set(Array.from(plain, (sign, at) => sign + (plain[at + 1] ?? '')));
  return new Set((plain.match(/[\p{L}0]+/gu) ?? []).map((word) => word.slice(0, 6)));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((piece) => b.has(piece)).length;
  return shared / (a.size + b.size - shared) > ALIKE;
}

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

function summary(rows: readonly Judged[]): string {
  const inside = rows.filter(({ topic }) => topic !== OUT_OF_SCOPE);
  const outside = rows.filter(({ topic }) => topic === OUT_OF_SCOPE);
  const count = (list: readonly Judged[], test: (row: Judged) => boolean) =>
    percent(list.filter(test).length, list.length);
  return [
    `${inside.length} in scope, ${outside.length} out`,
    `right ${count(inside, ({ topic, verdict }) => (verdict.band === 'answer' ? verdict.topic === topic : verdict.offered.includes(topic)))}`,
    `top-1 ${count(inside, ({ topic, verdict }) => verdict.topic === topic)}`,
    `offered ${count(inside, ({ verdict }) => verdict.band === 'offer')}`,
    `refused ${count(inside, ({ verdict }) => verdict.band === 'out-of-scope')}`,
    `out of scope: refused ${count(outside, ({ verdict }) => verdict.band === 'out-of-scope')}`,
    `answered ${count(outside, ({ verdict }) => verdict.band === 'answer')}`,
  ].join(' · ');
}

function calibration(rows: readonly Judged[]): string[] {
  const heard = rows.filter(({ verdict }) => verdict.band !== 'out-of-scope');
  return Array.from({ length: 8 }, (_, step) => {
    const low = 0.2 + step / 10;
    const mine = heard.filter(({ verdict: { confidence } }) => confidence >= low && confidence < low + 0.1);
    return `  confidence ${low.toFixed(1)} to ${(low + 0.1).toFixed(1)}: ${mine.length} messages, right ${percent(mine.filter(({ topic, verdict }) => verdict.topic === topic).length, mine.length)}`;
  });
}

const rows = crossValidate();
for (const language of languages) {
  process.stdout.write(`${language}  ${summary(rows.filter((row) => row.language === language))}\n`);
}
process.stdout.write(`all ${summary(rows)}\n${calibration(rows).join('\n')}\n`);
