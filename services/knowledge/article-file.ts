import { LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Problem } from '../content-problem';
import type { Locale } from '../locales';
import { type Article, audiences, type Section } from './knowledge';

/** More does not fit beside the rest of a card (domain.md §4.1). */
const LONGEST_SECTION = 1200;

const oneLine = z.string().regex(/^\S[^\n]*$/, 'must be one line of text');
const frontMatter = z.strictObject({
  topic: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
  audience: z.enum(audiences, 'must be customer or agent'),
  title: oneLine,
  source: oneLine,
  sourceDate: z.iso.date('must be a day'),
  reviewBy: z.iso.date('must be a day'),
  policy: z.boolean('must be true or false').default(false),
});
type FrontMatter = z.infer<typeof frontMatter>;

const mends: Readonly<Record<string, string>> = {
  topic: 'Write the name of a topic, such as invoice-copy',
  audience: 'Write "audience: customer" or "audience: agent"',
  title: 'Write a short title; put it in quotes when it holds a colon',
  source: 'Write the name of the document the article rests on, in quotes when it holds a colon',
  sourceDate: "Write the document's date as YYYY-MM-DD",
  reviewBy: 'Write the day until which the article holds unseen, as YYYY-MM-DD',
  policy: 'Write "policy: true", or leave the line out',
};

/** What cards would not show, or show as it stands (domain.md §4.1). */
const unwanted: readonly (readonly [RegExp, string, string])[] = [
  [/<[a-z!/][^>]*>/i, 'holds HTML', 'Write plain Markdown: paragraphs, "- " lists, **bold**, *italic*'],
  [/\$\{|\{\{|\}\}/, 'holds a placeholder that nobody fills in', 'Write it out, or point to where the reader finds it'],
  [/^\s*\|/, 'holds a table', 'Write it as a list'],
  [/!\[/, 'holds an image', 'Describe it in words'],
  [/`/, 'holds a backtick', 'Leave it out; **bold** works'],
  [/^\s*>/, 'holds a block quote', 'Write it as a paragraph'],
];

export interface ReadArticle {
  /** Absent when a problem makes the file unusable. */
  readonly article?: Article;
  readonly problems: readonly Problem[];
}

/**
 * Front matter between two lines "---", then "## heading", then perhaps lines "? other words people use" and a line "! …"
 * (the customer's own records answer this one better), then text.
 */
export function readArticle(
  content: string,
  { file, name, locale }: { file: string; name: string; locale: Locale },
): ReadArticle {
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines.indexOf('---', 1);
  if (lines[0] !== '---' || end < 0) {
    const mend =
      'Begin the file with "---", its topic, audience, title, source, sourceDate and reviewBy, and "---" again';
    return { problems: [{ file, line: 1, message: 'has no front matter', mend }] };
  }
  const problems: Problem[] = [];
  const tell: Tell = (at, message, mend) => problems.push({ file, line: Math.max(at, 0) + 1, message, mend });

  for (const [at, text] of lines.entries()) {
    for (const [pattern, message, mend] of unwanted) if (pattern.test(text)) tell(at, message, mend);
  }
  const head = readFrontMatter(lines.slice(0, end), tell);
  const sections = readSections(lines, end + 1, tell);
  if (!head || problems.length > 0) return { problems };
  return { article: { name, locale, ...head, sections }, problems };
}

/** `at` is the index of the line, counted from 0; below that when the line is not there. */
type Tell = (at: number, message: string, mend: string) => unknown;

function readFrontMatter(lines: readonly string[], tell: Tell): FrontMatter | undefined {
  const places = new LineCounter();
  const document = parseDocument(lines.join('\n'), { lineCounter: places, prettyErrors: false });
  const broken = document.errors.map(({ message, pos }) => ({ message, at: pos[0] }));
  visit(document, {
    Alias: (_, { range }) =>
      void broken.push({ message: 'has a * that YAML reads as a reference', at: range?.[0] ?? 0 }),
  });
  for (const { message, at } of broken) {
    tell(places.linePos(at).line - 1, message, 'Write "name: value", one a line, the value in quotes');
  }
  if (broken.length > 0) return undefined;

  const { data, error } = frontMatter.safeParse(document.toJS());
  const lineOf = (field: string) => lines.findIndex((text) => text.startsWith(`${field}:`));
  for (const issue of error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) tell(lineOf(key), `${key} is not known here`, 'Remove the line, or mend its name');
      continue;
    }
    const field = String(issue.path[0] ?? 'the front matter');
    const at = lineOf(field);
    tell(at, `${field} ${at < 0 ? 'is missing' : issue.message}`, mends[field] ?? 'Write "name: value", one a line');
  }
  if (data && data.reviewBy <= data.sourceDate) {
    tell(lineOf('reviewBy'), 'reviewBy is not after sourceDate', 'Write a later day, or mend sourceDate');
  }
  return data;
}

function readSections(lines: readonly string[], from: number, tell: Tell): Section[] {
  const sections: { heading: string; asked: string[]; live: boolean; text: string[]; at: number }[] = [];
  for (const [at, text] of lines.entries()) {
    if (at < from) continue;
    const heading = /^##\s+(\S.*)$/.exec(text)?.[1]?.trim();
    const section = sections.at(-1);
    if (heading) sections.push({ heading, asked: [], live: false, text: [], at });
    else if (text.startsWith('#')) {
      tell(at, 'holds a heading of another kind', 'Write "## " and the question the section answers');
    } else if (section && /^[?？]\s/.test(text)) section.asked.push(text.slice(1).trim());
    else if (section && /^[!！]\s/.test(text)) section.live = true;
    else if (section) section.text.push(text);
    else if (text.trim() !== '') tell(at, 'has text above the first heading', 'Put it under a heading "## …"');
  }
  if (sections.length === 0) tell(from - 1, 'has no section', 'Write "## " and a question, and its answer below');
  return sections.map(({ heading, asked, live, text, at }) => {
    const answer = text.join('\n').trim();
    const twice = sections.find((other) => other.heading === heading)?.at !== at;
    if (twice) tell(at, `says "${heading}" twice`, 'Give each section its own heading');
    if (answer === '') tell(at, 'answers nothing under this heading', 'Write the answer, or remove the heading');
    if (answer.length > LONGEST_SECTION) tell(at, 'is too long for a card here', 'Split it into two questions');
    return { heading, asked: asked.join(' '), live, text: answer };
  });
}
