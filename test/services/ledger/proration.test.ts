import { expect } from 'chai';
import fc from 'fast-check';
import { expectedAmount, TOLERANCE } from '../../../services/ledger/proration';
import { minorUnits, money } from '../../../services/money';

const at = (unitPrice: string, seats: number, days: number, daysInPeriod: number) =>
  expectedAmount({ unitPrice: money(minorUnits(unitPrice), 'CNY'), seats, days, daysInPeriod }).amount;

describe("21Vianet's formula", () => {
  const documented: [what: string, price: string, seats: number, days: number, of: number, amount: string][] = [
    ['A: 15 to 19 July', '11.00', 15, 5, 31, '26.61'],
    ['A: 20 to 30 July', '11.00', 12, 11, 31, '46.84'],
    ['A: 31 July to 9 August', '11.00', 18, 10, 31, '63.87'],
    ['A: 10 to 14 August', '11.00', 10, 5, 31, '17.74'],
    ['A: the advance taken back', '11.00', 15, 31, 31, '165.00'],
    ['A: the next advance', '11.00', 10, 31, 31, '110.00'],
    ['C: the first advance', '10.00', 15, 30, 30, '150.00'],
  ];
  for (const [what, price, seats, days, of, amount] of documented) {
    it(`gives the documented amount, ${what}`, () => {
      expect(at(price, seats, days, of)).to.equal(minorUnits(amount));
    });
  }

  it('is a cent off the documented credit of vector B at price 11, which truncates, and far off at price 10', () => {
    const documentedCredit = minorUnits('74.51');

    expect(Math.abs(at('11.00', 10, 21, 31) - documentedCredit))
      .to.equal(1)
      .and.to.be.at.most(TOLERANCE);
    expect(Math.abs(at('10.00', 10, 21, 31) - documentedCredit)).to.be.above(TOLERANCE);
  });

  it('is not the formula of the global cloud, which gives 26.55 for the first line of vector A', () => {
    expect(at('11.00', 15, 5, 31)).to.not.equal(minorUnits('26.55'));
  });

  it('rounds half a cent away from zero', () => {
    expect(at('0.01', 1, 15, 30)).to.equal(1);
    expect(at('0.01', 1, 14, 30)).to.equal(0);
    expect(at('0.03', 1, 15, 30)).to.equal(2);
    expect(at('-0.01', 1, 15, 30)).to.equal(-1);
    expect(at('-0.01', 1, 14, 30)).to.equal(0);
  });

  const share = fc.record({
    price: fc.integer({ min: 0, max: 100_000_000 }),
    seats: fc.integer({ min: 0, max: 1_000_000 }),
    daysInPeriod: fc.integer({ min: 1, max: 366 }),
  });

  it('is within half a cent of the fraction, also where floats are not', () => {
    fc.assert(
      fc.property(share, fc.nat(), ({ price, seats, daysInPeriod }, nat) => {
        const days = nat % (daysInPeriod + 1);
        const exact = BigInt(price) * BigInt(seats) * BigInt(days);
        fc.pre(exact / BigInt(daysInPeriod) < BigInt(Number.MAX_SAFE_INTEGER));
        const { amount } = expectedAmount({ unitPrice: money(price, 'CNY'), seats, days, daysInPeriod });
        const off = BigInt(amount) * BigInt(daysInPeriod) - exact;

        expect(2n * (off < 0n ? -off : off) <= BigInt(daysInPeriod)).to.equal(true);
      }),
    );
  });

  it('refuses an amount no integer can hold, rather than being off', () => {
    const tooMuch = { unitPrice: money(Number.MAX_SAFE_INTEGER, 'CNY'), seats: 2, days: 1, daysInPeriod: 1 };

    expect(() => expectedAmount(tooMuch)).to.throw(RangeError);
  });
});
