import { expect } from 'chai';
import { importLedger } from '../../services/ledger/import';
import { redisLedger } from '../../services/ledger/redis-ledger';
import { redisClient } from '../../services/redis-client';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

/** The newest of all, by a partner who writes small letters. */
const ours = (customerId: string) => ({
  customerId,
  invoiceId: 're-2026-12a',
  issuedOn: '2026-12-01',
  dueOn: '2026-12-31',
  periodStart: '2026-12-01',
  periodEnd: '2026-12-31',
  currency: 'CNY',
  total: '106.00',
  lines: [
    {
      lineId: '1',
      kind: 'other',
      product: 'Workshop',
      chargeStart: '2026-12-01',
      chargeEnd: '2026-12-01',
      seats: 1,
      unitPrice: '100.00',
      amount: '100.00',
      tax: '6.00',
    },
  ],
});

describe('an invoice by its id', () => {
  let house: OwnHouse;
  let ana: Player;
  before(async () => {
    house = await ownHouse();
    const redis = redisClient(house.own.url, house.own.prefix || 'test:');
    ana = house.player('Ana');
    async function* file() {
      yield new TextEncoder().encode(JSON.stringify({ invoices: [ours(ana.person.company?.id ?? '')] }));
    }
    await importLedger(file(), { book: redisLedger(redis) });
    redis.disconnect();
  });
  after(() => house.stop());

  it('is opened from the list, whatever case the partner writes', async () => {
    await ana.says('invoices');
    await ana.presses('Open');
    expect(wordsOf(await ana.waits(saysText(/Invoice re-2026-12a/)))).to.include('Workshop');
  });

  const rows: [words: string, answer: string][] = [
    ['invoice re-2026-12a', 'Invoice re-2026-12a'],
    ['invoice RE-2026-12A', 'Invoice re-2026-12a'],
    ['invoice Re-2026-12a', 'Invoice re-2026-12a'],
    ['invoice bf-2026-07', 'Invoice BF-2026-07'],
    ['explain RE-2026-12A', 're-2026-12a is CN¥'],
    ['why is bf-2026-08 lower than BF-2026-07?', 'BF-2026-08 is CN¥1,272.00 lower than BF-2026-07'],
    ['dispute RE-2026-12A', 'Which line of re-2026-12a'],
    ['dispute bf-2026-07', 'Which line of BF-2026-07'],

    // not there, and no other one instead
    ['invoice re-2026-12', 'I find no invoice re-2026-12 on your account'],
    ['explain BF-2026-070', 'I find no invoice BF-2026-070 on your account'],
    ['why is my July 2025 invoice so high?', 'I find no invoice'],
    ['why is BF-2024-07 so high?', 'I find no invoice'],
  ];
  for (const [words, answer] of rows) {
    it(`${words}: ${answer}`, async () => {
      const before = ana.sees().length;
      await ana.says('stop');
      await ana.says(words);
      expect(ana.sees().slice(before).map(wordsOf).join('\n')).to.include(answer);
    });
  }
});
