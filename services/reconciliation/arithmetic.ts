import { type BillingPeriod, daysIn, type Span } from '../ledger/billing-period';
import { expectedAmount, TOLERANCE } from '../ledger/proration';
import { type Money, money, sum } from '../money';
import { type Book, type Charge, effect } from './book';

/** Lines whose amounts are not what their own unit price, seats and days come to. */
export interface Miscalculation extends Span {
  readonly charges: readonly Charge[];
  readonly period: BillingPeriod;
  readonly billed: Money;
  readonly expected: Money;
}

/**
 * Each side's arithmetic by its own prices. Lines of one period with the same seats and price are one charge in
 * pieces: they are summed first, so that it makes no difference into how many pieces somebody cut it.
 */
export function miscalculations(book: Book, window: Span): Miscalculation[] {
  const pieces = new Map<string, Charge[]>();
  for (const charge of book.charges) {
    if (charge.kind === 'other' || charge.to < window.from || charge.from > window.to) continue;
    const key = [effect[charge.kind], charge.seats, charge.unitPrice.amount, book.periodOf(charge.from).from].join(' ');
    pieces.set(key, [...(pieces.get(key) ?? []), charge]);
  }
  return [...pieces.values()].map((charges) => calculate(charges, book)).filter(isOff);
}

function calculate(charges: readonly Charge[], book: Book): Miscalculation {
  const { kind, seats, unitPrice, from } = charges[0]!;
  const period = book.periodOf(from);
  const days = charges.reduce((all, charge) => all + daysIn(charge), 0);
  const price = expectedAmount({ unitPrice, seats, days, daysInPeriod: period.days });
  return {
    charges,
    period,
    from: charges.map((charge) => charge.from).sort()[0]!,
    to: charges
      .map((charge) => charge.to)
      .sort()
      .at(-1)!,
    billed: sum(charges.map(({ amount }) => amount)),
    expected: money(effect[kind] * price.amount + 0, price.currency), // + 0: no minus zero
  };
}

/** At least a cent a line, each being rounded by itself (domain.md §1.6). */
const isOff = ({ charges, billed, expected }: Miscalculation) =>
  Math.abs(billed.amount - expected.amount) > Math.max(TOLERANCE, charges.length);
