import { expect } from 'chai';
import type { Outbox } from '../../../services/jobs/outbox';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { type OwnRedis, ownRedis } from '../../support/redis';

const LEASE = 60_000;

describe('the outbox in Redis', () => {
  let own: OwnRedis;
  let outbox: Outbox;
  before(async () => {
    own = await ownRedis();
    outbox = redisOutbox(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  const say = (words: string) => ({ kind: 'say', words });
  const claim = async (lease = LEASE) => outbox.claim(10, lease);

  it('does the effects of a lane one after the other, in order', async () => {
    await outbox.plan(
      'c',
      ['one', 'two', 'three'].map((words) => ({ lane: 'chat', effect: say(words) })),
    );
    const said: unknown[] = [];
    for (let round = 0; round < 3; round++) {
      const [first, ...more] = await claim();
      expect(more).to.be.empty;
      expect(await claim()).to.be.empty;
      said.push(first?.effect['words']);
      await outbox.finish(first!);
    }
    expect(said).to.deep.equal(['one', 'two', 'three']);
    expect(await claim()).to.be.empty;
  });

  it('does different lanes side by side', async () => {
    await outbox.plan('c', [
      { lane: 'chat 1', effect: say('one') },
      { lane: 'chat 2', effect: say('two') },
    ]);
    expect(await claim()).to.have.lengthOf(2);
  });

  it('gives an effect to one of many workers', async () => {
    await outbox.plan(
      'c',
      Array.from({ length: 40 }, (_, i) => ({ lane: `chat ${i}`, effect: say(String(i)) })),
    );
    const second = own.redis.duplicate();
    const claims = await Promise.all(
      [outbox, redisOutbox(second)].flatMap((each) => [1, 2, 3].map(() => each.claim(40, LEASE))),
    );
    second.disconnect();
    const lanes = claims.flat().map(({ lane }) => lane);

    expect(lanes).to.have.lengthOf(40);
    expect(new Set(lanes).size).to.equal(40);
  });

  it('hands what a dead worker had begun to another, and refuses the dead one’s late word', async () => {
    await outbox.plan('c', [
      { lane: 'chat', effect: say('one') },
      { lane: 'chat', effect: say('two') },
    ]);
    const [dead] = await claim(1);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const [next] = await claim();

    expect(next).to.deep.include({ attempt: 2, interrupted: true, effect: say('one') });
    expect(await outbox.finish(dead!)).to.equal(false);
    expect(await outbox.finish(next!)).to.equal(true);
    expect((await claim())[0]?.effect).to.deep.equal(say('two'));
  });

  it('leaves an effect with whoever renews its lease, and not with one who lost it', async () => {
    await outbox.plan('c', [{ lane: 'chat', effect: say('one') }]);
    const [slow] = await claim(1);
    expect(await outbox.extend(slow!, LEASE)).to.equal(true);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await claim()).to.be.empty;
    expect(await outbox.extend({ ...slow!, token: '0' }, LEASE)).to.equal(false);
  });

  it('hands on what waits behind, to the one who has just finished', async () => {
    await outbox.plan('c', [
      { lane: 'chat', effect: say('one') },
      { lane: 'chat', effect: say('two') },
    ]);
    const [one] = await claim();
    const two = await outbox.finishAndTake(one!, LEASE);
    expect(two?.effect).to.deep.equal(say('two'));
    expect(await claim()).to.be.empty;
    expect(await outbox.finishAndTake(two!, LEASE)).to.equal(undefined);
  });

  it('keeps a lane waiting while its first effect waits for another try', async () => {
    await outbox.plan('c', [
      { lane: 'chat', effect: say('one') },
      { lane: 'chat', effect: say('two') },
    ]);
    const [first] = await claim();
    await outbox.retry(first!, 60_000);
    expect(await claim()).to.be.empty;

    await outbox.plan('d', [{ lane: 'chat', effect: say('elsewhere') }]);
    expect((await claim()).map(({ effect }) => effect['words'])).to.deep.equal(['elsewhere']);
  });

  it('counts tries, and a try that was given back is no interruption', async () => {
    await outbox.plan('c', [{ lane: 'chat', effect: say('one') }]);
    const [first] = await claim();
    await outbox.retry(first!, 0);
    const [second] = await claim();
    expect(second).to.include({ attempt: 2, interrupted: false });
  });

  it('queues the same thing once while it waits, and again once it was begun', async () => {
    const card = { lane: 'card', mode: 'once', effect: { kind: 'case-card', case: '1042' } } as const;
    await outbox.plan('c', [card]);
    await outbox.plan('c', [card]);
    const [begun] = await claim();
    await outbox.plan('c', [card]);
    await outbox.plan('c', [card]);
    await outbox.finish(begun!);

    const [again] = await claim();
    expect(again?.effect).to.deep.equal(card.effect);
    await outbox.finish(again!);
    expect(await claim()).to.be.empty;
  });

  it('waits with what is due later; a new time replaces the old one, and cancelling forgets it', async () => {
    const timer = (due: number) => ({ lane: 'timer', mode: 'replace', due, effect: { kind: 'close', due } }) as const;
    await outbox.plan('c', [timer(Date.now() + 60_000)]);
    expect(await claim()).to.be.empty;
    await outbox.plan('c', [timer(1)]);
    expect((await claim()).map(({ effect }) => effect['due'])).to.deep.equal([1]);

    await outbox.plan('c', [timer(2)]);
    await outbox.plan('c', [{ lane: 'timer', mode: 'cancel' }]);
    expect(await claim()).to.be.empty;
  });

  it('plans a period once, whoever is first', async () => {
    const second = own.redis.duplicate();
    const planned = [{ lane: 'digest', effect: { kind: 'digest' } }];
    const answers = await Promise.all(
      [outbox, redisOutbox(second)].flatMap((each) => [1, 2, 3].map(() => each.planOnce('digest', '9:00', planned))),
    );
    second.disconnect();

    expect(answers.filter((first) => first)).to.have.lengthOf(1);
    expect(await claim()).to.have.lengthOf(1);
    expect(await outbox.planOnce('digest', '10:00', planned)).to.equal(true);
  });

  it('plans a change once, whoever is first, and again when it is changed back', async () => {
    const change = (to: string) =>
      outbox.planChange('policy', to, [{ lane: 'policy', mode: 'replace', effect: { kind: 'policy', to } }]);
    expect((await Promise.all([1, 2, 3].map(() => change('new')))).filter(Boolean)).to.have.lengthOf(1);
    expect([await change('new'), await change('old'), await change('new')]).to.deep.equal([false, true, true]);
    expect((await claim()).map(({ effect }) => effect['to'])).to.deep.equal(['new']);
  });

  it('leaves nothing behind once all is done', async () => {
    await outbox.plan('c', [{ lane: 'chat', effect: say('one') }]);
    for (const each of await claim()) await outbox.finish(each);
    expect((await own.redis.keys('*')).filter((key) => !key.endsWith(':fence'))).to.be.empty;
  });
});
