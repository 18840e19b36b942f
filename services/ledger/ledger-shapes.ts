import { z } from 'zod';
import { type Holding, type Invoice, lineKinds, type Payment } from './ledger';
import type { LedgerRecord } from './ledger-book';

/** Records as they are kept: the nouns themselves, in minor units. What people send in is read by import-shapes.ts. */
const day = z.iso.date();
const amount = z.object({ amount: z.int(), currency: z.string() });

export const invoiceShape: z.ZodType<Invoice> = z.object({
  id: z.string(),
  customerId: z.string(),
  issuedOn: day,
  dueOn: day,
  from: day,
  to: day,
  total: amount,
  lines: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(lineKinds),
      product: z.string(),
      subscriptionId: z.string().optional(),
      from: day,
      to: day,
      seats: z.int(),
      unitPrice: amount,
      amount,
      tax: amount,
    }),
  ),
  document: z.string().optional(),
  fapiao: z.object({ number: z.string(), issuedOn: day }).optional(),
});

export const paymentShape: z.ZodType<Payment> = z.object({
  id: z.string(),
  customerId: z.string(),
  invoiceId: z.string().optional(),
  receivedOn: day,
  amount,
  method: z.string(),
});

export const holdingShape: z.ZodType<Holding> = z.object({
  customerId: z.string(),
  subscriptionId: z.string(),
  product: z.string(),
  seats: z.array(z.object({ since: day, seats: z.int() })),
  prices: z.array(z.object({ since: day, unitPrice: amount })),
  renewsOn: day.optional(),
  renewalUnitPrice: amount.optional(),
  cancelledOn: day.optional(),
});

export const recordShape: z.ZodType<LedgerRecord> = z.union([
  z.object({ kind: z.literal('invoice'), value: invoiceShape }),
  z.object({ kind: z.literal('payment'), value: paymentShape }),
  z.object({ kind: z.literal('subscription'), value: holdingShape }),
]);
