import { expect } from 'chai';
import type { Redis } from 'ioredis';
import { brokenAt } from '../../../services/audit/chain';
import { redisVault } from '../../../services/audit/redis-vault';
import { ERASED, type Vault } from '../../../services/audit/vault';
import type { Cases, Draft } from '../../../services/cases/cases';
import type { Actor, Deed } from '../../../services/cases/deeds';
import { redisCases } from '../../../services/cases/redis-cases';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { ana, bo, draft, helen, noon, rules, system } from '../../support/case';
import { type OwnRedis, ownRedis } from '../../support/redis';

const KEY = 'key of the tests';
const HOUSE = new Uint8Array(32).fill(7);
const MARK = 'mark-of';
const mark = (what: string) => `${MARK}-${what} and more words, so that it says enough`;

/** What somebody writes stands under a mark; names are what they are. */
const marked: Draft = {
  ...draft,
  dispute: { ...draft.dispute, words: mark('dispute') },
  packet: { said: [{ at: noon.toISOString(), text: mark('packet') }], tried: ['explain-invoice'] },
};
const file = { hash: 'f'.repeat(64), title: `${mark('title')}.pdf`, type: 'pdf', size: 1_000 } as const;
const from = { id: 'ana', name: 'Ana Souza' };
const names = ['Ana Souza', 'Bluefinch', 'Bo Zhang', 'Helen Zhou'];

/** Every verb in which somebody says something, on a way through the life of a case. */
const way: readonly (readonly [Actor, Deed])[] = [
  [system, { verb: 'offer', to: { id: bo.id, name: bo.name }, until: noon.toISOString() }],
  [bo, { verb: 'claim' }],
  [bo, { verb: 'note', text: mark('note') }],
  [bo, { verb: 'reply', text: mark('reply') }],
  [ana, { verb: 'customer-says', text: mark('customer-says') }],
  [system, { verb: 'file', file, from }],
  [bo, { verb: 'ask-customer', text: mark('question') }],
  [bo, { verb: 'call-back', why: mark('call-back') }],
  [bo, { verb: 'request-approval', text: mark('request-approval') }],
  [helen, { verb: 'decline', why: mark('decline') }],
  [
    bo,
    {
      verb: 'escalate',
      package: { en: mark('package-en'), zh: mark('package-zh') },
      request: 'customer-request',
      route: 'portal',
    },
  ],
  [bo, { verb: 'submit', ticket: '21V-1' }],
  [bo, { verb: 'vendor-needs', text: mark('vendor-needs') }],
  [bo, { verb: 'vendor-supplied', text: mark('vendor-supplied') }],
  [bo, { verb: 'vendor-answered', text: mark('vendor-answered') }],
  [bo, { verb: 'resolve', outcome: 'explained', text: mark('resolution-1'), locale: 'en-US' }],
  [system, { verb: 'unreachable', why: mark('unreachable') }],
  [bo, { verb: 'told-by-hand', why: mark('told-by-hand') }],
  [bo, { verb: 'reopen', why: mark('reopen') }],
  [bo, { verb: 'claim' }],
  [bo, { verb: 'merge', into: '2000', text: mark('merge'), locale: 'en-US' }],
  [ana, { verb: 'not-solved', text: mark('not-solved') }],
  [helen, { verb: 'take-over', why: mark('take-over') }],
  [helen, { verb: 'ask-customer', text: mark('question-2') }],
  [helen, { verb: 'resolve', outcome: 'explained', text: mark('resolution-2'), locale: 'en-US' }],
  [system, { verb: 'unreachable', why: mark('unreachable-2') }],
  [helen, { verb: 'override-close', why: mark('override-close') }],
];

/** Names end in these: what is being said at the moment, and is gone once it is said. */
const LANE = /^\{p[0-9a-f]\}:lane:/;

