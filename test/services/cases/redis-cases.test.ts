import { expect } from 'chai';
import type { Redis } from 'ioredis';
import { brokenAt } from '../../../services/audit/chain';
import { redisVault } from '../../../services/audit/redis-vault';
import type { Cases } from '../../../services/cases/cases';
import { caseNumber } from '../../../services/cases/numbers';
import { redisCases } from '../../../services/cases/redis-cases';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { ana, bo, draft, lena, rules, system } from '../../support/case';
import { type OwnRedis, ownRedis } from '../../support/redis';

const KEY = 'key of the tests';
const options = (redis: Redis) => ({
  rules: () => rules,
  key: KEY,
  vault: redisVault(redis, new Uint8Array(32).fill(7)),
});

describe('the book of cases in Redis', () => {
  let own: OwnRedis;
  let cases: Cases;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    cases = redisCases(own.redis, options(own.redis));
  });
  after(() => own.stop());

  it('opens once, however often it is asked to', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, () => cases.open(draft, ana, 'talk 1')));

    expect(new Set(opened.map(({ number }) => number)).size).to.equal(1);
    expect(await cases.events(opened[0]!.number)).to.have.lengthOf(1);
    expect(await cases.count({ customer: draft.customer.id })).to.equal(1);
  });

  it('gives another case another number, also when its first choice is taken', async () => {
    const operation = Array.from({ length: 100_000 }, (_, i) => `talk ${i}`).find(
      (each) => each !== 'talk 1' && caseNumber(KEY, each, 0) === caseNumber(KEY, 'talk 1', 0),
    );
    const first = await cases.open(draft, ana, 'talk 1');
    const second = await cases.open(draft, ana, operation ?? '');

    expect(operation).to.be.a('string');
    expect(second.number)
      .to.equal(caseNumber(KEY, operation ?? '', 1))
      .and.to.not.equal(first.number);
    expect((await cases.open(draft, ana, operation ?? '')).number).to.equal(second.number);
  });

  it('lets one of fifty claims win and tells the others who has it', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    const second = own.redis.duplicate();
    const other = redisCases(second, options(second));
    const agents = Array.from({ length: 50 }, (_, i) => ({ ...bo, id: `agent ${i}`, name: `Agent ${i}` }));
    const answers = await Promise.all(
      agents.map((agent, i) =>
        (i % 2 ? cases : other).apply(number, { verb: 'claim' }, { actor: agent, operation: `claim ${i}` }),
      ),
    );

    second.disconnect();
    const won = answers.filter((answer) => answer && 'done' in answer);
    const told = answers.flatMap((answer) => (answer && 'refused' in answer ? [answer] : []));
    const owner = (await cases.find(number))?.owner;
    expect(won).to.have.lengthOf(1);
    expect(told).to.have.lengthOf(49);
    for (const { refused, case: seen } of told) {
      expect(refused.code).to.equal('owned');
      expect(seen.owner?.id).to.equal(owner?.id);
    }
  });

  it('does a repeated operation once', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    const twice = await Promise.all(
      [1, 2].map(() => cases.apply(number, { verb: 'reply', text: 'Hello' }, { actor: bo, operation: 'reply' })),
    );
    const later = await cases.apply(number, { verb: 'reply', text: 'Hello' }, { actor: bo, operation: 'reply' });

    expect(twice.every((answer) => answer && 'done' in answer)).to.equal(true);
    expect(later).to.include({ repeated: true });
    expect((await cases.events(number)).map(({ verb }) => verb)).to.deep.equal(['open', 'claim', 'reply']);
  });

  it('writes the case, its event and its effects in one step, or none of them', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    const outbox = redisOutbox(own.redis);
    for (const claimed of await outbox.claim(10, 1_000)) await outbox.finish(claimed);
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });

    const effects = (await outbox.claim(10, 1_000)).map(({ effect }) => effect);
    expect(effects).to.deep.include({ kind: 'case-card', case: number });
    expect(effects.find(({ kind }) => kind === 'case-notice')).to.deep.include({
      notice: 'claimed',
      to: { person: 'ana' },
    });
    const refused = await cases.apply(number, { verb: 'claim' }, { actor: lena, operation: 'claim 2' });
    expect(refused).to.have.nested.property('refused.code', 'owned');
    expect(await cases.events(number)).to.have.lengthOf(2);
  });

  it('keeps the indexes true', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });

    expect(await cases.count({ state: 'new' })).to.equal(0);
    expect((await cases.list({ state: 'in-triage' }, 5)).map((found) => found.number)).to.deep.equal([number]);
    expect(await cases.count({ owner: 'bo' })).to.equal(1);
    await cases.apply(number, { verb: 'hand-back' }, { actor: bo, operation: 'hand back' });
    expect(await cases.count({ owner: 'bo' })).to.equal(0);
    expect(await cases.count({ invoice: `${draft.customer.id}:BF-2026-07` })).to.equal(1);
    expect(await cases.count({ changed: true }, { since: Date.now() - 60_000 })).to.equal(1);
  });

  it('lists any part of an index, from either end', async () => {
    const numbers: string[] = [];
    for (let i = 0; i < 30; i++) {
      numbers.push((await cases.open(draft, ana, `talk ${i}`)).number);
      await new Promise((resolve) => setTimeout(resolve, 2)); // sorted by milliseconds
    }
    const listed = async (limit: number, part: Parameters<Cases['list']>[2]) =>
      (await cases.list({ state: 'new' }, limit, part)).map(({ number }) => number);
    expect(await listed(4, { oldestFirst: true })).to.deep.equal(numbers.slice(0, 4));
    expect(await listed(4, { oldestFirst: true, skip: 26 })).to.deep.equal(numbers.slice(26));
    expect(await listed(4, { skip: 3 })).to.deep.equal(numbers.toReversed().slice(3, 7));
    expect(await listed(4, { skip: 30 })).to.deep.equal([]);
    const tenth = Date.parse((await cases.find(numbers[10]!))?.since ?? '');
    expect(await listed(40, { oldestFirst: true, until: tenth })).to.deep.equal(numbers.slice(0, 11));
    expect(await cases.count({ opened: true }, { since: tenth })).to.equal(20);
  });

  it('knows what is nobody’s, when the next clock is over, and how what has ended did', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    expect(await cases.count({ unowned: true })).to.equal(1);
    expect(await cases.count({ due: true })).to.equal(1);
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    await cases.apply(number, { verb: 'ask-customer', text: 'Which?' }, { actor: bo, operation: 'ask' });
    expect(await cases.count({ unowned: true })).to.equal(0);
    expect(await cases.count({ due: true })).to.equal(0); // it is the customer's turn
    await cases.apply(number, { verb: 'hand-back' }, { actor: bo, operation: 'back' });
    expect(await cases.count({ unowned: true })).to.equal(1);
    await cases.apply(number, { verb: 'withdraw' }, { actor: ana, operation: 'withdraw' });
    expect(await cases.count({ unowned: true })).to.equal(0);
    expect(await cases.count({ ended: 'withdrawn' }, { since: Date.now() - 60_000 })).to.equal(1);
  });

  it('brings a case into an index there was none of when it was written', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    for (const key of await own.redis.keys('*cases:*')) if (/unowned|opened|due/.test(key)) await own.redis.del(key);
    await cases.apply(number, { verb: 'note', text: 'seen' }, { actor: bo, operation: 'note' });
    for (const index of [{ unowned: true }, { opened: true }, { due: true }] as const)
      expect(await cases.count(index)).to.equal(1);
  });

  it('chains its events, so that a changed one shows', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    await cases.apply(number, { verb: 'reply', text: 'Hello' }, { actor: bo, operation: 'reply' });
    const { entries: events, head } = await cases.trail(number);

    expect(brokenAt(KEY, events, head)).to.equal(undefined);
    expect(
      brokenAt(
        KEY,
        events.map((event, i) => (i === 1 ? { ...event, at: '2020-01-01T00:00:00.000Z' } : event)),
        head,
      ),
    ).to.equal(1);
    expect(brokenAt(KEY, events.slice(1), head)).to.equal(0);
    expect(brokenAt(KEY, events.slice(0, 2), head)).to.equal(2);
    expect(brokenAt(KEY, [events[1]!, events[0]!, events[2]!], head)).to.equal(0);
  });

  it('reads and goes on with a case of the version before, which knew no clocks, files or relations', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    const key = (await own.redis.keys(`*case:${number}`)).find((each) => !each.includes('did')) ?? '';
    const { clocks, files, related, basis, offer, ...older } = JSON.parse((await own.redis.hget(key, 'case')) ?? '');
    await own.redis.hset(key, 'case', JSON.stringify(older));

    expect(await cases.find(number)).to.deep.include({ clocks: [], files: [], related: [] });
    const claimed = await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim', seen: 1 });
    expect(claimed).to.have.nested.property('done.owner.id', 'bo');
  });

  it('knows nothing of a case that is not there', async () => {
    expect(await cases.find('9999')).to.equal(undefined);
    expect(await cases.apply('9999', { verb: 'told' }, { actor: system, operation: 'x' })).to.equal(undefined);
  });

  it('shows the latest of many first, and counts all of them', async () => {
    for (let i = 0; i < 30; i++) await cases.open(draft, ana, `talk ${i}`);
    const listed = await cases.list({ requester: 'ana' }, 10);

    expect(listed).to.have.lengthOf(10);
    expect(await cases.count({ requester: 'ana' })).to.equal(30);
    expect(listed.map(({ openedAt }) => openedAt)).to.deep.equal(
      listed
        .map(({ openedAt }) => openedAt)
        .toSorted()
        .toReversed(),
    );
  });
});

describe('case numbers', () => {
  it('are short, follow from the operation, and tell nothing of how many there are', () => {
    const numbers = Array.from({ length: 200 }, (_, i) => Number(caseNumber(KEY, `talk ${i}`, 0)));
    expect(numbers.every((number) => number >= 1_000 && number <= 9_999)).to.equal(true);
    expect(caseNumber(KEY, 'talk 1', 0)).to.equal(String(numbers[1]));
    expect(caseNumber(KEY, 'talk 1', 4)).to.match(/^\d{5}$/);
    expect(new Set(numbers).size).to.be.above(180);
    expect(numbers.slice(1).filter((number, i) => number > numbers[i]!).length).to.be.within(60, 140);
  });
});
