import { addDays } from '../calendar/day';
import { billingDayOf, billingPeriods } from '../ledger/billing-period';
import type { Day, Invoice, InvoiceLine } from '../ledger/ledger';
import type { VendorLine } from '../partner-center/partner-center';
import type { Book, Charge } from './book';
import { chargeTypeOf, lineKindOf } from './charge-types';
import { type Evidence, issueDay } from './reconciliation';

const LAST = '9999-12-31';

/** The partner's invoices to the customer, cut down to one subscription. */
export function ourBook(evidence: Evidence, subscriptionId: string): Book {
  const invoices = allInvoices(evidence);
  const advances = invoices
    .flatMap(({ lines }) => lines)
    .filter(({ kind }) => kind === 'advance' || kind === 'reversal');
  const billingDay = billingDayOf(
    advances,
    invoices.flatMap(({ issuedOn, to }) => [issuedOn, addDays(to, 1)]),
  );
  const isOwn = (line: InvoiceLine) => subscriptionOf(line, evidence) === subscriptionId;

  return {
    charges: invoices.flatMap((invoice) => invoice.lines.filter(isOwn).map((line) => ourCharge(invoice, line))),
    since: invoices.map(({ issuedOn }) => issuedOn).sort()[0] ?? LAST,
    periodOf: billingPeriods(billingDay, advances.filter(isOwn)),
    monthOf: billingPeriods(billingDay, []),
  };
}

export const allInvoices = ({ invoice, invoices }: Evidence) => [
  invoice,
  ...invoices.filter(({ id }) => id !== invoice.id),
];

const ourCharge = (invoice: Invoice, { id, kind, from, to, seats, unitPrice, amount }: InvoiceLine): Charge => ({
  id: `${invoice.id}/${id}`,
  invoiceId: invoice.id,
  issuedOn: invoice.issuedOn,
  ...{ kind, from, to, seats, unitPrice, amount },
});

/**
 * The subscription a line of ours is about, lower case. 21Vianet bills an add-on as a subscription of its own; a book
 * that has it under the id of its base is told by the product's name.
 */
export function subscriptionOf(
  { subscriptionId, product }: InvoiceLine,
  { subscriptions = [] }: Pick<Evidence, 'subscriptions'>,
) {
  const own = subscriptionId?.toLowerCase();
  const addOn =
    own && subscriptions.find(({ parentId, name }) => parentId?.toLowerCase() === own && sameName(name, product));
  return addOn ? addOn.id.toLowerCase() : own;
}

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export interface VendorBook extends Book {
  /** Lines that carry an amount and do not say for which seats and days. */
  readonly unclear: readonly VendorLine[];
  readonly issueDays: readonly Day[];
}

/** 21Vianet's invoices to the partner, cut down to one subscription. */
export function vendorBook({ vendorInvoices, vendorLines }: Evidence, subscriptionId: string): VendorBook {
  const own = vendorLines.filter((line) => line.subscriptionId.toLowerCase() === subscriptionId);
  const clear = own.filter(isClear);
  const issued = new Map(vendorInvoices.map((invoice) => [invoice.id, issueDay(invoice)]));
  const issueDays = [...issued.values()].sort();
  const paidFor = clear.filter(({ amount }) => amount.amount > 0);
  const billingDay = billingDayOf(paidFor, issueDays);
  const periodOf = billingPeriods(billingDay, paidFor);

  return {
    charges: clear.map((line, at) => ({
      id: `${line.invoiceId}/${at + 1}`,
      invoiceId: line.invoiceId,
      issuedOn: issued.get(line.invoiceId) ?? line.from,
      kind: lineKindOf(line, periodOf(line.from)),
      from: line.from,
      to: line.to,
      seats: Math.abs(line.seats),
      unitPrice: line.unitPrice,
      amount: line.amount,
    })),
    since: issueDays[0] ?? LAST,
    periodOf,
    monthOf: billingPeriods(billingDay, []),
    unclear: own.filter((line) => !isClear(line) && line.amount.amount !== 0),
    issueDays,
  };
}

/** An adjustment may name no days at all (''). */
const isClear = ({ chargeType, from, to }: VendorLine) =>
  from !== '' && to !== '' && chargeTypeOf(chargeType)?.bySeat === true;
