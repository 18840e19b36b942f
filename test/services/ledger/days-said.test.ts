import { expect } from 'chai';
import { daysSaid } from '../../../services/ledger/days-said';
import { invoice } from './lines';

describe('the past days a question names', () => {
  const rows: [text: string, days: string, today?: string][] = [
    ['how many seats did we have in july', '2026-07-01 2026-07-31'],
    ['quantas licenças tínhamos em fevereiro de 2026', '2026-02-01 2026-02-28'],
    ['2025年12月有多少席位', '2025-12-01 2025-12-31'],
    ['seats in December of last year', '2025-12-01 2025-12-31'],
    ['how many seats did we have in december', '2025-12-01 2025-12-31', '2026-01-10'],
    ['how many seats were on BF-2026-07', '2026-07-15 2026-07-15'],
    ['how many seats do we have', 'today'],
    ['how many seats did we get in november', 'today'], // it is not over
    ['add five seats in december', 'today'],
    ['what will it cost in january', 'today'],
    ['5 seats from 1 July', 'today'], // a day is none
    ['July and October', 'today'],
  ];
  for (const [text, days, today = '2026-11-27'] of rows)
    it(`${text}: ${days}`, () => {
      const found = daysSaid(text, [invoice([], { id: 'BF-2026-07', issuedOn: '2026-07-15' })], today);
      expect(found ? `${found.from} ${found.to}` : 'today').to.equal(days);
    });
});
