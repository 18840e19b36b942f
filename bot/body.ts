import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 256 * 1024;
const DEEPEST = 64;
const LONGEST_MS = 10_000;

/** A request we do not read: its status, and a sentence that gives nothing away. */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';

  constructor(
    readonly status: 400 | 408 | 413 | 415,
    message: string,
  ) {
    super(message);
  }
}

/**
 * One JSON object of at most 256 KiB. Ours, because restify's reader counts compressed bytes and would let 48 KiB of gzip
 * become 50 MB (reliability.md §0.5): an encoded body is refused instead.
 */
export async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.headers['content-encoding'] !== undefined) throw new BadRequest(415, 'an encoded body is not read');
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    throw new BadRequest(415, 'only application/json is read');
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) throw new BadRequest(413, 'the body is too large');

  const chunks: Buffer[] = [];
  let size = 0;
  // a body that drips in is not waited for; the server's own limit is for large files
  const late = setTimeout(() => request.destroy(new BadRequest(408, 'the body did not come in time')), LONGEST_MS);
  for await (const chunk of request.on('close', () => clearTimeout(late))) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new BadRequest(413, 'the body is too large');
    chunks.push(chunk);
  }
  return parse(Buffer.concat(chunks).toString('utf8'));
}

function parse(json: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw new BadRequest(400, 'the body is not JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BadRequest(400, 'the body is not a JSON object');
  if (!shallowerThan(value, DEEPEST)) throw new BadRequest(400, 'the body is nested too deeply');
  return Object.fromEntries(Object.entries(value));
}

/** Level by level: a recursion would itself fall to what it looks for. */
function shallowerThan(value: unknown, limit: number): boolean {
  let level = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > limit) return false;
    level = level.flatMap((each) => (typeof each === 'object' && each !== null ? Object.values(each) : []));
  }
  return true;
}
