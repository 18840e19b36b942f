import { expect } from 'chai';
import fc from 'fast-check';
import { money as shown } from '../../cards/format';
import { fractionDigits } from '../../services/currency';
import {
  amountSaid,
  asDecimal,
  minorUnits,
  minorUnitsAt,
  money,
  saysMoney,
  sum,
  whyNoAmount,
} from '../../services/money';

describe('an amount as people write it', () => {
  const rows: [said: string, fen: number | undefined][] = [
    ['583', 58_300],
    ['583.00', 58_300],
    ['583,00', 58_300],
    ['583.5', 58_350],
    ['12,5', 1_250],
    ['0.01', 1],
    ['0,5', 50],
    ['007', 700],
    ['  583  ', 58_300],

    // thousands, as they are written in one country or another
    ['1,206.28', 120_628],
    ['1.206,28', 120_628],
    ['1 206.28', 120_628],
    ['1 206,28', 120_628],
    ['1 206', 120_600],
    ['1\u00a0206,28', 120_628],
    ['1\u202f206,28', 120_628],
    ["1'206.28", 120_628],
    ['1’206.28', 120_628],
    ['1206.28', 120_628],
    ['1,234,567.89', 123_456_789],
    ['1.234.567,89', 123_456_789],
    ['1,234,567', 123_456_700],
    ['1.234.567', 123_456_700],

    // with its currency
    ['¥1,206.28', 120_628],
    ['￥1,206.28', 120_628],
    ['¥ 583', 58_300],
    ['CN¥583.00', 58_300],
    ['CNY 12.5', 1_250],
    ['12.5 CNY', 1_250],
    ['cny 12.5', 1_250],
    ['RMB 583', 58_300],
    ['583元', 58_300],
    ['583 yuan', 58_300],
    ['人民币583元', 58_300],
    ['CNY ¥583.00', 58_300],

    // from a Chinese keyboard
    ['５８３', 58_300],
    ['５８３．００', 58_300],
    ['１，２０６．２８', 120_628],
    ['1，206.28', 120_628],
    ['5８3', 58_300],

    // in two ways, or in none
    ['1,206', undefined],
    ['1.206', undefined],
    ['12.345', undefined],
    ['1,206,28', undefined],
    ['1.206.28', undefined],
    ['1,206.283', undefined],
    ['1,20,628.50', undefined],
    ['1,206 283', undefined],
    ['1 2', undefined],
    ['12 50', undefined],
    ['583.', undefined],
    ['.5', undefined],
    ['583.001', undefined],
    ['1206.2800', undefined],
    ['5..8', undefined],
    ['1,,206.28', undefined],
    [',', undefined],

    // nothing, or less
    ['0', undefined],
    ['0.00', undefined],
    ['-5', undefined],
    ['- 5', undefined],
    ['−5', undefined],
    ['－5', undefined],
    ['–5', undefined],
    ['¥-5', undefined],
    ['5-', undefined],
    ['(583.00)', undefined],
    ['', undefined],
    ['   ', undefined],

    // more than an amount
    ['abc', undefined],
    ['12 seats at 5', undefined],
    ['583 for 2 months', undefined],
    ['583 + 20', undefined],
    ['2026-07-15', undefined],
    ['10%', undefined],
    ['1e3', undefined],
    ['0x10', undefined],
    ['5k', undefined],
    ['五百', undefined],
    ['583/2', undefined],
    ['5²', undefined],
    ['③', undefined],

    // another currency
    ['USD 583', undefined],
    ['$583', undefined],
    ['583 €', undefined],
    ['R$ 583,00', undefined],
    ['US$583', undefined],

    // more than there is
    ['90071992547409.91', 9_007_199_254_740_991],
    ['90071992547409.92', undefined],
    ['9'.repeat(30), undefined],
    ['9'.repeat(400), undefined],
    [`1${',000'.repeat(40)}.00`, undefined],
  ];
  for (const [said, fen] of rows)
    it(`${JSON.stringify(said.length > 40 ? `${said.slice(0, 40)}…` : said)}: ${fen ?? 'none'}`, () =>
      expect(amountSaid(said, 'CNY')).to.deep.equal(fen && money(fen, 'CNY')));

  const others: [said: string, currency: string, cents: number | undefined][] = [
    ['R$ 1.206,28', 'BRL', 120_628],
    ['1.206,28 BRL', 'BRL', 120_628],
    ['$583', 'USD', 58_300],
    ['US$583', 'USD', 58_300],
    ['583 €', 'EUR', 58_300],
    ['1206', 'JPY', 1_206],
    ['1,206', 'JPY', 1_206],
    ['1.206', 'JPY', 1_206],
    ['1 206', 'JPY', 1_206],
    ['1,234,567', 'JPY', 1_234_567],
    ['¥1,206', 'JPY', 1_206],
    ['₩583', 'KRW', 583],
    ['0,500', 'JPY', undefined],
    ['1,206.28', 'JPY', undefined],
    ['12.5', 'JPY', undefined],
    ['583.', 'JPY', undefined],
    ['583', 'KWD', 583_000],
    ['12.5', 'KWD', 12_500],
    ['0.505', 'KWD', 505],
    ['1206.505', 'KWD', 1_206_505],
    ['1,206.505', 'KWD', 1_206_505],
    ['1.206,505', 'KWD', 1_206_505],
    ['1 206,505', 'KWD', 1_206_505],
    ['583.505', 'KWD', undefined], // or 583505, written in thousands
    ['583.5050', 'KWD', undefined],
    ['1206.50', 'HUF', 120_650],
    ['¥583', 'USD', undefined],
    ['583元', 'USD', undefined],
    ['CNY 583', 'EUR', undefined],
  ];
  for (const [said, currency, cents] of others)
    it(`${JSON.stringify(said)} of a bill in ${currency}: ${cents ?? 'none'}`, () =>
      expect(amountSaid(said, currency)).to.deep.equal(cents && money(cents, currency)));

  it('is read back as it is shown, in every language of the house', () => {
    const units = fc.integer({ min: 1, max: 10 ** 12 });
    const currencies = fc.constantFrom('CNY', 'JPY', 'KRW', 'HUF', 'TWD');
    fc.assert(
      fc.property(units, currencies, fc.constantFrom('en-US', 'zh-CN', 'pt-BR'), (amount, currency, locale) => {
        const said = shown(money(amount, currency), locale);
        expect(amountSaid(said, currency), said).to.deep.equal(money(amount, currency));
      }),
    );
  });

  it('is something above nothing or none at all, and never a failure', () => {
    const near = fc.string({ unit: fc.constantFrom(...'0123456789.,- ¥元x５') });
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (said) => {
        const found = amountSaid(said, 'CNY');
        if (found) expect(Number.isSafeInteger(found.amount) && found.amount > 0, said).to.equal(true);
        // no digit is lost or made up
        const digits = Number(said.replace(/[０-９]/g, (wide) => `${wide.charCodeAt(0) - 0xff10}`).replace(/\D/g, ''));
        if (found) expect([digits, digits * 10, digits * 100], said).to.include(found.amount);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a decimal in minor units', () => {
  const rows: [decimal: number | string, units: number][] = [
    ['26.61', 2_661],
    [26.61, 2_661],
    [1.005, 101],
    ['1.005', 101],
    [-1.005, -101],
    ['-0.01', -1],
    [0, 0],
    [0.004, 0],
    [1e-7, 0],
    ['9999999999999.99', 999_999_999_999_999],
    ['70368744177664.03', 7_036_874_417_766_403],
    ['90071992547409.91', 9_007_199_254_740_991],
    [' 12.3 ', 1_230],
    ['-0.00', 0],
    [-0, 0],
  ];
  for (const [decimal, units] of rows)
    it(`${decimal} (${typeof decimal}): ${units}`, () => expect(minorUnits(decimal)).to.equal(units));

  for (const decimal of ['abc', Number.NaN, Number.POSITIVE_INFINITY, 1e15, '1,206.28', '', '1.', '90071992547409.92'])
    it(`${decimal} is none`, () => expect(() => minorUnits(decimal)).to.throw(RangeError));

  it('come back from any amount with two decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 13), max: 10 ** 13 }), (units) => {
        const [sign, digits] = [units < 0 ? '-' : '', String(Math.abs(units)).padStart(3, '0')];
        const decimal = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
        expect(minorUnits(decimal)).to.equal(units);
        expect(minorUnits(Number(decimal))).to.equal(units);
      }),
    );
  });
});

