import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type ImportReport, importLedger } from '../services/ledger/import';
import type { LedgerBook } from '../services/ledger/ledger-book';

export interface Pushed {
  readonly status: number;
  readonly body: object;
}

/** A ledger file as the body of a request; the same rules as for `npm run import-ledger` (content/sample/LEDGER.md). */
export type LedgerPush = (request: IncomingMessage) => Promise<Pushed>;

const MOST_BYTES = 256 * 1024 * 1024;

export function ledgerPush({ book, token }: { readonly book: LedgerBook; readonly token: string }): LedgerPush {
  return async (request) => {
    if (!same(request.headers.authorization ?? '', `Bearer ${token}`)) return refuse(401, 'unauthorized');
    if (request.headers['content-encoding'] !== undefined) return refuse(415, 'an encoded body is not read');
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const [dryRun, partial] = ['dry-run', 'partial'].map((name) => searchParams.has(name));
    try {
      return answerOf(await importLedger(limited(request), { book, dryRun, partial }), dryRun ?? false);
    } catch (error) {
      if (error instanceof TooLarge) return refuse(413, `more than ${MOST_BYTES} bytes; push it in parts`);
      throw error;
    }
  };
}

function answerOf(
  { read, tally, refused, problemCount, problems, unusedColumns }: ImportReport,
  dryRun: boolean,
): Pushed {
  return {
    status: refused ? 422 : 200,
    body: { imported: !refused && !dryRun, read, ...tally, problemCount, problems, unusedColumns },
  };
}

const refuse = (status: number, error: string): Pushed => ({ status, body: { error } });

class TooLarge extends Error {}

async function* limited(request: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of request) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw new TooLarge();
    yield chunk;
  }
}

/** Hashed first: neither length nor time tells how much of a guess was right. */
const same = (a: string, b: string) => timingSafeEqual(hash(a), hash(b));
const hash = (text: string) => createHash('sha256').update(text).digest();
