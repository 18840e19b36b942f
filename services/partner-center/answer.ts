import { ServiceError } from '../errors';

/** What came back over HTTP, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** Far above a full page of 2000 license lines (about 3 MB). */
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * GETs once. Redirects are answers, not followed: the token is for this host alone.
 * Throws 'unavailable' when there was no complete answer, 'unreadable' when there is more of it than we care to hold.
 */
export async function ask(
  fetch: typeof globalThis.fetch,
  url: URL,
  {
    headers,
    signal,
    mostBytes = MOST_BYTES,
  }: { headers: Record<string, string>; signal: AbortSignal; mostBytes?: number },
): Promise<Answer> {
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal });
    return { status: response.status, headers: response.headers, text: await textOf(response, mostBytes) };
  } catch (cause) {
    if (cause instanceof ServiceError) throw cause;
    throw new ServiceError('unavailable', `no answer from ${url.host} to GET ${url.pathname}`, { cause });
  }
}

async function textOf({ body, url }: Response, mostBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new ServiceError('unreadable', `more than ${mostBytes} bytes from ${url}`);
    chunks.push(chunk);
  }
  // A production client met answers that begin with a byte order mark, which JSON.parse refuses (domain.md §2.3).
  return Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF+/, '');
}
