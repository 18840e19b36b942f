import { expect } from 'chai';
import { priceOtherwise, seatsOtherwise } from '../../../services/ledger/billed-otherwise';
import type { Holding, Invoice, InvoiceLine } from '../../../services/ledger/ledger';
import { invoice, line } from './lines';

type Billed = readonly [seats: number, unitPrice: number];

const holding: Holding = {
  customerId: 'c',
  subscriptionId: 'kiosk',
  product: 'Kiosk',
  seats: [
    { since: '2026-01-15', seats: 10 },
    { since: '2026-08-01', seats: 12 },
  ],
  prices: [
    { since: '2026-01-15', unitPrice: { amount: 11_00, currency: 'CNY' } },
    { since: '2026-08-15', unitPrice: { amount: 12_00, currency: 'CNY' } },
  ],
};

const advance = (from: string, to: string, [seats, price]: Billed): InvoiceLine => ({
  ...line({ from, to, seats, amount: '1.00' }),
  subscriptionId: 'kiosk',
  unitPrice: { amount: price, currency: 'CNY' },
});
const july = (...billed: readonly Billed[]): Invoice =>
  invoice(
    billed.map((each) => advance('2026-07-15', '2026-08-14', each)),
    { id: 'F-7' },
  );

describe('what is billed and recorded otherwise', () => {
  const rows: [what: string, invoices: Invoice[], price: string, seats: string][] = [
    ['nothing, where both say the same', [july([10, 11_00])], '', ''],
    ['nothing, where the record changed within the period', [july([12, 11_00])], '', ''],
    ['nothing, where the seats are billed in parts', [july([4, 11_00], [6, 11_00])], '', ''],
    ['a price', [july([10, 12_00])], 'F-7 1200 1100', ''],
    ['the price of a part', [july([4, 11_00], [6, 11_50])], 'F-7 1150 1100', ''],
    ['seats', [july([15, 11_00])], '', 'F-7 15 12'],
    ['seats that are billed twice', [july([10, 11_00], [10, 11_00])], '', 'F-7 10,10 12'],
    ['nothing before the record begins', [invoice([advance('2025-01-15', '2025-02-14', [1, 1])])], '', ''],
    ['nothing where it is not billed', [invoice([])], '', ''],
    ['nothing on an earlier invoice', [july([10, 11_00]), july([15, 99_00])], '', ''],
    ['the latest invoice that has it', [invoice([]), july([10, 99_00])], 'F-7 9900 1100', ''],
  ];
  for (const [what, invoices, price, seats] of rows)
    it(`is ${what}`, () => {
      const [priced, seated] = [priceOtherwise(holding, invoices), seatsOtherwise(holding, invoices)];
      expect(priced ? `${priced.invoiceId} ${priced.billed.amount} ${priced.recorded.amount}` : '').to.equal(price);
      expect(seated ? `${seated.invoiceId} ${seated.billed} ${seated.recorded}` : '').to.equal(seats);
    });
});