describe('what is personal in a case', () => {
  let own: OwnRedis;
  let vault: Vault;
  let cases: Cases;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    vault = redisVault(own.redis, HOUSE);
    cases = bookWith(vault);
  });
  after(() => own.stop());

  const bookWith = (each: Vault) => redisCases(own.redis, { rules: () => rules, key: KEY, vault: each });

  /** A case that went the whole way. */
  async function lived(): Promise<string> {
    const { number } = await cases.open(marked, ana, 'talk 1');
    for (const [i, [actor, deed]] of way.entries()) await done(number, actor, deed, `step ${i}`);
    return number;
  }

  async function done(number: string, actor: Actor, deed: Deed, operation: string): Promise<void> {
    const answer = await cases.apply(number, deed, { actor, operation });
    expect(answer, deed.verb).to.have.property('done');
  }

  const places = async () => {
    const stored = await everything(own.redis, own.prefix);
    const holding = (words: RegExp) => stored.filter(([, text]) => words.test(text)).map(([name]) => name);
    return { all: stored.map(([name]) => name), holding };
  };
  const personal = new RegExp([MARK, ...names].join('|'));

  it('lies in Redis sealed: no word and no name in clear, but in the lanes of what is being said', async () => {
    const number = await lived();
    const { all, holding } = await places();
    expect(all.filter((name) => name.endsWith(`:case:${number}`) || name.endsWith(':events'))).to.have.lengthOf(2);
    expect(all.some((name) => LANE.test(name))).to.equal(true);
    expect(holding(personal).filter((name) => !LANE.test(name))).to.deep.equal([]);
  });

  it('is gone from the lanes, too, once it was said', async () => {
    await lived();
    expect((await places()).holding(personal)).to.not.be.empty;
    const outbox = redisOutbox(own.redis);
    for (let claimed = await outbox.claim(50, 60_000); claimed.length > 0; claimed = await outbox.claim(50, 60_000))
      for (const each of claimed) await outbox.finish(each);
    expect((await places()).holding(personal)).to.deep.equal([]);
  });

  it('is read as it was written', async () => {
    const number = await lived();
    const found = await cases.find(number);
    const words = JSON.stringify([found, await cases.events(number)]);
    for (const [, deed] of way)
      for (const said of marksIn(deed)) expect(words, `${deed.verb} ${said}`).to.include(said);
    for (const name of names) expect(words, name).to.include(name);
    expect(found).to.deep.include({ customer: draft.customer, requester: draft.requester, packet: marked.packet });
    expect(found?.files[0]).to.include({ title: file.title }).and.to.deep.include({ by: from });
  });

  it('reads ERASED in a question that waits for the answer of somebody who was erased', async () => {
    const { number } = await cases.open(marked, ana, 'talk 1');
    await done(number, bo, { verb: 'claim' }, 'claim');
    await done(number, bo, { verb: 'ask-customer', text: 'Which order was it, Ana?' }, 'ask');
    await vault.erase(ana.id);
    expect((await cases.find(number))?.question?.text).to.equal(ERASED);
  });

  it('of somebody who was erased reads ERASED, in the case and in its events', async () => {
    const number = await lived();
    await vault.erase(ana.id);
    const found = (await cases.find(number))!;
    const events = await cases.events(number);
    expect(JSON.stringify([found, events])).to.not.match(new RegExp(`${MARK}|Ana Souza`));

    expect(found.requester).to.deep.equal({ ...draft.requester, name: ERASED });
    expect(found.dispute).to.deep.equal({ ...draft.dispute, words: ERASED });
    expect(found.packet?.said).to.deep.equal([{ at: noon.toISOString(), text: ERASED }]);
    expect(found.resolution).to.include({ text: ERASED, unreachable: ERASED, outcome: 'explained' });
    expect(found.escalation).to.deep.include({ package: { en: ERASED, zh: ERASED }, answer: ERASED, ticket: '21V-1' });
    expect(found.closing).to.include({ why: ERASED, how: 'overridden' });
    expect(found.files[0]).to.deep.include({ title: ERASED, by: { id: 'ana', name: ERASED }, hash: file.hash });

    expect(events.map(({ verb }) => verb)).to.deep.equal(['open', ...way.map(([, { verb }]) => verb)]);
    expect(events.find(({ verb }) => verb === 'customer-says')).to.deep.include({
      detail: { text: ERASED },
      by: { id: 'ana', name: ERASED, role: 'customer' },
    });
    expect(events.find(({ verb }) => verb === 'note')?.by.name).to.equal('Bo Zhang');
  });

  it('of an agent who was erased reads ERASED, and what the customer said as before', async () => {
    const number = await lived();
    await vault.erase(bo.id);
    const words = JSON.stringify([await cases.find(number), await cases.events(number)]);
    expect(words).to.not.include('Bo Zhang');
    expect(words).to.include(mark('dispute')).and.to.include('Ana Souza').and.to.include('Helen Zhou');
  });

  it('leaves the chain of events whole when it is erased', async () => {
    const number = await lived();
    await vault.erase(ana.id);
    const { entries, head } = await cases.trail(number);
    expect(entries).to.have.lengthOf(way.length + 1);
    expect(brokenAt(KEY, entries, head)).to.equal(undefined);
    expect(brokenAt(KEY, entries.slice(1), head)).to.equal(0);
  });

  it('leaves a case that can be worked on', async () => {
    const { number } = await cases.open(marked, ana, 'talk 1');
    await vault.erase(ana.id);
    await done(number, bo, { verb: 'claim' }, 'claim');
    await done(number, bo, { verb: 'note', text: mark('after') }, 'note');

    expect(await cases.find(number)).to.deep.include({
      state: 'in-triage',
      requester: { ...draft.requester, name: ERASED },
    });
    const { entries, head } = await cases.trail(number);
    expect(brokenAt(KEY, entries, head)).to.equal(undefined);
  });

  it('stays erased when a deed was on its way at that moment', async () => {
    const { number } = await cases.open(marked, ana, 'talk 1');
    let erased = false;
    const late = bookWith({
      ...vault,
      keysFor: async (subjects) => {
        erased ||= await vault.erase(ana.id);
        return vault.keysFor(subjects);
      },
    });
    expect(await late.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' })).to.have.property('done');

    expect(erased).to.equal(true);
    expect((await cases.find(number))?.owner?.name).to.equal('Bo Zhang');
    expect(JSON.stringify(await cases.find(number))).to.not.match(new RegExp(`${MARK}|Ana Souza`));
  });
});

const marksIn = (deed: Deed): string[] =>
  [...JSON.stringify(deed).matchAll(new RegExp(`${MARK}-[\\w-]+`, 'g'))].map(String);

/** All there is in a Redis, by the names of its keys, as text. */
async function everything(redis: Redis, prefix: string): Promise<readonly (readonly [name: string, text: string])[]> {
  const names = (await redis.keys(`${prefix}*`)).map((name) => name.slice(prefix.length));
  return Promise.all(names.map(async (name) => [name, `${name}\n${await textOf(redis, name)}`] as const));
}

async function textOf(redis: Redis, name: string): Promise<string> {
  switch (await redis.type(name)) {
    case 'string':
      return (await redis.get(name)) ?? '';
    case 'hash':
      return JSON.stringify(await redis.hgetall(name));
    case 'list':
      return (await redis.lrange(name, 0, -1)).join('\n');
    case 'set':
      return (await redis.smembers(name)).join('\n');
    case 'zset':
      return (await redis.zrange(name, '0', '-1')).join('\n');
    default:
      throw new Error(`cannot look into ${name}`);
  }
}
