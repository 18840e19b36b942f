import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { features } from '../../services/understanding/features';
import { HashTable, hash } from '../../services/understanding/hash';
import { sparse } from '../../services/understanding/model';
import { normalise } from '../../services/understanding/normalise';
import { openUnderstanding } from '../../services/understanding/open';
import { type Lesson, learn, probabilities } from '../../services/understanding/softmax';
import { readTopics, written } from '../../services/understanding/topics';
import { languages, OUT_OF_SCOPE, type Reading, type Topic } from '../../services/understanding/understanding';
import { type HeldOut, heldOut } from '../measure/held-out';

type Seen = Pick<Reading, 'band' | 'topic' | 'offered' | 'language'>;
type Read = (message: HeldOut) => Seen;
type Row = HeldOut & { readonly seen: Seen };

/** `npm run bench`: how well messages nobody trained on are recognised, beside a plain n-gram softmax of the first study's size. */
export function recognition(): string {
  const { messages, known } = heldOut();
  const warm = openUnderstanding(); // trains when it must, so that what is measured below is a start like any other
  const before = memory();
  const started = performance.now();
  const understanding = openUnderstanding();
  const start = performance.now() - started;
  const megabytes = (memory() - before) / 1e6;

  const ours = messages.map((message): Row => ({ ...message, seen: warm.read(message.text) }));
  const plain = plainBaseline();
  const theirs = messages.map((message): Row => ({ ...message, seen: plain(message) }));
  const { median, low, high } = paces(messages, (message) => understanding.read(message.text));
  return [
    `Recognition: ${messages.length} messages nobody trained on (${known} more left out: they also stand in content/topics)`,
    '',
    ...table(ours, theirs),
    '',
    'Right among in-scope messages, by topic (answered right, or right topic offered):',
    ...byTopic(ours),
    '',
    `${median.toFixed(0)} µs a message (5 % below ${low.toFixed(0)}, 5 % above ${high.toFixed(0)}) · ${megabytes.toFixed(1)} MB · start ${start.toFixed(0)} ms from the cache`,
  ].join('\n');
}

