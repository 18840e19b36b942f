import { expect } from 'chai';
import { redisJournal } from '../../../services/audit/redis-journal';
import { redisVault } from '../../../services/audit/redis-vault';
import { caseKey, eventsKey, indexKey } from '../../../services/cases/case-keys';
import type { Cases } from '../../../services/cases/cases';
import type { Deed } from '../../../services/cases/deeds';
import { redisCases } from '../../../services/cases/redis-cases';
import { partitionOf } from '../../../services/jobs/partitions';
import { checkedCases, checkJournal, type Flaw } from '../../../services/record/verify';
import { ana, bo, draft, rules, system } from '../../support/case';
import { type OwnRedis, ownRedis } from '../../support/redis';

const KEY = 'key of the tests';

describe('looking through the record', () => {
  let own: OwnRedis;
  let cases: Cases;
  let number: string;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    cases = redisCases(own.redis, {
      rules: () => rules,
      key: KEY,
      vault: redisVault(own.redis, new Uint8Array(32).fill(7)),
    });
    ({ number } = await cases.open(draft, ana, 'talk 1'));
    await deed({ verb: 'claim' });
    await deed({ verb: 'reply', text: 'Hello' });
    await deed({ verb: 'note', text: 'Looks right' });
  });
  after(() => own.stop());

  const deed = (what: Deed, actor = bo) => cases.apply(number, what, { actor, operation: JSON.stringify(what) });

  async function flaws(key = KEY): Promise<Record<string, Flaw>> {
    const found: Record<string, Flaw> = {};
    for await (const { number: each, flaw } of checkedCases(cases, key)) if (flaw) found[each] = flaw;
    return found;
  }

  async function changeEvent(position: number, change: (event: Record<string, unknown>) => object): Promise<void> {
    const event = JSON.parse((await own.redis.lindex(eventsKey(number), position - 1)) ?? '');
    await own.redis.lset(eventsKey(number), position - 1, JSON.stringify(change(event)));
  }

  async function changeCase(change: (stored: Record<string, unknown>) => object): Promise<void> {
    const stored = JSON.parse((await own.redis.hget(caseKey(number), 'case')) ?? '');
    await own.redis.hset(caseKey(number), 'case', JSON.stringify(change(stored)));
  }

  it('finds nothing where nothing was done', async () => {
    for (let i = 2; i < 80; i++) await cases.open(draft, ana, `talk ${i}`);
    const seen: string[] = [];
    for await (const { number: each, flaw } of checkedCases(cases, KEY)) if (!flaw) seen.push(each);
    expect(seen).to.have.lengthOf(79);
    expect(new Set(seen).size).to.equal(79);
  });

  it('names the event that was changed', async () => {
    await changeEvent(2, (event) => ({ ...event, at: '2020-01-01T00:00:00.000Z' }));
    expect((await flaws())[number])
      .to.deep.include({ kind: 'entry', position: 2, of: 4 })
      .and.nested.include({ 'entry.verb': 'claim' });
  });

  it('shows words that were changed, though they are sealed', async () => {
    await changeEvent(3, (event) => ({ ...event, detail: { text: 'Something else' } }));
    expect((await flaws())[number]).to.include({ kind: 'entry', position: 3 });
  });

  it('names the first of two that changed places', async () => {
    const [second, third] = await own.redis.lrange(eventsKey(number), 1, 2);
    await own.redis.lset(eventsKey(number), 1, third!);
    await own.redis.lset(eventsKey(number), 2, second!);
    expect((await flaws())[number]).to.include({ kind: 'entry', position: 2, of: 4 });
  });

  it('shows an event that is missing, in the middle or at the end, and when all are', async () => {
    const [, second] = await own.redis.lrange(eventsKey(number), 0, -1);
    await own.redis.lrem(eventsKey(number), 1, second!);
    expect((await flaws())[number]).to.include({ kind: 'entry', position: 2, of: 3 });
    await own.redis.del(eventsKey(number));
    expect((await flaws())[number]).to.deep.equal({ kind: 'no-entries' });
  });

  it('shows a missing end, and a head that was changed', async () => {
    await own.redis.rpop(eventsKey(number));
    expect((await flaws())[number]).to.deep.equal({ kind: 'end', of: 3 });
  });

  it('shows what is no event at all', async () => {
    await own.redis.lset(eventsKey(number), 0, 'not { json');
    expect((await flaws())[number]).to.include({ kind: 'entry', position: 1 });
    await own.redis.set(eventsKey(number), 'nor a list');
    expect((await flaws())[number]).to.deep.equal({ kind: 'no-entries' });
  });

  it('shows a case that is gone, whether its events are there or not', async () => {
    await own.redis.del(caseKey(number));
    expect((await flaws())[number]).to.deep.equal({ kind: 'no-case', of: 4 });
    await own.redis.del(eventsKey(number));
    expect((await flaws())[number]).to.deep.equal({ kind: 'no-case', of: 0 });
  });

  it('looks at a case too that no index names any more', async () => {
    await own.redis.zrem(indexKey(partitionOf(number), 'changed'), number);
    await changeEvent(2, (event) => ({ ...event, verb: 'reopen' }));
    expect((await flaws())[number]).to.include({ kind: 'entry', position: 2 });
    await own.redis.del(caseKey(number));
    expect((await flaws())[number]).to.deep.equal({ kind: 'no-case', of: 4 });
  });

  it('compares the case with its events', async () => {
    const whole = JSON.parse((await own.redis.hget(caseKey(number), 'case')) ?? '');
    const rows: [change: object, flaw: object][] = [
      [{ version: 7 }, { what: 'version', says: '7', events: '4' }],
      [{ state: 'closed' }, { what: 'state', says: 'closed', events: 'in-triage' }],
      [{ number: '1111' }, { what: 'number', says: '1111', events: number }],
      [{ resolution: { outcome: 'credited' } }, { what: 'outcome', says: 'credited', events: 'undefined' }],
    ];
    for (const [change, flaw] of rows) {
      await changeCase(() => ({ ...whole, ...change }));
      expect((await flaws())[number]).to.include({ kind: 'case', ...flaw });
    }
    await changeCase(() => whole);
    await own.redis.hset(caseKey(number), 'version', '9');
    expect((await flaws())[number]).to.include({ what: 'version counter', says: '9' });
    await own.redis.hset(caseKey(number), 'case', 'not { json');
    expect((await flaws())[number]).to.include({ kind: 'end' });
  });

  it('shows a credit that was raised afterwards, and knows one that stands, fell or was never said', async () => {
    const credited = { verb: 'resolve', outcome: 'credited', text: 'Sorry', locale: 'en-US' } as const;
    await deed({ ...credited, credit: { amount: 58_300, currency: 'CNY' } });
    await deed({ verb: 'told' }, system);
    expect(await flaws()).to.deep.equal({});
    await changeCase((stored) => ({
      ...stored,
      resolution: { ...Object(stored['resolution']), credit: { amount: 999_900, currency: 'CNY' } },
    }));
    expect((await flaws())[number]).to.include({ what: 'credit', says: '999900 CNY', events: '58300 CNY' });
  });

  it('follows a case through all it may come to', async () => {
    const explained = { verb: 'resolve', outcome: 'explained', text: 'It is due', locale: 'en-US' } as const;
    await deed(explained);
    await deed({ verb: 'told' }, system);
    await deed({ verb: 'not-solved', text: 'No!' }, ana);
    await deed({ verb: 'claim' });
    expect(await flaws()).to.deep.equal({});
    const { number: other } = await cases.open(draft, ana, 'talk 2');
    await deed({ verb: 'merge', into: other, text: 'It is one matter', locale: 'en-US' });
    expect(await flaws()).to.deep.equal({});
  });

  it('says of everything that it is broken when the key is another one', async () => {
    expect((await flaws('another key'))[number]).to.include({ kind: 'entry', position: 1 });
  });

  it('takes nothing for broken that is changed while it looks', async () => {
    let looking = true;
    const working = (async () => {
      for (let i = 0; looking; i++) await deed({ verb: 'note', text: `note ${i}` });
    })();
    for (let i = 0; i < 20; i++) expect(await flaws()).to.deep.equal({});
    looking = false;
    await working;
  });

  describe('and the journal', () => {
    const entries = '{journal}:entries';
    beforeEach(async () => {
      const journal = redisJournal(own.redis, KEY);
      for (let i = 1; i <= 5; i++)
        await journal.append({ by: { id: 'bo', role: 'admin-agent' }, what: `thing ${i}`, about: {} }, `op ${i}`);
    });
    const check = () => checkJournal(redisJournal(own.redis, KEY), KEY);

    it('is whole as it was written', async () => {
      expect(await check()).to.deep.equal({ count: 5, flaw: undefined });
    });

    it('shows an entry that was changed, taken away, or is none', async () => {
      const third = (await own.redis.lindex(entries, 2))!;
      await own.redis.lset(entries, 2, third.replace('"what"', '"more":1,"what"'));
      expect((await check()).flaw).to.include({ kind: 'entry', position: 3, of: 5 });
      await own.redis.lset(entries, 2, 'nonsense');
      expect((await check()).flaw).to.include({ kind: 'entry', position: 3, of: 5 });
      await own.redis.lset(entries, 2, third);
      await own.redis.rpop(entries);
      expect((await check()).flaw).to.deep.equal({ kind: 'end', of: 4 });
      await own.redis.del(entries);
      expect((await check()).flaw).to.deep.equal({ kind: 'no-entries' });
    });
  });
});
