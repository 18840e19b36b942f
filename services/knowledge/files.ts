import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problemLine } from '../content-problem';
import { ServiceError } from '../errors';
import { type Locale, locales } from '../locales';
import { readArticle } from './article-file';
import type { Article, Knowledge } from './knowledge';
import { knowledgeFrom } from './retrieval';

/** Reads `<dir>/<locale>/<name>.md`. Throws a ServiceError 'invalid' that lists everything there is to mend. */
export function loadKnowledge(dir: string): Knowledge {
  const { articles, problems } = readFolder(dir);
  if (problems.length === 0) return knowledgeFrom(articles);
  throw new ServiceError('invalid', `the articles cannot be used:\n${problems.map(problemLine).join('\n')}`);
}

/** Everything that is wrong with the articles, in the order of the files; empty when they are fit for use. */
export const checkKnowledge = (dir: string): Problem[] => readFolder(dir).problems;

interface Folder {
  readonly articles: Article[];
  readonly problems: Problem[];
}

function readFolder(dir: string): Folder {
  const articles: Article[] = [];
  const problems: Problem[] = strangers(dir);
  const names = new Map(locales.map((locale) => [locale, namesIn(dir, locale)]));
  for (const [locale, present] of names) {
    for (const name of present) {
      const file = fileOf(dir, locale, name);
      const read = readArticle(readFileSync(file, 'utf8'), { file, name, locale });
      problems.push(...read.problems);
      if (read.article) articles.push(read.article);
    }
  }
  problems.push(...missing(dir, names), ...articles.flatMap((article) => differences(dir, article, articles)));
  if (articles.length === 0 && problems.length === 0) {
    problems.push({
      file: dir,
      line: 1,
      message: 'holds no article',
      mend: `Put articles into ${join(dir, locales[0])}`,
    });
  }
  return { articles, problems };
}

const fileOf = (dir: string, locale: Locale, name: string) => join(dir, locale, `${name}.md`);

const namesIn = (dir: string, locale: Locale): string[] =>
  visible(join(dir, locale)).flatMap((name) => /^([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/.exec(name)?.[1] ?? []);

/** What lies in the folder and would be passed over in silence: a misspelt name, another language. */
function strangers(dir: string): Problem[] {
  const read = new Set(locales.flatMap((locale) => namesIn(dir, locale).map((name) => fileOf(dir, locale, name))));
  const folders = new Set<string>(locales);
  const outside = visible(dir).filter((name) => !folders.has(name));
  const inside = locales.flatMap((locale) => visible(join(dir, locale)).map((name) => join(locale, name)));
  const mend = `Articles are ${locales.map((locale) => `${locale}/name-of-article.md`).join(', ')}; rename or move it`;
  return [...outside, ...inside]
    .map((name) => join(dir, name))
    .filter((file) => !read.has(file))
    .map((file) => ({ file, line: 1, message: 'is read by nobody', mend }));
}

/** Every article exists in every language: who is spoken to in one gets no poorer answer. */
function missing(dir: string, names: ReadonlyMap<Locale, readonly string[]>): Problem[] {
  const all = [...new Set([...names.values()].flat())].sort();
  return all.flatMap((name) => {
    const home = locales.find((locale) => names.get(locale)?.includes(name)) ?? locales[0];
    return locales
      .filter((locale) => !names.get(locale)?.includes(name))
      .map((locale) => ({
        file: fileOf(dir, locale, name),
        line: 1,
        message: 'is missing',
        mend: `Translate ${fileOf(dir, home, name)}`,
      }));
  });
}

/** Translations say the same: as many sections, for the same people, resting on the same document. */
function differences(dir: string, article: Article, articles: readonly Article[]): Problem[] {
  const original = articles.find(({ name }) => name === article.name);
  if (!original || original === article) return [];
  const compared = (['topic', 'audience', 'policy', 'sourceDate'] as const).map(
    (field) => [field, article[field], original[field]] as const,
  );
  const file = fileOf(dir, article.locale, article.name);
  const mend = `Make it say the same as ${fileOf(dir, original.locale, original.name)}`;
  return [...compared, ['number of sections', article.sections.length, original.sections.length] as const]
    .filter(([, mine, theirs]) => mine !== theirs)
    .map(([what, mine, theirs]) => ({
      file,
      line: 1,
      message: `has ${what} ${mine}, the ${original.locale} one ${theirs}`,
      mend,
    }));
}

function visible(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch {
    return []; // a folder that is not there holds nothing: its articles are told as missing
  }
}
