import { expect } from 'chai';
import type { Subject } from '../../../services/audit/subject';
import { messageTraces } from '../../../services/erasure/redis-waiting';
import type { Effect, Outbox, Planned } from '../../../services/jobs/outbox';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { type OwnRedis, ownRedis } from '../../support/redis';

const ana: Subject = { id: 'ana', names: ['Ana Souza'], chats: ['a:ana'], cases: new Set(['1042']) };
const LANE = 'case:1042:to:bo';

const said = (text: string): Effect => ({
  kind: 'case-notice',
  case: '1042',
  to: { person: 'bo' },
  notice: 'customer-said',
  detail: { text },
});
const toAna: Effect = {
  kind: 'case-notice',
  case: '7',
  to: { person: 'ana' },
  notice: 'reply',
  detail: { text: 'Hi' },
};
const card: Effect = { kind: 'case-card', case: '7' };
const inLane = (lane: string, ...effects: Effect[]): Planned[] => effects.map((effect) => ({ lane, effect }));

describe('messages that wait in Redis', () => {
  let own: OwnRedis;
  let outbox: Outbox;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    outbox = redisOutbox(own.redis);
  });
  after(() => own.stop());

  const take = async () => (await outbox.claim(10, 5_000)).map(({ effect }) => effect);

  it('are counted, cleared and gone, whatever lane they are in', async () => {
    await outbox.plan('1042', inLane(LANE, said('We cancelled')));
    await outbox.plan('a:ana', inLane('talk:a:ana', { kind: 'say', conversationId: 'a:ana', reply: { text: 'Hi' } }));
    await outbox.plan('7', inLane('case:7:card', card));
    const traces = messageTraces(own.redis);

    expect(await traces.count(ana)).to.equal(2);
    await traces.clear(ana);
    expect(await traces.count(ana)).to.equal(0);
    expect(await take()).to.have.deep.members([said('[erased]'), card]);
    const due = await Promise.all((await own.redis.keys('*:due')).map((key) => own.redis.zrange(key, '0', '-1')));
    expect(due.flat()).to.not.include('talk:a:ana');
  });

  it('keep their order, and what stands behind one that leaves is done at once', async () => {
    await outbox.plan('7', [
      { ...inLane('lane', toAna)[0]!, due: Date.now() + 60_000 },
      ...inLane('lane', card, toAna, said('We')),
    ]);
    await messageTraces(own.redis).clear(ana);
    const [first] = await outbox.claim(10, 5_000);
    expect(first?.effect).to.deep.equal(card);
    expect((await outbox.finishAndTake(first!, 5_000))?.effect).to.deep.equal(said('[erased]'));
  });

  it('are left to whoever is at one that only loses its words', async () => {
    await outbox.plan('1042', inLane(LANE, said('We cancelled'), said('in June')));
    const [begun] = await outbox.claim(10, 5_000);
    await messageTraces(own.redis).clear(ana);
    expect((await outbox.finishAndTake(begun!, 5_000))?.effect).to.deep.equal(said('[erased]'));
    expect(await own.redis.keys('*:lane:*')).to.have.lengthOf(1);
  });

  it('are taken from whoever is at one that leaves: finishing it takes nothing else away', async () => {
    await outbox.plan('7', inLane('lane', toAna, card));
    const [begun] = await outbox.claim(10, 5_000);
    await messageTraces(own.redis).clear(ana);
    expect(await outbox.finish(begun!)).to.equal(false);
    expect(await take()).to.deep.equal([card]);
  });

  it('lose nothing that comes while others are cleared', async () => {
    let writing = true;
    let written = 0;
    const writer = (async () => {
      for (; writing; written++) await outbox.plan('1042', inLane(LANE, said(`word ${written}`)));
    })();
    for (let i = 0; i < 20; i++) await messageTraces(own.redis).clear(ana);
    writing = false;
    await writer;
    await messageTraces(own.redis).clear(ana);
    const [lane] = await own.redis.keys('*:lane:*');
    expect(await own.redis.lrange(lane!, 0, -1)).to.deep.equal(Array(written).fill(JSON.stringify(said('[erased]'))));
  });
});
