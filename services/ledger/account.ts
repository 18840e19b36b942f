import { type Money, money, sum } from '../money';
import { balanceOf } from './invoice-state';
import type { Day, InvoiceLine, InvoiceState, Payment } from './ledger';
import { TOLERANCE } from './proration';

/** What a customer owes as of a day, from the partner's own books. */
export interface Account {
  /** Invoices that are not paid in full, the one due first first. */
  readonly open: readonly InvoiceState[];
  readonly owed: Money;
  /** The part of it that is past its due date. */
  readonly overdue: Money;
  /** Paid, and not counted for any invoice: without its number, or more than was billed. */
  readonly onAccount: Money;
}

export function accountOf(invoices: readonly InvoiceState[], payments: readonly Payment[], today: Day): Account {
  const currency = invoices[0]?.invoice.total.currency ?? payments[0]?.amount.currency ?? 'CNY';
  const open = invoices
    .filter((each) => each.open.amount > 0)
    .toSorted((a, b) => (a.invoice.dueOn < b.invoice.dueOn ? -1 : 1));
  const total = (some: readonly InvoiceState[]) =>
    sum(
      some.map((each) => each.open),
      currency,
    );
  const owed = total(open);
  const balance = balanceOf(invoices, payments, currency);
  return {
    open,
    owed,
    overdue: total(open.filter(({ invoice }) => invoice.dueOn < today)),
    onAccount: money(Math.max(0, owed.amount - balance.amount), currency),
  };
}

export interface Credit {
  readonly invoiceId: string;
  readonly line: InvoiceLine;
}

/** What was given back on invoices, newest first. An advance taken back because seats changed is none: it is charged again by days. */
export const creditsOf = (invoices: readonly InvoiceState[]): readonly Credit[] =>
  invoices.flatMap(({ invoice: { id, lines } }) =>
    lines
      .filter(({ kind, amount }) => kind === 'credit' || (kind === 'other' && amount.amount < 0))
      .map((line) => ({ invoiceId: id, line })),
  );

/** Whether an invoice since that day gives back so much (with tax, but for cents). */
export const isGivenBack = (amount: Money, since: Day, invoices: readonly InvoiceState[]): boolean =>
  creditsOf(invoices.filter(({ invoice }) => invoice.issuedOn >= since)).some(
    ({ line }) => Math.abs(amount.amount + line.amount.amount + line.tax.amount) <= TOLERANCE,
  );
