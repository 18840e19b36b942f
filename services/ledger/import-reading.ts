import { fileRules } from './file-rules';
import { importShapes } from './import-shapes';
import { BrokenFile, type Problem, peek, type RawRecord, textOf } from './import-source';
import type { LedgerBook, LedgerRecord } from './ledger-book';
import { readCsv } from './read-csv';
import { readJson } from './read-json';

/** Either a record, or what is wrong with it. `broken`: nothing after it can be read. */
export interface Outcome {
  readonly record?: LedgerRecord;
  readonly problems: readonly Problem[];
  readonly broken?: true;
}

interface Watch {
  bytesRead(count: number): void;
  unusedColumn(heading: string): void;
}

/** A file's records in its order, each read and checked. */
export async function* readLedgerFile(
  source: AsyncIterable<Uint8Array>,
  book: LedgerBook,
  watch: Watch,
): AsyncGenerator<Outcome> {
  const besideOthers = fileRules(book);
  try {
    for await (const found of rawRecords(source, watch)) {
      if ('reason' in found) yield { problems: [found] };
      else yield await checked(found, besideOthers);
    }
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    yield { problems: [{ line: error.line, reason: error.message }], broken: true };
  }
}

async function* rawRecords(source: AsyncIterable<Uint8Array>, watch: Watch): AsyncGenerator<RawRecord | Problem> {
  const { head, whole } = await peek(textOf(source, watch.bytesRead));
  if (/^\s*$/.test(head)) throw new BrokenFile(1, 'the file is empty');
  yield* /^\s*[{[]/.test(head) ? readJson(whole, head) : readCsv(whole, head, watch.unusedColumn);
}

async function checked(raw: RawRecord, besideOthers: ReturnType<typeof fileRules>): Promise<Outcome> {
  const { problems: known = [], line } = raw;
  const shaped = importShapes[raw.kind].safeParse(raw.value);
  if (!shaped.success) return { problems: [...known, ...shaped.error.issues.map((issue) => toProblem(raw, issue))] };

  const problems = [...known, ...(await besideOthers(shaped.data, line))];
  return problems.length ? { problems } : { record: shaped.data, problems };
}

type Issue = { readonly path: readonly PropertyKey[]; readonly message: string };

/** "lines 2 seats must not be negative: “-5”", on the line of that part where parts have lines of their own. */
function toProblem(raw: RawRecord, issue: Issue): Problem {
  const line = raw.lineOf?.(issue.path) ?? raw.line;
  const steps = issue.path.map((step) => (typeof step === 'number' ? step + 1 : String(step)));
  const where = raw.lineOf ? steps.slice(-1) : steps; // its own line says which line of the invoice it is
  return { line, reason: `${where.join(' ') || `the ${raw.kind}`} ${issue.message}` };
}
