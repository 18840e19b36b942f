import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { importShapes } from '../../../services/ledger/import-shapes';
import type { Holding, Invoice } from '../../../services/ledger/ledger';
import { minorUnits, money } from '../../../services/money';
import type { VendorInvoice, VendorLine } from '../../../services/partner-center/partner-center';
import type { Evidence } from '../../../services/reconciliation/reconciliation';

/** The sample partner's two books, read straight from content/sample. */
const json = (name: string): unknown => JSON.parse(readFileSync(`content/sample/${name}`, 'utf8'));

const ours = z
  .object({ invoices: z.array(importShapes.invoice), subscriptions: z.array(importShapes.subscription) })
  .parse(json('ledger.json'));

export const invoices: Invoice[] = ours.invoices.flatMap((record) => (record.kind === 'invoice' ? [record.value] : []));
export const holdings: Holding[] = ours.subscriptions.flatMap((record) =>
  record.kind === 'subscription' ? [record.value] : [],
);

const amount = z.string().transform((text) => money(minorUnits(text), 'CNY'));

const vendor = z
  .object({
    invoices: z.array(
      z.object({
        id: z.string(),
        issuedOn: z.coerce.date(),
        total: amount,
        lines: z.array(
          z.object({
            ...{ customerId: z.string(), subscriptionId: z.string(), billingSubscriptionId: z.string() },
            ...{ orderId: z.string(), product: z.string(), chargeType: z.string() },
            ...{ chargeStart: z.string(), chargeEnd: z.string(), seats: z.int() },
            ...{ unitPrice: amount, amount, tax: amount },
          }),
        ),
      }),
    ),
  })
  .parse(json('partner-center.json'));

export const vendorInvoices: VendorInvoice[] = vendor.invoices.map(({ id, issuedOn, total }) => ({
  id,
  issuedOn,
  total,
}));
export const vendorLines: VendorLine[] = vendor.invoices.flatMap(({ id, lines }) =>
  lines.map(({ chargeStart, chargeEnd, ...line }) => ({ ...line, invoiceId: id, from: chargeStart, to: chargeEnd })),
);

export const subscription = {
  e3: 'e3a00000-0000-4000-8000-000000000001',
  exchange: 'e70a0000-0000-4000-8000-000000000002',
  visio: '715a0000-0000-4000-8000-000000000003',
  kiosk: 'c10b0000-0000-4000-8000-000000000004',
  project: 'b13b0000-0000-4000-8000-000000000005',
  e3OfTidepool: 'e3b00000-0000-4000-8000-000000000006',
} as const;

export function invoiceOf(id: string): Invoice {
  const found = invoices.find((invoice) => invoice.id === id);
  if (!found) throw new Error(`the sample has no invoice ${id}`);
  return found;
}

/** All the sample knows about one subscription on one invoice. */
export function evidence(invoiceId: string, subscriptionId?: string): Evidence {
  const invoice = invoiceOf(invoiceId);
  return {
    invoice,
    subscriptionId,
    invoices: invoices.filter(({ customerId }) => customerId === invoice.customerId),
    vendorInvoices,
    vendorLines: vendorLines.filter(({ customerId }) => customerId === invoice.customerId),
    holding: holdings.find((holding) => holding.subscriptionId === subscriptionId),
  };
}
