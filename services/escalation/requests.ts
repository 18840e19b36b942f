import { z } from 'zod';
import { type DisputeKind, disputeKinds } from '../cases/case';
import { type VendorLocale, vendorLocales } from '../locales';

const words = z.record(z.enum(vendorLocales), z.string().trim().min(1));
const request = z.strictObject({ title: words, severity: words, wish: words });

/** content/escalation/requests.yaml: how 21Vianet is asked, and what is asked otherwise for one kind of dispute. */
export const requestsShape = z.strictObject({
  usual: request,
  kinds: z.partialRecord(z.enum(disputeKinds), request.partial()),
});
export type Requests = z.infer<typeof requestsShape>;

export type Asked = Readonly<Record<keyof Requests['usual'], string>>;

export function askedFor({ usual, kinds }: Requests, kind: DisputeKind, locale: VendorLocale): Asked {
  const { title, severity, wish } = { ...usual, ...kinds[kind] };
  return { title: title[locale], severity: severity[locale], wish: wish[locale] };
}
