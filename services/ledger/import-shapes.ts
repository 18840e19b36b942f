import { z } from 'zod';
import { fractionDigits } from '../currency';
import { money } from '../money';
import { amount, currency, day, guid, id, object, price, seats, text } from './import-values';
import { type Holding, type Invoice, type InvoiceLine, lineKinds, type Payment } from './ledger';
import type { LedgerRecord, RecordKind } from './ledger-book';
import { type Fault, faultsInHolding, faultsInInvoice } from './record-rules';

/** One record is held in memory whole. */
export const MOST_ITEMS = 10_000;

/** The import format (content/sample/LEDGER.md): the words of an accounting system in, our nouns out. */
const product = text(200);

const list = <T>(shape: z.ZodType<T>, of: string) =>
  z
    .array(shape, { error: ({ input }) => (input === undefined ? 'is missing' : 'is not a list') })
    .min(1, `is empty: at least one ${of} is needed`)
    .max(MOST_ITEMS, `has more than ${MOST_ITEMS} entries`);

const line = (digits: number) =>
  object({
    lineId: id,
    kind: id.pipe(z.enum(lineKinds, { error: `is none of ${lineKinds.join(', ')}` })),
    product,
    subscriptionId: guid.optional(),
    chargeStart: day,
    chargeEnd: day,
    seats,
    unitPrice: price(digits),
    amount: amount(digits),
    tax: amount(digits),
  });

const invoice = (digits: number) =>
  object({
    customerId: guid,
    invoiceId: id,
    issuedOn: day,
    dueOn: day,
    periodStart: day,
    periodEnd: day,
    currency,
    total: amount(digits),
    document: text(500)
      .refine((url) => url.startsWith('https://') && URL.canParse(url), 'is not an address that begins with https://')
      .optional(),
    fapiao: object({ number: id, issuedOn: day }).optional(),
    lines: list(line(digits), 'line'),
  })
    .transform(
      (wire): Invoice => ({
        id: wire.invoiceId,
        customerId: wire.customerId,
        issuedOn: wire.issuedOn,
        dueOn: wire.dueOn,
        from: wire.periodStart,
        to: wire.periodEnd,
        total: money(wire.total, wire.currency),
        lines: wire.lines.map((each) => toLine(each, wire.currency)),
        document: wire.document,
        fapiao: wire.fapiao,
      }),
    )
    .superRefine(naming(faultsInInvoice));

const toLine = (wire: z.infer<ReturnType<typeof line>>, currency: string): InvoiceLine => ({
  id: wire.lineId,
  kind: wire.kind,
  product: wire.product,
  subscriptionId: wire.subscriptionId,
  from: wire.chargeStart,
  to: wire.chargeEnd,
  seats: wire.seats,
  unitPrice: money(wire.unitPrice, currency),
  amount: money(wire.amount, currency),
  tax: money(wire.tax, currency),
});

const payment = (digits: number) =>
  object({
    customerId: guid,
    paymentId: id,
    invoiceId: id.optional(),
    receivedOn: day,
    amount: amount(digits),
    currency,
    method: text(100),
  }).transform(
    (wire): Payment => ({
      id: wire.paymentId,
      customerId: wire.customerId,
      invoiceId: wire.invoiceId,
      receivedOn: wire.receivedOn,
      amount: money(wire.amount, wire.currency),
      method: wire.method,
    }),
  );

const subscription = (digits: number) =>
  object({
    customerId: guid,
    subscriptionId: guid,
    product,
    currency,
    seats: list(object({ since: day, seats }), 'number of seats'),
    prices: list(object({ since: day, unitPrice: price(digits) }), 'price'),
    renewsOn: day.optional(),
    renewalUnitPrice: price(digits).optional(),
    cancelledOn: day.optional(),
  })
    .transform(
      (wire): Holding => ({
        customerId: wire.customerId,
        subscriptionId: wire.subscriptionId,
        product: wire.product,
        seats: wire.seats,
        prices: wire.prices.map(({ since, unitPrice }) => ({ since, unitPrice: money(unitPrice, wire.currency) })),
        renewsOn: wire.renewsOn,
        renewalUnitPrice: wire.renewalUnitPrice === undefined ? undefined : money(wire.renewalUnitPrice, wire.currency),
        cancelledOn: wire.cancelledOn,
      }),
    )
    .superRefine(naming(faultsInHolding));

function naming<T>(faultsIn: (record: T) => readonly Fault[]) {
  return (record: T, context: z.RefinementCtx<T>) => {
    for (const { path, message } of faultsIn(record)) context.addIssue({ code: 'custom', path, message });
  };
}

type Shapes = { readonly [Kind in RecordKind]: z.ZodType<LedgerRecord> };

const shapesAt = (digits: number): Shapes => ({
  invoice: invoice(digits).transform((value): LedgerRecord => ({ kind: 'invoice', value })),
  payment: payment(digits).transform((value): LedgerRecord => ({ kind: 'payment', value })),
  subscription: subscription(digits).transform((value): LedgerRecord => ({ kind: 'subscription', value })),
});

const built = new Map<number, Shapes>();

/** How many decimals its amounts may have, the currency of a record says; one without a currency is refused anyhow. */
function shapesFor(record: unknown): Shapes {
  const digits = fractionDigits(ofCurrency.safeParse(record).data?.currency ?? 'CNY');
  const shapes = built.get(digits) ?? shapesAt(digits);
  built.set(digits, shapes);
  return shapes;
}

const ofCurrency = z.object({ currency });

const inItsCurrency = (kind: RecordKind) =>
  z.unknown().transform((record, context) => {
    const read = shapesFor(record)[kind].safeParse(record);
    if (read.success) return read.data;
    for (const { path, message } of read.error.issues) context.addIssue({ code: 'custom', path, message });
    return z.NEVER;
  });

export const importShapes: Shapes = {
  invoice: inItsCurrency('invoice'),
  payment: inItsCurrency('payment'),
  subscription: inItsCurrency('subscription'),
};