describe('an amount of any currency', () => {
  const rows: [currency: string, digits: number][] = [
    ['CNY', 2],
    ['USD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['HUF', 2], // Intl shows these two without
    ['IDR', 2],
    ['KWD', 3],
    ['TND', 3],
    ['CLF', 4],
  ];
  for (const [currency, digits] of rows)
    it(`has ${digits} digits after the point in ${currency}`, () => expect(fractionDigits(currency)).to.equal(digits));

  it('is read as it was written, and shown with the same digits', () => {
    const currencies = fc.constantFrom(...rows.map(([currency]) => currency));
    fc.assert(
      fc.property(fc.maxSafeInteger(), currencies, (amount, currency) => {
        const written = asDecimal(money(amount, currency));
        expect(minorUnitsAt(fractionDigits(currency))(written), written).to.equal(amount);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), currencies, (amount, currency) => {
        const digits = shown(money(amount, currency), 'en-US').replace(/[^\d.]/g, '');
        expect(digits).to.equal(asDecimal(money(Math.abs(amount), currency)));
      }),
    );
  });

  const decimals: [amount: number, currency: string, written: string][] = [
    [0, 'CNY', '0.00'],
    [-5, 'CNY', '-0.05'],
    [0, 'JPY', '0'],
    [-1_200, 'JPY', '-1200'],
    [5, 'KWD', '0.005'],
    [Number.MAX_SAFE_INTEGER, 'CNY', '90071992547409.91'],
  ];
  for (const [amount, currency, written] of decimals)
    it(`is ${written} ${currency}`, () => expect(asDecimal(money(amount, currency))).to.equal(written));
});

describe('a sum', () => {
  it('is of one currency', () => {
    expect(sum([money(1, 'CNY'), money(-3, 'CNY')])).to.deep.equal(money(-2, 'CNY'));
    expect(() => sum([money(1, 'CNY'), money(1, 'USD')])).to.throw('USD');
    expect(() => sum([money(1, 'USD')], 'CNY')).to.throw('USD');
  });

  it('of nothing is nothing, in the currency that was asked for', () => {
    expect(sum([])).to.deep.equal(money(0, 'CNY'));
    expect(sum([], 'BRL')).to.deep.equal(money(0, 'BRL'));
  });
});

describe('why there is no amount in what was said', () => {
  const rows: [said: string, why: string][] = [
    ['0', 'not-above-zero'],
    ['0.00', 'not-above-zero'],
    ['-5', 'not-above-zero'],
    ['¥-5', 'not-above-zero'],
    ['－5', 'not-above-zero'],
    ['USD 5', 'other-currency'],
    ['$583.00', 'other-currency'],
    ['R$ 583,00', 'other-currency'],
    ['1,206', 'two-ways'],
    ['CN¥1.206', 'two-ways'],
    ['1e9', 'unclear'],
    ['583.00 2', 'unclear'],
    ['10%', 'unclear'],
  ];
  for (const [said, why] of rows) it(`${said}: ${why}`, () => expect(whyNoAmount(said, 'CNY')).to.equal(why));
});

describe('a number among other words', () => {
  const rows: [said: string, money: boolean][] = [
    ['2', false],
    ['25', false],
    ['1 234', false],
    ['583.00', true],
    ['583,5', true],
    ['CNY 2', true],
    ['2元', true],
  ];
  for (const [said, isMoney] of rows)
    it(`${said} ${isMoney ? 'says that it is money' : 'may count seats'}`, () =>
      expect(saysMoney(said, 'CNY')).to.equal(isMoney));
});
