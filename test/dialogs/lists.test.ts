import { expect } from 'chai';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

/** More cases than a card shows. */
const MANY = 14;

describe('long lists', () => {
  let house: OwnHouse;
  let ana: Player;
  let bo: Player;
  const numbers: string[] = [];
  before(async () => {
    house = await ownHouse();
    [ana, bo] = [house.player('Ana'), house.player('Bo')];
    const lines = ['06', '07', '08', '09', '10', '11'].flatMap((month) => ['1', '2', '3'].map((line) => [month, line]));
    for (const [month, line] of lines)
      if (numbers.length < MANY) numbers.push(await disputes(`BF-2026-${month}`, line!));
  });
  after(() => house.stop());

  async function disputes(invoice: string, line: string): Promise<string> {
    for (const words of [`dispute ${invoice}`, line, 'Wrong price', 'It was agreed otherwise.']) await ana.says(words);
    return /case (\d{4})/i.exec(wordsOf(await ana.asks('yes', /case \d{4}/i)))?.[1] ?? '';
  }

  const inList = (shown: string) => [...shown.matchAll(/Case (\d{4}) ·/g)].map(([, number]) => number);

  it('show what has waited longest first, and the rest on the next page', async () => {
    const first = wordsOf(await bo.asks('queue', /Open cases/));
    expect(inList(first)).to.deep.equal(numbers.slice(0, 12));
    const next = wordsOf(await bo.presses('Next page'));
    expect(inList(next)).to.deep.equal(numbers.slice(12));
    expect(next).to.include('Page 2 of 2');
    expect(inList(wordsOf(await bo.asks('queue page 2', /Page 2 of 2/)))).to.deep.equal(numbers.slice(12));
  });

  it('give a customer all of their cases, latest first', async () => {
    const first = wordsOf(await ana.asks('my cases', /Your cases: 14/));
    expect(inList(first)).to.deep.equal(numbers.toReversed().slice(0, 12));
    expect(inList(wordsOf(await ana.presses('Next page')))).to.deep.equal(numbers.toReversed().slice(12));
  });

  it('find all cases of a customer', async () => {
    await bo.asks('search bluefinch', /Found: 14/);
    expect(inList(wordsOf(await bo.presses('Next page')))).to.have.lengthOf(2);
    await bo.waits(saysText(/Page 2 of 2/));
  });
});
