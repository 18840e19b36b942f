import padding from './padding.json';
import { expand } from './patterns';
import { seeded } from './seeded';
import { type TopicFile, written } from './topics';
import { type Language, languages, OUT_OF_SCOPE, type Topic } from './understanding';

export interface Example {
  readonly text: string;
  readonly topic: Topic;
  readonly language: Language;
  /** Messages that are versions of each other share it: they must not vouch for each other. */
  readonly cluster: string;
  readonly weight: number;
}

const EXPANSIONS = 24; // per pattern
const PATTERN_WEIGHT = 4; // however many expansions, a pattern counts as this many messages

/** Every message under content/topics, its patterns written out. */
export function examplesOf(topics: readonly TopicFile[]): Example[] {
  return topics.flatMap((topic) =>
    languages.flatMap((language) => [
      ...messagesOf(topic, language),
      ...patternsOf(topic, language),
      ...refused(topic, language),
    ]),
  );
}

function messagesOf(file: TopicFile, language: Language): Example[] {
  const { topic } = file;
  return written(file, language).map(({ text, group }) => ({
    text,
    topic,
    language,
    cluster: `${topic}/${group ? `${language}/${group}` : text}`,
    weight: 1,
  }));
}

function patternsOf({ topic, patterns, slots }: TopicFile, language: Language): Example[] {
  return (patterns[language] ?? []).flatMap((pattern) => {
    const texts = expand(pattern, slots[language] ?? {}, EXPANSIONS);
    const weight = Math.min(1, PATTERN_WEIGHT / texts.length);
    return texts.map((text) => ({ text, topic, language, cluster: `${topic}/${pattern}`, weight }));
  });
}

const refused = ({ topic, not }: TopicFile, language: Language): Example[] =>
  (not[language] ?? []).map((text) => ({
    text,
    topic: OUT_OF_SCOPE,
    language,
    cluster: `not ${topic}/${text}`,
    weight: 1,
  }));

const COPY_WEIGHT = 0.5;

/** A second version of each message, as people write in a hurry: wrapped in politeness, or with a slip of the finger. */
export function roughened(examples: readonly Example[]): Example[] {
  return examples
    .filter(({ weight }) => weight === 1)
    .map((example) => {
      const random = seeded(example.text);
      const text = random() < 0.5 ? padded(example, random) : slipped(example, random);
      return { ...example, text, weight: example.weight * COPY_WEIGHT };
    });
}

function padded({ text, language }: Example, random: () => number): string {
  const { before, after } = padding[language];
  const choose = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? '';
  const front = random() < 0.7 ? choose(before) : '';
  return front + text + (front === '' || random() < 0.4 ? choose(after) : '');
}

/** One letter lost, doubled or swapped with its neighbour; in Chinese, one character lost. */
function slipped({ text, language }: Example, random: () => number): string {
  const letters = [...text];
  if (letters.length < 5) return text;
  const at = 1 + Math.floor(random() * (letters.length - 2));
  const [left = '', right = ''] = letters.slice(at, at + 2);
  const kind = language === 'zh' ? 0 : Math.floor(random() * 3);
  const instead = [[right], [left, left, right], [right, left]][kind] ?? [];
  letters.splice(at, 2, ...instead);
  return letters.join('');
}
