import { readLedgerFile } from './import-reading';
import type { Problem } from './import-source';
import { type LedgerBook, nothing, plus, type RecordKind, type Tally } from './ledger-book';
import { openSpool } from './spool';

export interface Progress {
  readonly bytesRead: number;
  readonly recordsRead: number;
  readonly recordsWritten: number;
}

export interface ImportOptions {
  readonly book: LedgerBook;
  /** Counts what would be added and changed; writes nothing. */
  readonly dryRun?: boolean;
  /** Takes the good records although there are bad ones. A file that cannot be read to its end is refused even so. */
  readonly partial?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Every problem as it is met; the report keeps the first of them only. */
  readonly onProblem?: (problem: Problem) => void;
}

export interface ImportReport {
  /** Good records by kind. */
  readonly read: Readonly<Record<RecordKind, number>>;
  /** What was written, or would be in a dry run; all zero when the file was refused. */
  readonly tally: Tally;
  readonly refused: boolean;
  readonly problemCount: number;
  readonly problems: readonly Problem[];
  /** Headings of a CSV file that mean nothing to us, in case one is a misspelling. */
  readonly unusedColumns: readonly string[];
}

const KEPT_PROBLEMS = 200;
const BATCH = 200;

/**
 * Reads invoices, payments and subscriptions from CSV or JSON (content/sample/LEDGER.md) into the ledger.
 *
 * All or nothing: a stream can be read once, and a ledger spread over many customers cannot be staged and swapped in
 * one step on a Redis Cluster. So good records are set aside on disk, and written in a second pass when the first has
 * found no fault. Should Redis fail in that second pass (the error is thrown on), importing the file again completes
 * it: what is already there is unchanged.
 */
export async function importLedger(source: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<ImportReport> {
  const spool = await openSpool();
  try {
    const reading = await readInto(spool, source, options);
    const tally = reading.refused ? nothing : await writeFrom(spool, reading.progress, options);
    const { progress: _, ...report } = reading;
    return { ...report, tally };
  } finally {
    await spool.remove();
  }
}

async function readInto(spool: Spool, source: AsyncIterable<Uint8Array>, options: ImportOptions) {
  const { book, partial = false, onProgress, onProblem } = options;
  const read = { invoice: 0, payment: 0, subscription: 0 };
  const progress = { bytesRead: 0, recordsRead: 0, recordsWritten: 0 };
  const [problems, unusedColumns]: [Problem[], string[]] = [[], []];
  let [problemCount, refused] = [0, false];

  const outcomes = readLedgerFile(source, book, {
    bytesRead(count) {
      progress.bytesRead += count;
      onProgress?.({ ...progress });
    },
    unusedColumn: (heading) => unusedColumns.push(heading),
  });
  for await (const { record, problems: found, broken } of outcomes) {
    problemCount += found.length;
    refused ||= broken || (found.length > 0 && !partial);
    problems.push(...found.slice(0, KEPT_PROBLEMS - problems.length));
    for (const problem of found) onProblem?.(problem);
    if (!record) continue;
    progress.recordsRead++;
    read[record.kind]++;
    await spool.add(record);
  }
  return { read, refused, problemCount, problems, unusedColumns, progress };
}

async function writeFrom(spool: Spool, soFar: Progress, { book, dryRun, onProgress }: ImportOptions): Promise<Tally> {
  let [tally, recordsWritten] = [nothing, 0];
  for await (const batch of spool.batches(BATCH)) {
    tally = plus(tally, await book.put(batch, { dryRun }));
    recordsWritten += batch.length;
    onProgress?.({ ...soFar, recordsWritten });
  }
  return tally;
}

type Spool = Awaited<ReturnType<typeof openSpool>>;
