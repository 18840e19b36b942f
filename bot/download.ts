import { ServiceError } from '../services/errors';
import { MOST_BYTES } from '../services/files/files';

/** Why a file could not be had; for a sentence to the person. */
export type NotHad = 'gone' | 'size' | 'empty';

/** Reads a file somebody sent. `serviceUrl`: the channel it came through, which keeps pictures itself. Throws ServiceError when trying again may help. */
export type Download = (url: string, serviceUrl: string) => Promise<Buffer | NotHad>;

export interface DownloadOptions {
  /** What the channel's own pictures are asked for with. */
  readonly token: () => Promise<string | undefined>;
  /** Domains whose hosts keep files; nothing is read from anywhere else, whatever a message says (reliability.md §8). */
  readonly domains: readonly string[];
  /** The demo's channel is on this machine and has no certificate. */
  readonly http?: boolean;
  readonly timeoutMs?: number;
}

const REDIRECTS = 3;

export function downloader({ token, domains, http = false, timeoutMs = 20_000 }: DownloadOptions): Download {
  return async (url, serviceUrl) => {
    const channel = new URL(serviceUrl);
    let next = parsed(url);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      if (!next || !trusted(next, channel)) return 'gone';
      const bearer = next.origin === channel.origin ? await token().catch(tryAgain) : undefined;
      const response = await ask(next, bearer).catch(tryAgain);
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || !location) return read(response);
      await response.body?.cancel();
      next = parsed(location, next.href);
    }
    return 'gone';
  };

  function trusted(url: URL, channel: URL): boolean {
    if (url.protocol !== 'https:' && !(http && url.protocol === 'http:')) return false;
    if (url.username !== '' || url.password !== '') return false;
    const { hostname } = url;
    return (
      url.origin === channel.origin || domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`))
    );
  }

  async function ask(url: URL, bearer: string | undefined): Promise<Response> {
    const headers = bearer ? { authorization: `Bearer ${bearer}` } : undefined;
    return fetch(url, { headers, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  }
}

function tryAgain(cause: unknown): never {
  throw new ServiceError('unavailable', 'a file could not be fetched', { cause });
}

const parsed = (url: string, base?: string): URL | undefined =>
  URL.canParse(url, base) ? new URL(url, base) : undefined;

async function read(response: Response): Promise<Buffer | NotHad> {
  const { ok, status, body } = response;
  if (ok && body && Number(response.headers.get('content-length') ?? 0) <= MOST_BYTES)
    return bytesOf(body).catch(tryAgain);
  await body?.cancel();
  if (status >= 500 || status === 429) throw new ServiceError('unavailable', `a file could not be fetched: ${status}`);
  if (!ok) return 'gone';
  return body ? 'size' : 'empty';
}

async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer | NotHad> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > MOST_BYTES) return 'size'; // whatever was announced
    parts.push(part);
  }
  return size === 0 ? 'empty' : Buffer.concat(parts);
}
