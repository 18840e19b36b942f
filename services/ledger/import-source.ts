import type { RecordKind } from './ledger-book';

/** Something in the file that is not a record we can take, with the line it stands on (from 1). */
export interface Problem {
  readonly line: number;
  /** One plain sentence. */
  readonly reason: string;
}

/** A record as the file has it, values unread. */
export interface RawRecord {
  readonly kind: RecordKind;
  readonly line: number;
  readonly value: unknown;
  /** Known before it is checked. Checked it is even so: all that is wrong with it is named at once. */
  readonly problems?: readonly Problem[];
  /** The line of one part of the value, where parts have lines of their own. */
  readonly lineOf?: (path: readonly PropertyKey[]) => number;
}

/** The rest of the file cannot be read. */
export class BrokenFile extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(message);
  }
}

/** No record, and no line of a file of lines, is larger; what is larger is a forgotten quote or bracket. */
export const LARGEST_RECORD = 4 * 1024 * 1024;

/** UTF-8 with or without a byte order mark; anything else is said to be so, not guessed at. */
export async function* textOf(source: AsyncIterable<Uint8Array>, count: (bytes: number) => void) {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (chunk?: Uint8Array) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      const [readable = ''] = new TextDecoder().decode(chunk).split('\ufffd', 1);
      throw new BrokenFile(line + linesIn(readable), 'the text is not UTF-8; save the file as “CSV UTF-8” or as JSON');
    }
  };
  for await (const chunk of source) {
    count(chunk.byteLength);
    const text = decode(chunk);
    line += linesIn(text);
    yield text;
  }
  yield decode();
}

export const linesIn = (text: string): number => {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
};

/** The beginning of a text, at least its first line when that is not very long, and the whole text from its start. */
export async function peek(text: AsyncIterable<string>): Promise<{ head: string; whole: AsyncIterable<string> }> {
  const chunks = text[Symbol.asyncIterator]();
  let head = '';
  while (!head.trimStart().includes('\n') && head.length < LONGEST_HEAD) {
    const { value, done } = await chunks.next();
    if (done) break;
    head += value;
  }
  return { head, whole: joined(head, chunks) };
}

const LONGEST_HEAD = 64 * 1024;

async function* joined(head: string, rest: AsyncIterator<string>) {
  yield head;
  yield* { [Symbol.asyncIterator]: () => rest };
}
