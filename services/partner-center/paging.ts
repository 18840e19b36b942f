import type { z } from 'zod';
import { ServiceError } from '../errors';
import type { Get } from './http';
import { collectionOf, type Page } from './wire';

const MOST_PAGES = 100;

/** Everything in a collection that counts by `size` and `offset`. The next page is ours to compute (domain.md §2.3 [!]). */
export async function allByOffset<T>(get: Get, url: string, size: number, item: z.ZodType<T>): Promise<readonly T[]> {
  const found: T[] = [];
  for (let page = 0; page < MOST_PAGES; page++) {
    const part = await get(withQuery(url, { size, offset: found.length }), collectionOf(item));
    found.push(...part.items);
    if (isLast(part, found.length, size)) return found;
  }
  throw tooMany(url);
}

/** `totalCount` is at times that of the page, so a full page that promises another one is not the last. */
function isLast({ items, totalCount, links }: Page<unknown>, found: number, size: number): boolean {
  if (items.length === 0) return true;
  if (totalCount && found < totalCount) return false;
  return items.length < size || !links?.next;
}

const CONTINUATION = 'MS-ContinuationToken';

/** Everything in a collection that is read on with a continuation token: customers (domain.md §2.3). */
export async function allByToken<T>(get: Get, url: string, size: number, item: z.ZodType<T>): Promise<readonly T[]> {
  const found: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const next = token ? { query: { seekOperation: 'Next' }, headers: { [CONTINUATION]: token } } : undefined;
    const part = await get(withQuery(url, { size, ...next?.query }), collectionOf(item), next?.headers);
    found.push(...part.items);
    token = continuationOf(part);
    if (!token || part.items.length === 0) return found;
  }
  throw tooMany(url);
}

/** Of the headers the next link asks for, this one is sent and no other. */
function continuationOf({ links, continuationToken }: Page<unknown>): string | undefined {
  const header = links?.next?.headers?.find(({ key }) => key.toLowerCase() === CONTINUATION.toLowerCase());
  return header?.value || continuationToken || undefined;
}

const withQuery = (url: string, query: Record<string, string | number>) =>
  Object.entries(query).reduce((so, [name, value]) => `${so}${so.includes('?') ? '&' : '?'}${name}=${value}`, url);

const tooMany = (url: string) =>
  new ServiceError('unreadable', `more than ${MOST_PAGES} pages of ${url}: half of it would be worse than none`);
