import { z } from 'zod';
import type { Asked, Reply } from '../simulator';
import type { PartnerCenterData } from './data';
import { customerItem } from './documents';
import { badQuery } from './refusals';

const number = (text: string | null, otherwise: number) => Math.max(0, Number.parseInt(text ?? '', 10) || otherwise);

interface More {
  readonly next?: object;
  readonly continuationToken?: string;
}

/** Collections begin with a byte order mark, as a production client met it (domain.md §2.3). */
export function collection(asked: Asked, items: readonly unknown[], totalCount: number, more: More = {}): Reply {
  const { next, continuationToken } = more;
  const self = { uri: asked.url.pathname.replace('/v1', '') + asked.url.search, method: 'GET', headers: [] };
  const attributes = { objectType: 'Collection' };
  const body = { totalCount, items, links: { self, next }, attributes, continuationToken };
  const headers = { 'Content-Type': 'application/json; charset=utf-8' };
  return { status: 200, headers, body: `\uFEFF${JSON.stringify(body)}` };
}

/** A page by size and offset. Its next link is as broken as in the documents' samples (domain.md §2.3 [!]). */
export function byOffset<T>(
  asked: Asked,
  all: readonly T[],
  most: number,
  document: (item: T, row: number) => unknown,
) {
  const query = asked.url.searchParams;
  const [size, offset] = [Math.min(number(query.get('size'), most), most), number(query.get('offset'), 0)];
  const items = all.slice(offset, offset + size).map((item, row) => document(item, offset + row));
  const uri = `${asked.url.pathname}?provider=office&nvoicelineitemtype=BillingLineItems&size=${size}&offset=`;
  const next = offset + size < all.length ? { uri, method: 'GET', headers: [] } : undefined;
  return collection(asked, items, all.length, { next });
}

const MOST_CUSTOMERS = 500;
const CONTINUATION = 'MS-ContinuationToken';
const FILTER = z.object({
  Field: z.enum(['CompanyName', 'Domain']),
  Value: z.string().toLowerCase(),
  Operator: z.literal('starts_with'),
});

/**
 * Customers are read on with `seekOperation=Next` and the continuation token as a header (domain.md §2.4). `totalCount`
 * is that of the page, and the next link has two question marks, as in the documents' sample.
 */
export function customersPage(asked: Asked, { customers }: PartnerCenterData): Reply {
  const query = asked.url.searchParams;
  const size = Math.min(number(query.get('size'), 0), MOST_CUSTOMERS);
  const matching = filtered(customers, query.get('filter'));
  const token = String(asked.headers[CONTINUATION.toLowerCase()] ?? '');
  const reading = query.get('seekOperation') === 'Next';
  if (size === 0 || !matching || reading !== Boolean(token)) return badQuery;

  const offset = reading ? Number(Buffer.from(token, 'base64url').toString().split(':')[1]) : 0;
  const items = matching.slice(offset, offset + size).map((customer, row) => customerItem(customer, offset + row));
  if (offset + size >= matching.length) return collection(asked, items, items.length);

  const continuationToken = Buffer.from(`customers:${offset + size}`).toString('base64url');
  const headers = [{ key: CONTINUATION, value: continuationToken }];
  const next = { uri: `/customers?size=${size}?seekOperation=Next`, method: 'GET', headers };
  return collection(asked, items, items.length, { next, continuationToken });
}

function filtered(customers: PartnerCenterData['customers'], filter: string | null) {
  if (filter === null) return customers;
  try {
    const { Field, Value } = FILTER.parse(JSON.parse(filter));
    return customers.filter(({ name, domain }) => (Field === 'Domain' ? domain : name).toLowerCase().startsWith(Value));
  } catch {
    return undefined;
  }
}
