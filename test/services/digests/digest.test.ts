import { expect } from 'chai';
import { redisVault } from '../../../services/audit/redis-vault';
import type { Cases } from '../../../services/cases/cases';
import { redisCases } from '../../../services/cases/redis-cases';
import { digestOf, isQuiet } from '../../../services/digests/digest';
import { ana, bo, draft, helen, rules, system } from '../../support/case';
import { deeds } from '../../support/deeds';
import { type OwnRedis, ownRedis } from '../../support/redis';

const HOUR = 3_600_000;

describe('the digest', () => {
  let own: OwnRedis;
  let cases: Cases;
  before(async () => {
    own = await ownRedis();
    const vault = redisVault(own.redis, new Uint8Array(32).fill(7));
    cases = redisCases(own.redis, { rules: () => rules, key: 'key of the tests', vault });
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  let turns = 0;
  async function opens(): Promise<string> {
    const { number } = await cases.open(draft, ana, `talk ${++turns}`);
    await new Promise((resolve) => setTimeout(resolve, 2)); // sorted by milliseconds
    return number;
  }
  const does = async (number: string, actor: typeof bo, ...verbs: (keyof typeof deeds)[]) => {
    for (const verb of verbs) await cases.apply(number, deeds[verb], { actor, operation: `op ${++turns}` });
  };
  const digest = async (from = new Date(Date.now() - HOUR), to = new Date()) => digestOf(cases, from, to, 6);

  it('counts everything and shows what has waited longest, however many there are', async () => {
    const numbers: string[] = [];
    for (let i = 0; i < 60; i++) numbers.push(await opens());
    const { opened, changed, unowned, counts } = await digest();
    expect({ opened, changed, unowned: unowned.count, counts }).to.deep.equal({
      opened: 60,
      changed: 60,
      unowned: 60,
      counts: [{ state: 'new', count: 60 }],
    });
    expect(unowned.first.map(({ number }) => number)).to.deep.equal(numbers.slice(0, 6));
  });

  it('names a case nobody owns in whatever state it is', async () => {
    const number = await opens();
    await does(number, bo, 'claim', 'escalate', 'hand-back');
    const { unowned, atVendor } = await digest();
    expect(unowned.first.map((each) => each.number)).to.deep.equal([number]);
    expect(atVendor.count).to.equal(1);
  });

  it('tells apart who said it is solved, who stayed silent, and the rest', async () => {
    const [solved, silent, closed, untold] = [await opens(), await opens(), await opens(), await opens()];
    for (const number of [solved, silent, closed, untold]) await does(number, bo, 'claim');
    for (const number of [solved, silent, untold]) await does(number, bo, 'resolve');
    for (const number of [solved, silent]) await does(number, system, 'told');
    await does(solved, ana, 'solved');
    await does(silent, system, 'auto-close');
    await does(closed, helen, 'override-close');
    const { confirmed, assumed, otherwise, neverTold } = await digest();
    expect({ confirmed, assumed, otherwise, neverTold: neverTold.count }).to.deep.equal({
      confirmed: 1,
      assumed: 1,
      otherwise: 1,
      neverTold: 1,
    });
  });

  it('names what waits for approval, and whose time is over or will be within a day', async () => {
    const waiting = await opens();
    await does(waiting, bo, 'claim', 'request-approval');
    const fresh = await opens();
    const { awaitingApproval, due } = await digest();
    expect(awaitingApproval.first.map(({ number }) => number)).to.deep.equal([waiting]);
    expect(due.first.map(({ number }) => number)).to.include(fresh);
  });

  it('is quiet when nothing moved and nothing worries', async () => {
    expect(isQuiet(await digest())).to.equal(true);
    await opens();
    expect(isQuiet(await digest(new Date(Date.now() + HOUR), new Date(Date.now() + 2 * HOUR)))).to.equal(false);
  });
});
