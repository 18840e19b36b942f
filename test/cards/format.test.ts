import { expect } from 'chai';
import { lateAnswer } from '../../cards/answers/access';
import { day, dayOf, moment, percent, money as shown } from '../../cards/format';
import type { CollectionsPolicy } from '../../services/collections/policy';
import type { Locale } from '../../services/locales';
import { money } from '../../services/money';

const policy = (percentPerMonth: number) =>
  ({
    financeCharge: {
      percentPerMonth,
      source: { 'en-US': 'our contract', 'zh-CN': 'our contract', 'pt-BR': 'our contract' },
    },
    reviewed: '2026-10-01',
  }) as unknown as CollectionsPolicy;

describe('an amount on a card', () => {
  const rows: [amount: number, currency: string, locale: Locale, text: string][] = [
    [120_628, 'CNY', 'en-US', 'CN¥1,206.28'],
    [120_628, 'CNY', 'zh-CN', '¥1,206.28'],
    [1_206, 'JPY', 'en-US', '¥1,206'],
    [1_206, 'JPY', 'zh-CN', 'JP¥1,206'],
    [-1_206, 'KRW', 'en-US', '−\u2060₩1,206'],
    [1_206_005, 'KWD', 'en-US', 'KWD\u00a01,206.005'],
    [1_206_005, 'KWD', 'pt-BR', 'KWD\u00a01.206,005'],
    [120_628, 'HUF', 'en-US', 'HUF\u00a01,206.28'],
    [0, 'CNY', 'en-US', 'CN¥0.00'],
  ];
  for (const [amount, currency, locale, text] of rows)
    it(`of ${amount} in ${currency}, ${locale}: ${text}`, () =>
      expect(shown(money(amount, currency), locale)).to.equal(text));
});

describe('a day on a card', () => {
  const rows: [iso: string, locale: Locale, text: string][] = [
    ['2026-11-01', 'pt-BR', '1º de nov. de 2026'],
    ['2026-11-11', 'pt-BR', '11 de nov. de 2026'],
    ['2026-11-21', 'pt-BR', '21 de nov. de 2026'],
    ['2026-11-01', 'en-US', 'Nov 1, 2026'],
    ['2026-11-01', 'zh-CN', '2026年11月1日'],
  ];
  for (const [iso, locale, text] of rows)
    it(`${iso}, ${locale}: ${text}`, () => {
      expect(day(iso, locale)).to.equal(text);
      expect(moment(`${iso}T04:00:00Z`, locale, 'Asia/Shanghai').startsWith(text)).to.equal(true);
    });
});

describe('the day of a moment', () => {
  const rows: [zone: string, shown: string][] = [
    ['Asia/Shanghai', 'Aug 1, 2026'],
    ['UTC', 'Jul 31, 2026'],
    ['America/Sao_Paulo', 'Jul 31, 2026'],
  ];
  for (const [zone, shown] of rows)
    it(`is the one in ${zone}`, () => expect(dayOf('2026-07-31T17:00:00.000Z', 'en-US', zone)).to.equal(shown));
});

describe('a rate', () => {
  const rows: [share: number, locale: Locale, text: string][] = [
    [0.015, 'en-US', '1.5%'],
    [0.015, 'zh-CN', '1.5%'],
    [0.015, 'pt-BR', '1,5%'],
    [0.0125, 'en-US', '1.25%'],
    [0.02, 'en-US', '2%'],
    [0, 'en-US', '0%'],
  ];
  for (const [share, locale, text] of rows)
    it(`of ${share}, ${locale}: ${text}`, () => expect(percent(share, locale)).to.equal(text));

  for (const [locale, told] of [
    ['en-US', '1.5%'],
    ['zh-CN', '1.5%'],
    ['pt-BR', '1,5%'],
  ] as const)
    it(`is told as it is to somebody who pays late, ${locale}`, () => {
      const { notes = [] } = lateAnswer([], policy(1.5), '2026-11-01', locale);
      expect(notes.join('\n')).to.include(told);
    });
});
