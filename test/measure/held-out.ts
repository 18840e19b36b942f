import { join } from 'node:path';
import { z } from 'zod';
import { parseYaml } from '../../services/content-file';
import { normalise } from '../../services/understanding/normalise';
import { readTopics, written } from '../../services/understanding/topics';
import { type Language, languages, type Topic } from '../../services/understanding/understanding';

export interface HeldOut {
  readonly text: string;
  readonly topic: Topic;
  readonly language: Language;
}

const shape = z.record(z.string(), z.array(z.string()));

/** The messages nobody trained on, less those that also stand in content/topics word for word ("hello" is hard to avoid). */
export function heldOut(): { messages: HeldOut[]; known: number } {
  const all = languages.flatMap((language) =>
    Object.entries(parseYaml(join(__dirname, `${language}.yaml`), shape)).flatMap(([topic, texts]) =>
      texts.map((text): HeldOut => ({ text, topic, language })),
    ),
  );
  const trained = new Set(
    readTopics().flatMap((file) =>
      languages.flatMap((language) => written(file, language).map(({ text }) => plain(text))),
    ),
  );
  const messages = all.filter(({ text }) => !trained.has(plain(text)));
  return { messages, known: all.length - messages.length };
}

const plain = (text: string) =>
  normalise(text)
    .text.replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
