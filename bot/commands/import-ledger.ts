import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type ImportReport, importLedger, type Progress } from '../../services/ledger/import';
import { redisLedger } from '../../services/ledger/redis-ledger';
import { redisClient } from '../../services/redis-client';
import { type ExitCode, runCommand, usage } from './command';
import { progressBar } from './progress';

const USAGE = `npm run import-ledger -- FILE [--dry-run] [--partial]

Reads invoices, payments and subscriptions (CSV or JSON, see content/sample/LEDGER.md) into the ledger.
  --dry-run   say what would be added and changed, write nothing
  --partial   take the good records of a file that has bad ones too
Ends with 0 when all of the file was good, 1 when some of it was not, 2 when it could not be tried.
`;

runCommand(main);

async function main(args: string[]): Promise<ExitCode> {
  const options = {
    'dry-run': { type: 'boolean', default: false },
    partial: { type: 'boolean', default: false },
  } as const;
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const [file, ...more] = positionals;
  if (!file || more.length) return usage(USAGE);
  const { size } = await stat(file);
  const { book, close } = await openBook();
  try {
    const bar = progressBar();
    const report = await importLedger(createReadStream(file), {
      book,
      dryRun: values['dry-run'],
      partial: values.partial,
      onProgress: (progress) => bar.show(shareOf(progress, size), `${progress.recordsRead} records`),
      onProblem({ line, reason }) {
        bar.clear();
        process.stderr.write(`line ${line}: ${reason}\n`);
      },
    });
    bar.clear();
    process.stdout.write(summary(report, values['dry-run']));
    return report.problemCount > 0 ? 1 : 0;
  } finally {
    close();
  }
}

function summary({ read, tally, refused, problemCount, unusedColumns }: ImportReport, dryRun: boolean): string {
  const lines = [
    `read: ${read.invoice} invoices, ${read.payment} payments, ${read.subscription} subscriptions`,
    ...(unusedColumns.length ? [`columns not used: ${unusedColumns.join(', ')}`] : []),
    ...(problemCount ? [`problems: ${problemCount}`] : []),
    refused
      ? 'nothing was imported'
      : `${dryRun ? 'would be ' : ''}added ${tally.added}, changed ${tally.changed}, unchanged ${tally.unchanged}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Half of it is reading, half writing. */
const shareOf = ({ bytesRead, recordsRead, recordsWritten }: Progress, size: number) =>
  (bytesRead / Math.max(size, 1) + recordsWritten / Math.max(recordsRead, 1)) / 2;

/** A command that fails says so itself; a server that is not there is better named before a long file is read. */
async function openBook() {
  const url = new URL(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379');
  const redis = redisClient(url.href, process.env['REDIS_PREFIX'] ?? 'closeloop:').on('error', () => {});
  const close = () => redis.disconnect();
  try {
    await redis.ping();
  } catch (cause) {
    close();
    throw new Error(`Redis gives no answer at ${url.host} (REDIS_URL)`, { cause });
  }
  return { book: redisLedger(redis), close };
}
