import { type Money, money, sum } from '../money';
import { folded } from './invoice-id';
import type { Invoice, InvoiceState, Payment } from './ledger';

/** Only payments made for this invoice count for it; what was paid without naming one shows in the account's balance. */
export function stateOf(invoice: Invoice, payments: readonly Payment[]): InvoiceState {
  const { currency } = invoice.total;
  const id = folded(invoice.id);
  const paid = sum(
    payments.filter(({ invoiceId }) => invoiceId && folded(invoiceId) === id).map(({ amount }) => amount),
    currency,
  );
  return { invoice, paid, open: money(Math.max(0, invoice.total.amount - paid.amount), currency) };
}

/** What the customer owes over all invoices and payments; negative when more was paid than billed. */
export function balanceOf(invoices: readonly InvoiceState[], payments: readonly Payment[], currency: string): Money {
  const billed = sum(
    invoices.map(({ invoice }) => invoice.total),
    currency,
  );
  const paid = sum(
    payments.map(({ amount }) => amount),
    currency,
  );
  return money(billed.amount - paid.amount, currency);
}
