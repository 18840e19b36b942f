import { expect } from 'chai';
import { accountOf, creditsOf, isGivenBack } from '../../../services/ledger/account';
import { stateOf } from '../../../services/ledger/invoice-state';
import type { Invoice, Payment } from '../../../services/ledger/ledger';
import { money } from '../../../services/money';

const cny = (amount: number) => money(amount, 'CNY');
const invoice = (id: string, dueOn: string, total: number, lines: Invoice['lines'] = []): Invoice => ({
  id,
  customerId: 'c',
  issuedOn: '2026-07-15',
  dueOn,
  from: '2026-07-15',
  to: '2026-08-14',
  total: cny(total),
  lines,
});
const payment = (amount: number, invoiceId?: string): Payment => ({
  id: `p${amount}`,
  customerId: 'c',
  invoiceId,
  receivedOn: '2026-08-01',
  amount: cny(amount),
  method: 'bank transfer',
});

describe('an account', () => {
  const invoices = [
    invoice('late', '2026-08-14', 10_000),
    invoice('next', '2026-09-14', 5_000),
    invoice('paid', '2026-07-14', 700),
  ];
  const of = (payments: readonly Payment[], today = '2026-09-01') =>
    accountOf(
      invoices.map((each) => stateOf(each, payments)),
      payments,
      today,
    );

  const rows: [what: string, payments: Payment[], owed: number, overdue: number, onAccount: number, open: string[]][] =
    [
      ['nothing paid', [], 15_700, 10_700, 0, ['paid', 'late', 'next']],
      ['one paid', [payment(700, 'paid')], 15_000, 10_000, 0, ['late', 'next']],
      ['partly paid', [payment(700, 'paid'), payment(4_000, 'late')], 11_000, 6_000, 0, ['late', 'next']],
      ['paid without a number', [payment(700, 'paid'), payment(3_000)], 15_000, 10_000, 3_000, ['late', 'next']],
      ['paid too much', [payment(900, 'paid')], 15_000, 10_000, 200, ['late', 'next']],
      ['all paid', [payment(700, 'paid'), payment(10_000, 'late'), payment(5_000, 'next')], 0, 0, 0, []],
    ];
  for (const [what, payments, owed, overdue, onAccount, open] of rows) {
    it(what, () => {
      const account = of(payments);
      expect(account.owed).to.deep.equal(cny(owed));
      expect(account.overdue).to.deep.equal(cny(overdue));
      expect(account.onAccount).to.deep.equal(cny(onAccount));
      expect(account.open.map(({ invoice: { id } }) => id)).to.deep.equal(open);
    });
  }

  it('is not overdue on the day it is due', () => expect(of([], '2026-07-14').overdue.amount).to.equal(0));

  it('is empty for somebody who was never billed', () => {
    expect(accountOf([], [], '2026-09-01')).to.deep.include({ open: [], owed: cny(0), onAccount: cny(0) });
  });
});

describe('credits', () => {
  const line = (id: string, kind: Invoice['lines'][number]['kind'], amount: number) => ({
    id,
    kind,
    product: 'Visio Plan 2',
    from: '2026-07-15',
    to: '2026-08-14',
    seats: 1,
    unitPrice: cny(100),
    amount: cny(amount),
    tax: cny(0),
  });

  it('are what was given back; an advance that is charged again by days is none', () => {
    const lines = [
      line('1', 'credit', -500),
      line('2', 'reversal', -900),
      line('3', 'other', -100),
      line('4', 'other', 100),
    ];
    const found = creditsOf([stateOf(invoice('i', '2026-08-14', 0, lines), [])]);
    expect(found.map((credit) => credit.line.id)).to.deep.equal(['1', '3']);
  });
});

describe('whether a promised credit was given', () => {
  const back = (amount: number, tax: number) =>
    ({ kind: 'credit', amount: cny(amount), tax: cny(tax) }) as Invoice['lines'][number];
  const rows: [what: string, lines: Invoice['lines'], since: string, given: boolean][] = [
    ['on no invoice', [], '2026-07-01', false],
    ['with its tax', [back(-44_000, -2_640)], '2026-07-01', true],
    ['but for cents', [back(-44_000, -2_643)], '2026-07-01', true],
    ['another amount', [back(-40_000, -2_400)], '2026-07-01', false],
    ['before it was promised', [back(-44_000, -2_640)], '2026-07-16', false],
  ];
  for (const [what, lines, since, given] of rows)
    it(`${what}: ${given}`, () => {
      const invoices = [stateOf(invoice('i', '2026-08-14', 0, lines), [])];
      expect(isGivenBack(cny(46_640), since, invoices)).to.equal(given);
    });
});
