import { type CollectionsPolicy, readCollectionsPolicy } from '../../../services/collections/policy';
import type { Holding, Invoice, InvoiceState, Payment } from '../../../services/ledger/ledger';
import { calendars } from '../case';
import { longName, upTo } from './words';

export const policy: CollectionsPolicy = readCollectionsPolicy('content/collections-policy.yaml', calendars);

export const today = '2026-11-22';

const cny = (amount: number) => ({ amount, currency: 'CNY' });
const kinds = ['advance', 'prorated', 'reversal', 'credit', 'free', 'other'] as const;

/** An invoice of so many lines, cycling through kinds and long names. */
export function invoiceOf(count: number, id = 'BF-2026-07'): InvoiceState {
  const lines = upTo(count, (i) => {
    const kind = kinds[i % kinds.length]!;
    const sign = kind === 'reversal' || kind === 'credit' ? -1 : 1;
    const amount = i % 11 === 2 ? 12_345_678_900 : 30_000;
    return {
      id: String(i + 1),
      kind,
      product: i % 7 === 0 ? longName : `Office 365 E${i}`,
      subscriptionId: `s${i % 40}`,
      from: '2026-07-15',
      to: '2026-08-14',
      seats: 20,
      unitPrice: cny(1_500),
      amount: cny(sign * amount),
      tax: cny(sign * amount * 0.06),
    };
  });
  const total = cny(lines.reduce((sum, { amount, tax }) => sum + amount.amount + tax.amount, 0));
  const period = { issuedOn: '2026-07-15', dueOn: '2026-08-14', from: '2026-07-15', to: '2026-08-14' };
  const document = `https://billing.example/${id}.pdf`;
  return { invoice: { id, customerId: 'c', ...period, total, lines, document }, paid: cny(0), open: total };
}

/** Seats changed within the month; the last line is not what its own price, seats and days come to. */
export const changedSeats: Invoice = {
  ...invoiceOf(0).invoice,
  lines: (
    [
      ['reversal', '2026-07-15', '2026-08-14', 15, -16_500],
      ['prorated', '2026-07-15', '2026-07-19', 15, 2_661],
      ['prorated', '2026-07-20', '2026-07-30', 12, 4_684],
      ['prorated', '2026-07-31', '2026-08-14', 18, 9_999],
    ] as const
  ).map(([kind, from, to, seats, amount], i) => ({
    ...{ id: String(i + 1), kind, from, to, seats },
    product: 'Exchange Online (Plan 2)',
    subscriptionId: 's',
    unitPrice: cny(1_100),
    amount: cny(amount),
    tax: cny(0),
  })),
};

/** Open and long overdue, open and due, and paid with its fapiao. */
export const invoicesOf = (count: number): readonly InvoiceState[] =>
  upTo(count, (i) => {
    const { invoice, ...state } = invoiceOf(3, `BF-${2026 - Math.trunc(i / 12)}-${i % 12}`);
    const fapiao = i % 3 === 2 ? { number: '25310000000012345678', issuedOn: '2026-07-16' } : undefined;
    const dated = { ...invoice, fapiao, dueOn: i % 3 === 1 ? '2026-12-15' : invoice.dueOn };
    return fapiao ? { invoice: dated, paid: invoice.total, open: cny(0) } : { ...state, invoice: dated };
  });

export const paymentsOf = (count: number): readonly Payment[] =>
  upTo(count, (i) => ({
    id: `PAY_${i}`,
    customerId: 'c',
    invoiceId: i % 2 === 0 ? 'BF-2026-0' : undefined,
    receivedOn: '2026-07-20',
    amount: cny(123_456_789),
    method: i % 3 === 0 ? longName : 'bank transfer',
  }));

export const holdingsOf = (count: number): readonly Holding[] =>
  upTo(count, (i) => ({
    customerId: 'c',
    subscriptionId: `s${i}`,
    product: i % 2 === 0 ? longName : 'Exchange Online (Plan 2)',
    seats: upTo(i % 3, (n) => ({ since: `2026-0${n + 1}-15`, seats: 20 + n })),
    prices: upTo(i % 3, (n) => ({ since: `2026-0${n + 1}-15`, unitPrice: cny(1_500 + n) })),
    renewsOn: i % 3 === 0 ? undefined : '2027-01-15',
    renewalUnitPrice: i % 2 === 0 ? cny(1_600) : undefined,
    cancelledOn: i % 5 === 4 ? '2026-06-24' : undefined,
  }));
