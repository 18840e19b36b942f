import { BrokenFile, LARGEST_RECORD, type Problem, type RawRecord } from './import-source';
import { jsonElements } from './json-elements';
import { type RecordKind, recordKinds } from './ledger-book';

const lists = new Map<string, RecordKind>([
  ['invoices', 'invoice'],
  ['payments', 'payment'],
  ['subscriptions', 'subscription'],
]);

/** A JSON file of lists, or JSON Lines: whichever its first line looks like. */
export function readJson(text: AsyncIterable<string>, head: string): AsyncGenerator<RawRecord | Problem> {
  return isJsonLines(head) ? readJsonLines(text) : readJsonLists(text);
}

/** Objects of JSON Lines say on their first line what record they are; an object of lists does not. */
const isJsonLines = (head: string) =>
  /^\s*\{[^\n]*"record"\s*:/.test(head) && !/^\s*\{\s*"(invoices|payments|subscriptions)"/.test(head);

async function* readJsonLists(text: AsyncIterable<string>): AsyncGenerator<RawRecord | Problem> {
  for await (const { list, line, text: element } of jsonElements(text, [...lists.keys()])) {
    const [kind, value] = [lists.get(list), parsed(element)];
    yield kind && value !== undefined ? { kind, line, value } : { line, reason: NOT_JSON };
  }
}

async function* readJsonLines(text: AsyncIterable<string>): AsyncGenerator<RawRecord | Problem> {
  let line = 0;
  for await (const content of linesOf(text)) {
    line++;
    if (content.trim()) yield readLine(content, line);
  }
}

function readLine(content: string, line: number): RawRecord | Problem {
  const object = parsed(content);
  if (typeof object !== 'object' || object === null) return { line, reason: NOT_JSON };
  const { record, ...value } = { record: undefined, ...object };
  const kind = recordKinds.find((known) => known === record);
  return kind ? { kind, line, value } : { line, reason: `record is none of ${recordKinds.join(', ')}` };
}

const NOT_JSON = 'what begins on this line is not a JSON object';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function* linesOf(text: AsyncIterable<string>) {
  let [held, line] = ['', 0];
  for await (const chunk of text) {
    const lines = (held + chunk).split('\n');
    held = lines.pop() ?? '';
    line += lines.length;
    if (held.length > LARGEST_RECORD) throw new BrokenFile(line + 1, 'a line without an end begins here');
    yield* lines;
  }
  if (held) yield held;
}
