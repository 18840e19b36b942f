import { expect } from 'chai';
import { billingPeriods } from '../../../services/ledger/billing-period';
import type { LineKind } from '../../../services/ledger/ledger';
import { minorUnits, money } from '../../../services/money';
import type { VendorLine } from '../../../services/partner-center/partner-center';
import { chargeTypeOf, lineKindOf } from '../../../services/reconciliation/charge-types';

describe("21Vianet's charge types in our words", () => {
  const whole = ['2026-07-15', '2026-08-14'] as const;
  const part = ['2026-07-20', '2026-07-30'] as const;

  const rows: [chargeType: string, days: readonly [string, string], amount: string, kind: LineKind][] = [
    ['Cycle fee', whole, '110.00', 'advance'],
    ['CYCLE FEE', whole, '110.00', 'advance'],
    ['Renew fee', whole, '110.00', 'advance'],
    ['Purchase fee', whole, '110.00', 'advance'],
    ['PURCHASE FEE', part, '39.03', 'prorated'],
    ['New', whole, '110.00', 'advance'],
    ['Purchase', whole, '110.00', 'advance'],
    ['Cycle instance prorate', whole, '-110.00', 'reversal'],
    ['cycle  instance prorate ', part, '39.03', 'prorated'],
    ['Cancel instance prorate', part, '39.03', 'prorated'],
    ['Cancel instance prorate', whole, '-110.00', 'reversal'],
    ['Prorate fees when cancel', part, '-39.03', 'credit'],
    ['Cancel', part, '-39.03', 'credit'],
    ['refund', part, '-39.03', 'credit'],
    ['Prorate fees when purchase', part, '39.03', 'prorated'],
    ['Prorate fee when renew', part, '39.03', 'prorated'],
    ['Prorate fees when activate', part, '39.03', 'prorated'],
    ['Offset a line item', part, '-39.03', 'other'],
    ['Assess usage fee for current cycle', whole, '110.00', 'other'],
    ['Assess usage fee when cancel', whole, '110.00', 'other'],
    ['Cycle discount', whole, '-11.00', 'other'],
    ['Something of 2031', whole, '110.00', 'other'],
    ['', whole, '110.00', 'other'],
    ['toString', whole, '110.00', 'other'],
  ];
  for (const [chargeType, [from, to], amount, kind] of rows) {
    it(`calls “${chargeType}” over ${from} to ${to}, ${amount}, ${kind}`, () => {
      expect(lineKindOf(line({ chargeType, from, to, amount: yuan(amount) }), periodOf(from))).to.equal(kind);
    });
  }

  it('calls what has no price free, and a cent does not make it a charge', () => {
    for (const amount of ['0.00', '0.01', '-0.01']) {
      const free = line({ chargeType: 'New', unitPrice: yuan('0.00'), amount: yuan(amount) });

      expect(lineKindOf(free, periodOf(free.from))).to.equal('free');
    }
  });

  it('names the section and the source of what is documented, and knows nothing else', () => {
    expect(chargeTypeOf('Offset a line item')).to.include({ section: 'credits', bySeat: false });
    expect(chargeTypeOf('Cycle fee')?.source).to.match(/domain\.md §1\.6/);
    expect(chargeTypeOf('Something of 2031')).to.equal(undefined);
  });

  const periodOf = billingPeriods(15, []);
  const yuan = (decimal: string) => money(minorUnits(decimal), 'CNY');
  const line = (rest: Partial<VendorLine>): VendorLine => ({
    invoiceId: 'D1',
    customerId: 'c',
    subscriptionId: 's',
    billingSubscriptionId: 'b',
    orderId: 'o',
    product: 'Exchange Online Kiosk',
    chargeType: 'Cycle fee',
    from: '2026-07-15',
    to: '2026-08-14',
    seats: 10,
    unitPrice: yuan('11.00'),
    amount: yuan('110.00'),
    tax: yuan('0.00'),
    ...rest,
  });
});
