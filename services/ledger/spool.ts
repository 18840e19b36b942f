import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { LedgerRecord } from './ledger-book';
import { recordShape } from './ledger-shapes';

const FLUSH_AT = 512 * 1024;

/** Records set aside on disk, readable by this user alone, until it is known whether they are wanted. */
export async function openSpool() {
  const folder = await mkdtemp(join(tmpdir(), 'closeloop-import-')); // mode 0700
  const path = join(folder, 'records');
  const file = await open(path, 'wx', 0o600);
  let waiting = '';

  const flush = async () => {
    await file.appendFile(waiting);
    waiting = '';
  };

  return {
    async add(record: LedgerRecord) {
      waiting += `${JSON.stringify(record)}\n`;
      if (waiting.length > FLUSH_AT) await flush();
    },

    async *batches(size: number): AsyncGenerator<readonly LedgerRecord[]> {
      await flush();
      const batch: LedgerRecord[] = [];
      for await (const line of createInterface({
        input: createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        batch.push(recordShape.parse(JSON.parse(line)));
        if (batch.length === size) yield batch.splice(0);
      }
      if (batch.length) yield batch;
    },

    async remove() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