const share = (part: number, whole: number) => (whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`);
const count = <T>(list: readonly T[], test: (one: T) => boolean) => list.filter(test).length;
const right = ({ topic, seen }: Row) => (seen.band === 'answer' ? seen.topic === topic : seen.offered.includes(topic));
const notBilling: readonly Topic[] = ['small-talk', OUT_OF_SCOPE];
const asBilling = ({ seen }: Row) => seen.band === 'answer' && !notBilling.includes(seen.topic);

const figures: [string, (inside: Row[], outside: Row[], all: Row[]) => string][] = [
  ['messages in scope / out', (inside, outside) => `${inside.length} / ${outside.length}`],
  ['right (answered, or offered)', (inside) => share(count(inside, right), inside.length)],
  [
    'strict top-1',
    (inside) =>
      share(
        count(inside, ({ topic, seen }) => seen.topic === topic),
        inside.length,
      ),
  ],
  ['of the answers, right', (inside) => shareOf(inside, 'answer')],
  [
    'offered two or three',
    (inside) =>
      share(
        count(inside, ({ seen }) => seen.band === 'offer'),
        inside.length,
      ),
  ],
  ['of the offers, right one among them', (inside) => shareOf(inside, 'offer')],
  [
    'refused though in scope',
    (inside) =>
      share(
        count(inside, ({ seen }) => seen.band === 'out-of-scope'),
        inside.length,
      ),
  ],
  [
    'out of scope, not answered as billing',
    (_, outside) =>
      share(
        count(outside, (row) => !asBilling(row)),
        outside.length,
      ),
  ],
  [
    '  of all: refused',
    (_, outside) =>
      share(
        count(outside, ({ seen }) => seen.band === 'out-of-scope'),
        outside.length,
      ),
  ],
  [
    '  of all: offered billing readings',
    (_, outside) =>
      share(
        count(outside, ({ seen }) => seen.band === 'offer'),
        outside.length,
      ),
  ],
  [
    '  of all: answered as technical',
    (_, outside) =>
      share(
        count(outside, (row) => asBilling(row) && row.seen.topic === 'technical-support'),
        outside.length,
      ),
  ],
  [
    'language right',
    (_, __, all) =>
      share(
        count(all, ({ language, seen }) => seen.language === language),
        all.length,
      ),
  ],
];

function shareOf(rows: readonly Row[], band: Seen['band']): string {
  const mine = rows.filter(({ seen }) => seen.band === band);
  return share(count(mine, right), mine.length);
}

function table(ours: readonly Row[], theirs: readonly Row[]): string[] {
  const columns = [...languages, 'all'] as const;
  const pick = (rows: readonly Row[], language: string) =>
    rows.filter((row) => language === 'all' || row.language === language);
  const cells = (rows: readonly Row[], figure: (typeof figures)[number][1]) =>
    columns.map((language) => {
      const mine = pick(rows, language);
      return figure(
        mine.filter(({ topic }) => topic !== OUT_OF_SCOPE),
        mine.filter(({ topic }) => topic === OUT_OF_SCOPE),
        mine,
      );
    });
  return [
    line(['', ...columns, ...columns.map((name) => `plain ${name}`)]),
    line(Array.from({ length: 1 + 2 * columns.length }, () => '---')),
    ...figures.map(([name, figure]) => line([name, ...cells(ours, figure), ...cells(theirs, figure)])),
  ];
}

const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(at === 0 ? 38 : 9)).join(' | ')} |`;

function byTopic(rows: readonly Row[]): string[] {
  const topics = [...new Set(rows.map(({ topic }) => topic))].filter((topic) => topic !== OUT_OF_SCOPE);
  return topics.map((topic) => {
    const cells = languages.map((language) => {
      const mine = rows.filter((row) => row.topic === topic && row.language === language);
      return `${language} ${count(mine, right)}/${mine.length}`.padEnd(10);
    });
    return `  ${topic.padEnd(28)} ${cells.join(' ')}`;
  });
}

/** The first messages of each topic (110; 320 out of scope), words and letters, one softmax, no bands: what the study began with. */
function plainBaseline(): Read {
  const lists = readTopics().flatMap((file) =>
    languages.flatMap((language) => {
      const first = written(file, language).slice(0, file.topic === OUT_OF_SCOPE ? 320 : 110);
      return first.map(({ text }) => ({ topic: file.topic, found: plainFeatures(text) }));
    }),
  );
  const names = HashTable.of(lists.flatMap(({ found }) => found.map(({ name }) => hash(name))));
  const topics = [...new Set(lists.map(({ topic }) => topic))];
  const lessons = lists.map(
    ({ topic, found }): Lesson => ({ ...sparse(found, names), label: topics.indexOf(topic), weight: 1 }),
  );
  const model = learn(lessons, names.size, topics.length, { epochs: 10, rate: 1, dropout: 0 });
  return ({ text, language }) => {
    const likely = probabilities(model, sparse(plainFeatures(text), names));
    const topic = topics[likely.indexOf(Math.max(...likely))] ?? OUT_OF_SCOPE;
    return { band: topic === OUT_OF_SCOPE ? 'out-of-scope' : 'answer', topic, offered: [], language };
  };
}

const plainFeatures = (text: string) =>
  features(normalise(text), () => true).filter(({ name }) => name.startsWith('word:') || name.startsWith('letters:'));

function paces(messages: readonly HeldOut[], read: (message: HeldOut) => unknown) {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    for (const message of messages) {
      const started = process.hrtime.bigint();
      read(message);
      if (round > 0) times.push(Number(process.hrtime.bigint() - started) / 1000); // the first round warms up
    }
  }
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(part * times.length)] ?? 0;
  return { median: at(0.5), low: at(0.05), high: at(0.95) };
}

function memory(): number {
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  for (let round = 0; round < 3; round++) if (typeof collect === 'function') collect(); // buffers go one round after their owners
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
