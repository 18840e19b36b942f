import { z } from 'zod';
import { money } from '../money';
import type { PartnerCenter, VendorLine } from './partner-center';
import { caseless, currency, day, inMinorUnits, wholeNumber } from './wire';

export type LineOwner = Parameters<PartnerCenter['vendorLines']>[1];

const anyLine = z.looseObject({
  customerId: caseless.nullish(),
  syndicationPartnerSubscriptionNumber: caseless.nullish(),
  domainName: caseless.nullish(),
});

/**
 * A license line of this customer; undefined for anybody else's, of which not even the amount is read:
 * one collection holds the lines of all customers (domain.md §2.6).
 */
export function ownLine(invoiceId: string, customer: LineOwner): z.ZodType<VendorLine | undefined> {
  const isOwn = owns(customer);
  return z.union([
    anyLine.refine((line) => !isOwn(line)).transform(() => undefined),
    anyLine.transform((line): unknown => line).pipe(licenseLine(invoiceId, customer.id.toLowerCase())),
  ]);
}

/**
 * By customer id, and where that fails by subscription or domain: the documents call `customerId` an id
 * "in the billing platform", their samples show the tenant id (domain.md §2.6 [!]).
 */
function owns({ id, domain, subscriptionIds }: LineOwner) {
  const [customerId, domainName] = [id.toLowerCase(), domain?.toLowerCase()];
  const subscriptions = new Set(subscriptionIds.map((subscriptionId) => subscriptionId.toLowerCase()));

  return (line: z.infer<typeof anyLine>): boolean =>
    line.customerId === customerId ||
    subscriptions.has(line.syndicationPartnerSubscriptionNumber ?? '') ||
    (Boolean(domainName) && line.domainName === domainName);
}

const text = z.string().nullish();

const licenseLine = (invoiceId: string, customerId: string) =>
  z
    .object({
      syndicationPartnerSubscriptionNumber: caseless.nullish(),
      subscriptionId: text,
      orderId: text,
      offerName: text,
      subscriptionName: text,
      chargeType: text,
      chargeStartDate: day,
      chargeEndDate: day,
      quantity: wholeNumber,
      unitPrice: inMinorUnits,
      amount: inMinorUnits,
      tax: inMinorUnits,
      currency,
    })
    .transform(
      (wire): VendorLine => ({
        invoiceId,
        customerId,
        subscriptionId: wire.syndicationPartnerSubscriptionNumber ?? '',
        billingSubscriptionId: wire.subscriptionId ?? '',
        orderId: wire.orderId ?? '',
        product: wire.offerName || wire.subscriptionName || '',
        chargeType: (wire.chargeType ?? '').trim(),
        // An adjustment may name no days ("0001-01-01"): it then belongs to no period, and '' falls into none.
        from: wire.chargeStartDate ?? wire.chargeEndDate ?? '',
        to: wire.chargeEndDate ?? wire.chargeStartDate ?? '',
        seats: wire.quantity,
        unitPrice: money(wire.unitPrice, wire.currency),
        amount: money(wire.amount, wire.currency),
        tax: money(wire.tax, wire.currency),
      }),
    );
