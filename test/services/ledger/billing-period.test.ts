import { expect } from 'chai';
import fc from 'fast-check';
import { addDays } from '../../../services/calendar/day';
import { billingDayOf, billingPeriods, daysIn, type Span } from '../../../services/ledger/billing-period';

describe('billing periods', () => {
  const months: [day: string, billingDay: number, from: string, to: string, days: number][] = [
    ['2026-07-15', 15, '2026-07-15', '2026-08-14', 31],
    ['2026-08-14', 15, '2026-07-15', '2026-08-14', 31],
    ['2026-06-30', 15, '2026-06-15', '2026-07-14', 30],
    ['2026-02-20', 15, '2026-02-15', '2026-03-14', 28],
    ['2028-02-20', 15, '2028-02-15', '2028-03-14', 29],
    ['2026-12-31', 15, '2026-12-15', '2027-01-14', 31],
    ['2026-01-01', 15, '2025-12-15', '2026-01-14', 31],
    ['2026-07-09', 1, '2026-07-01', '2026-07-31', 31],
    ['2026-02-27', 31, '2026-01-31', '2026-02-27', 28],
    ['2026-02-28', 31, '2026-02-28', '2026-03-30', 31],
    ['2026-03-31', 31, '2026-03-31', '2026-04-29', 30],
  ];
  for (const [day, billingDay, from, to, days] of months) {
    it(`holds ${day} from ${from} to ${to} when billed on the ${billingDay}`, () => {
      expect(billingPeriods(billingDay, [])(day)).to.deep.equal({ from, to, days, stated: false });
    });
  }

  it('follow one another without gap or overlap, whatever the billing day', () => {
    const someDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 31 }), (day, billingDay) => {
        const periodOf = billingPeriods(billingDay, []);
        const period = periodOf(day);

        expect(period.from <= day && day <= period.to).to.equal(true);
        expect(periodOf(period.from)).to.deep.equal(period);
        expect(periodOf(period.to)).to.deep.equal(period);
        expect(periodOf(addDays(period.to, 1)).from).to.equal(addDays(period.to, 1));
        expect(period.days).to.be.within(28, 31).and.to.equal(daysIn(period));
      }),
    );
  });

  it('are stated when an advance has these very days', () => {
    const advance = { from: '2026-07-15', to: '2026-08-14' };

    expect(billingPeriods(15, [advance])('2026-08-10')).to.include({ ...advance, stated: true });
  });

  it('are a year long for what is paid by the year, and no shorter for a piece of a month', () => {
    const year = { from: '2026-07-15', to: '2027-07-14' };
    const piece = { from: '2026-07-15', to: '2026-07-31' };

    expect(billingPeriods(15, [year])('2026-12-01')).to.include({ ...year, days: 365, stated: true });
    expect(billingPeriods(15, [piece])('2026-07-20')).to.include({ to: '2026-08-14', stated: false });
  });

  const votes: [what: string, advances: Span[], cuts: string[], billingDay: number][] = [
    [
      'an advance in pieces',
      [
        { from: '2026-07-15', to: '2026-07-31' },
        { from: '2026-08-01', to: '2026-08-14' },
      ],
      ['2026-07-15'],
      15,
    ],
    ['invoices written late', [{ from: '2026-07-15', to: '2026-08-14' }], ['2026-07-18'], 15],
    [
      'a period from the end of January to that of February',
      [{ from: '2026-01-31', to: '2026-02-27' }],
      ['2026-02-28'],
      31,
    ],
    [
      'the ends of several months',
      [
        { from: '2026-01-31', to: '2026-02-27' },
        { from: '2026-03-31', to: '2026-04-29' },
      ],
      [],
      31,
    ],
    ['the end of February alone, which does not say more', [], ['2026-02-28'], 28],
    ['nothing at all', [], [], 1],
  ];
  for (const [what, advances, cuts, billingDay] of votes) {
    it(`find the billing day from ${what}`, () => expect(billingDayOf(advances, cuts)).to.equal(billingDay));
  }
});
