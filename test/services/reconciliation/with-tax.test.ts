import { expect } from 'chai';
import type { InvoiceLine } from '../../../services/ledger/ledger';
import { money } from '../../../services/money';
import { withTax } from '../../../services/reconciliation/with-tax';

const line = (amount: number, tax: number): InvoiceLine => ({
  ...{ id: '1', kind: 'advance', product: 'Office 365 E3', from: '2026-07-01', to: '2026-07-31', seats: 1 },
  unitPrice: money(amount, 'CNY'),
  amount: money(amount, 'CNY'),
  tax: money(tax, 'CNY'),
});

describe('an amount with the tax of the lines it is on', () => {
  const rows: [what: string, amount: number, lines: readonly InvoiceLine[], expected: number | undefined][] = [
    ['at one rate', 44_000, [line(100_000, 6_000)], 46_640],
    ['too little', -44_000, [line(100_000, 6_000)], -46_640],
    ['of rounded taxes', 44_000, [line(333, 20), line(2_661, 160)], 46_640],
    ['with what is taken back', 44_000, [line(100_000, 6_000), line(-2_661, -160)], 46_640],
    ['with a line for nothing', 44_000, [line(100_000, 6_000), line(0, 0)], 46_640],
    ['without tax', 44_000, [line(100_000, 0)], 44_000],
    ['at several rates', 44_000, [line(100_000, 6_000), line(100_000, 13_000)], undefined],
    ['with no line', 44_000, [], undefined],
    ['with lines for nothing only', 44_000, [line(0, 0)], undefined],
  ];
  for (const [what, amount, lines, expected] of rows)
    it(`${what}: ${expected ?? 'is not known'}`, () =>
      expect(withTax(money(amount, 'CNY'), lines)?.amount).to.equal(expected));
});
