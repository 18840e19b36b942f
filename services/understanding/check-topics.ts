import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { normalise } from './normalise';
import { expand } from './patterns';
import { TOPICS_FOLDER, type TopicFile, topicPaths, topicShape, written } from './topics';
import { builtInTopics, type Language, languages } from './understanding';

/** What a topic needs before it is recognised reliably (understanding.md: 10 messages find 40 % of it, about 100 find 88 %). */
export const ENOUGH = { messages: 30, patterns: 5 };

interface Read {
  readonly path: string;
  readonly lines: readonly string[];
  readonly file: TopicFile;
}

/** What is wrong with content/topics, each with file, line and what to do about it; a topic with few messages is a warning. */
export function checkTopics(folder = TOPICS_FOLDER): Problem[] {
  const all = topicPaths(folder).map((path) => ({ path, ...readYaml(path, topicShape) }));
  const read = all.flatMap(({ path, value }): Read[] =>
    value ? [{ path, file: value, lines: readFileSync(path, 'utf8').split('\n') }] : [],
  );
  return [
    ...all.flatMap(({ problems }) => problems),
    ...missing(
      folder,
      all.map(({ path }) => path),
    ),
    ...read.flatMap(wrongIn),
    ...contradictions(read),
    ...read.flatMap(tooFew),
  ];
}

const lineOf = (lines: readonly string[], text: string) =>
  1 +
  Math.max(
    0,
    lines.findIndex((line) => line.includes(text)),
  );

function wrongIn({ path, lines, file }: Read): Problem[] {
  const name = basename(path, '.yaml');
  const misnamed: Problem[] =
    file.topic === name
      ? []
      : [
          {
            file: path,
            line: lineOf(lines, 'topic:'),
            message: `is named ${name} and says topic: ${file.topic}`,
            mend: `write topic: ${name}, or rename the file`,
          },
        ];
  const broken = languages.flatMap((language) =>
    (file.patterns[language] ?? []).flatMap((pattern) => {
      const fault = faultOf(pattern, file, language);
      return fault === undefined
        ? []
        : [
            {
              file: path,
              line: lineOf(lines, pattern.slice(0, 40)),
              message: `a pattern cannot be read: ${fault}`,
              mend: `mend the pattern: ${pattern}`,
            },
          ];
    }),
  );
  return [...misnamed, ...broken];
}

function faultOf(pattern: string, file: TopicFile, language: Language): string | undefined {
  try {
    expand(pattern, file.slots[language] ?? {}, 1);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function missing(folder: string, paths: readonly string[]): Problem[] {
  const names = new Set(paths.map((path) => basename(path, '.yaml')));
  return builtInTopics
    .filter((topic) => !names.has(topic))
    .map((topic) => ({
      file: folder,
      line: 1,
      message: `${topic}.yaml is missing, and a talk listens to it`,
      mend: 'put the file back',
    }));
}

/** One message under two topics teaches nothing but doubt. */
function contradictions(read: readonly Read[]): Problem[] {
  const owners = new Map<string, Read>();
  return read.flatMap((one) =>
    languages.flatMap((language) =>
      written(one.file, language).flatMap(({ text }): Problem[] => {
        const words = normalise(text).words.filter(({ script }) => script !== 'placeholder');
        if (words.length === 0) return [];
        const key = `${language} ${words.map((word) => word.text).join(' ')}`;
        const owner = owners.get(key);
        owners.set(key, owner ?? one);
        if (!owner || owner === one) return [];
        return [
          {
            file: one.path,
            line: lineOf(one.lines, text),
            message: `"${text}" also stands in ${basename(owner.path)}`,
            mend: 'keep it in one of the two',
          },
        ];
      }),
    ),
  );
}

function tooFew({ path, lines, file }: Read): Problem[] {
  return languages.flatMap((language): Problem[] => {
    const messages = written(file, language).length;
    const patterns = file.patterns[language]?.length ?? 0;
    const enough = messages >= ENOUGH.messages && (patterns >= ENOUGH.patterns || messages >= 3 * ENOUGH.messages);
    if (enough) return [];
    return [
      {
        file: path,
        line: lineOf(lines, `${language}:`),
        message: `${language} has ${messages} messages and ${patterns} patterns`,
        mend: `write at least ${ENOUGH.messages} messages and ${ENOUGH.patterns} patterns, as different from each other as people are`,
        warning: true,
      },
    ];
  });
}
