import { basename, join } from 'node:path';
import type { Problem } from '../content-problem';
import { locales } from '../locales';
import { topicPaths } from '../understanding/topics';
import { checkKnowledge, loadKnowledge } from './files';

/** Not answered at all. */
const withoutArticle = new Set(['out-of-scope']);

/** A topic that is recognised and then has nothing to say. */
export function checkArticlesOfTopics(topicsDir: string, knowledgeDir: string): readonly Problem[] {
  if (checkKnowledge(knowledgeDir).length > 0) return []; // told already
  const knowledge = loadKnowledge(knowledgeDir);
  return topicPaths(topicsDir)
    .map((path) => ({ path, topic: basename(path, '.yaml') }))
    .filter(({ topic }) => !withoutArticle.has(topic) && knowledge.titleOf(topic, locales[0]) === undefined)
    .map(({ path, topic }) => ({
      file: path,
      line: 1,
      message: `no article says "topic: ${topic}", so there is no answer to it`,
      mend: `write ${join(knowledgeDir, locales[0], `${topic}.md`)} and its translations`,
    }));
}
