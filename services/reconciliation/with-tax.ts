import type { InvoiceLine } from '../ledger/ledger';
import { type Money, money } from '../money';

/** Rates are counted in hundredths of a percent. */
const BASIS_POINTS = 10_000;

/**
 * An amount before tax with the tax that is on these lines. Undefined: they are taxed at several rates, or say nothing of one.
 * A rate is in whole percent, as far as the lines fit: what is rounded on small lines is no part of it.
 */
export function withTax({ amount, currency }: Money, lines: readonly InvoiceLine[]): Money | undefined {
  const total = (part: 'amount' | 'tax') => lines.reduce((sum, line) => sum + Math.abs(line[part].amount), 0);
  if (total('amount') === 0) return undefined;
  const exactly = (total('tax') / total('amount')) * BASIS_POINTS;
  const rate = [100, 1].map((step) => Math.round(exactly / step) * step).find((each) => lines.every(isTaxedAt(each)));
  return rate === undefined ? undefined : money(amount + taxAt(amount, rate), currency);
}

/** The tax of each line is rounded. */
const isTaxedAt = (rate: number) => (line: InvoiceLine) =>
  Math.abs(taxAt(line.amount.amount, rate) - line.tax.amount) <= 1;

const taxAt = (amount: number, rate: number): number =>
  Math.sign(amount) * Math.round((Math.abs(amount) * rate) / BASIS_POINTS);
