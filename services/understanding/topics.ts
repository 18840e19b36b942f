import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../content-file';
import type { Language } from './understanding';

const messages = z.array(z.string().min(1));
/**
 * A plain list, or lists under headings: what stands under one heading is alike, and is kept together when accuracy is
 * measured. Only `various` promises nothing.
 */
const grouped = z.union([messages, z.record(z.string(), messages)]);
const perLanguage = <T extends z.ZodType>(shape: T) =>
  z.strictObject({ en: shape.optional(), zh: shape.optional(), pt: shape.optional() });

/** The shape of content/topics/<topic>.yaml. */
export const topicShape = z.strictObject({
  topic: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'lower-case words joined by hyphens'),
  /** The talk of this topic acts: it asks "shall I?" before it does anything (understanding.md: 7–9 % of answers are wrong). */
  confirm: z.boolean().default(false),
  slots: perLanguage(z.record(z.string(), z.array(z.string()))).default({}),
  utterances: perLanguage(grouped),
  patterns: perLanguage(messages).default({}),
  /** Messages that sound like this topic and are not about it: out of scope, unless another file claims them. */
  not: perLanguage(messages).default({}),
});
export type TopicFile = z.infer<typeof topicShape>;

export const TOPICS_FOLDER = join('content', 'topics');

export const topicPaths = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(folder, name));

/** All topics, by file name. Throws, naming file, line and mend, when one cannot be read. */
export const readTopics = (folder = TOPICS_FOLDER): TopicFile[] =>
  topicPaths(folder).map((path) => parseYaml(path, topicShape));

const VARIOUS = 'various';

export interface Written {
  readonly text: string;
  /** The heading it stands under, if any. */
  readonly group?: string;
}

export function written(topic: TopicFile, language: Language): Written[] {
  const list = topic.utterances[language] ?? [];
  if (Array.isArray(list)) return list.map((text) => ({ text }));
  return Object.entries(list).flatMap(([group, texts]) =>
    texts.map((text) => (group === VARIOUS ? { text } : { text, group })),
  );
}
