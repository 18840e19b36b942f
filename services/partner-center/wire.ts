import { z } from 'zod';
import { minorUnits, money } from '../money';
import { type Customer, type Subscription, subscriptionStatuses, type VendorInvoice } from './partner-center';

/** Partner Center's own words (domain.md §2.4-2.6), read into ours. What nobody asks for is not read. */

/** Ids and domains come in either case; ours are lower (domain.md §2.6: the join key). */
export const caseless = z.string().transform((text) => text.trim().toLowerCase());

/** A number, or the same in quotes: the documents say one, their samples show the other. */
const decimal = z.union([z.number(), z.string().regex(/^\s*-?\d+(\.\d+)?\s*$/)]);
export const inMinorUnits = decimal.transform(minorUnits);
export const wholeNumber = decimal.transform(Number).pipe(z.int());
export const currency = z.string().transform((code) => code.trim().toUpperCase());

/** .NET's way of saying that there is no date. */
const NO_DATE = '0001-01-01';
const timestamp = z.string().refine((text) => text === '' || isDay(text.slice(0, 10)), 'not a date');
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** UTC, also when the Z is missing. */
const instant = timestamp.nullish().transform((text, problem) => {
  if (!text || text.startsWith(NO_DATE)) return undefined;
  const zoned = /T.*(Z|[+-]\d{2}:?\d{2})$/i.test(text) || !text.includes('T');
  const date = new Date(zoned ? text : `${text}Z`);
  if (!Number.isNaN(date.getTime())) return date;
  problem.addIssue({ code: 'custom', message: 'not a date' });
  return z.NEVER;
});

/** The day as written: charge dates are days, whatever time of day stands behind (0:00, or 23:59 for the last one). */
export const day = timestamp
  .nullish()
  .transform((text) => (!text || text.startsWith(NO_DATE) ? undefined : text.slice(0, 10)));

/** The places of these words in the SDK's enum, which older answers send instead of the words. */
const statusNumbers = ['none', 'active', 'suspended', 'deleted'] as const;
const status = z.union([z.string(), z.number()]).transform((sent) => {
  const word = typeof sent === 'number' ? statusNumbers[sent] : sent.trim().toLowerCase();
  return subscriptionStatuses.find((known) => known === word) ?? 'unknown';
});

const link = z.object({ headers: z.array(z.object({ key: z.string(), value: z.string() })).nullish() });

/** A page. Its links are read for what they carry, never followed: they are often malformed (domain.md §2.3 [!]). */
export const collectionOf = <T>(item: z.ZodType<T>) =>
  z.object({
    totalCount: z.int().nullish(),
    items: z.array(item),
    continuationToken: z.string().nullish(),
    links: z.object({ next: link.nullish() }).nullish(),
  });
export type Page<T> = z.infer<ReturnType<typeof collectionOf<T>>>;

export const customerShape = z
  .object({
    id: caseless,
    companyProfile: z.object({ companyName: z.string(), domain: z.string() }),
    allowDelegatedAccess: z.boolean().nullish(),
  })
  .transform(({ id, companyProfile, allowDelegatedAccess }): Customer => {
    const { companyName: name, domain } = companyProfile;
    return { id, name, domain, delegatedAccess: allowDelegatedAccess ?? undefined };
  });

export const subscriptionOf = (customerId: string) =>
  z
    .object({
      id: caseless,
      offerName: z.string().nullish(),
      friendlyName: z.string().nullish(),
      quantity: wholeNumber,
      status,
      orderId: z.string().nullish(),
      parentSubscriptionId: caseless.nullish(),
      creationDate: instant,
      effectiveStartDate: instant,
      commitmentEndDate: instant,
      autoRenewEnabled: z.boolean().nullish(),
    })
    .transform(
      (wire): Subscription => ({
        id: wire.id,
        customerId: customerId.toLowerCase(),
        name: wire.friendlyName || wire.offerName || wire.id,
        seats: wire.quantity,
        status: wire.status,
        orderId: wire.orderId || undefined,
        parentId: wire.parentSubscriptionId || undefined,
        startedOn: wire.effectiveStartDate ?? wire.creationDate,
        termEndsOn: wire.commitmentEndDate,
        autoRenew: wire.autoRenewEnabled ?? false,
      }),
    );

/** Links name an invoice `Recurring-D02…`, everything else plain `D02…` (domain.md §2.6 [!]). */
export const plainInvoiceId = (id: string) => id.replace(/^(Recurring|OneTime)-/i, '');

export const vendorInvoiceShape = z
  .object({
    id: z.string().transform(plainInvoiceId),
    invoiceDate: instant.pipe(z.date()),
    billingPeriodStartDate: instant,
    billingPeriodEndDate: instant,
    totalCharges: inMinorUnits,
    currencyCode: currency,
  })
  .transform(
    (wire): VendorInvoice => ({
      id: wire.id,
      issuedOn: wire.invoiceDate,
      from: wire.billingPeriodStartDate,
      to: wire.billingPeriodEndDate,
      total: money(wire.totalCharges, wire.currencyCode),
    }),
  );
