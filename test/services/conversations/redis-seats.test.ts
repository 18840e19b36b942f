import { expect } from 'chai';
import { redisSeats } from '../../../services/conversations/redis-seats';
import { type Seats, talkLane } from '../../../services/conversations/seat';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { type OwnRedis, ownRedis } from '../../support/redis';

const key = { conversationId: '19:cases@thread.tacv2', personId: 'bo' };

describe('seats in Redis', () => {
  let own: OwnRedis;
  let seats: Seats;
  before(async () => {
    own = await ownRedis();
    seats = redisSeats(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  const say = (words: string) => [{ lane: talkLane(key.conversationId), effect: { kind: 'say', words } }];

  it('keeps the first of two turns that began at the same place', async () => {
    const { tag } = await seats.load(key);
    expect(await seats.save(key, tag, 'first', [])).to.deep.equal({});
    expect(await seats.save(key, tag, 'second', [])).to.equal(undefined);
    expect((await seats.load(key)).state).to.equal('first');
  });

  it('loses none of a hundred turns of two processes', async () => {
    const second = own.redis.duplicate();
    const count = async (each: Seats): Promise<void> => {
      for (;;) {
        const { state, tag } = await each.load(key);
        if (await each.save(key, tag, Number(state ?? 0) + 1, [])) return;
      }
    };
    const both = [seats, redisSeats(second)];
    await Promise.all(Array.from({ length: 100 }, (_, i) => count(both[i % 2]!)));
    second.disconnect();
    expect((await seats.load(key)).state).to.equal(100);
  });

  it('never matches an old tag again, also when the seat was lost in between', async () => {
    await seats.save(key, '', 'one', []);
    const { tag } = await seats.load(key);
    await own.redis.flushdb();
    await seats.save(key, '', 'anew', []);
    expect(await seats.save(key, tag, 'from before', [])).to.equal(undefined);
  });

  it('tells two people in one channel apart', async () => {
    await seats.save(key, '', 'Bo is here', []);
    expect((await seats.load({ ...key, personId: 'lena' })).state).to.equal(null);
  });

  it('queues what is to be said with the seat, and hands the first of it to the one who saved', async () => {
    const saved = await seats.save(key, '', 'asked', [...say('one'), ...say('two')]);
    expect(saved?.begun?.effect).to.deep.equal({ kind: 'say', words: 'one' });
    const outbox = redisOutbox(own.redis);
    expect(await outbox.claim(10, 1_000)).to.be.empty;
    await outbox.finish(saved!.begun!);
    expect((await outbox.claim(10, 1_000))[0]?.effect).to.deep.equal({ kind: 'say', words: 'two' });
  });

  it('says nothing of a turn that lost', async () => {
    await seats.save(key, '', 'asked', []);
    await seats.save(key, '', 'late', say('never'));
    expect(await redisOutbox(own.redis).claim(10, 1_000)).to.be.empty;
  });

  it('leaves the speaking to whoever is speaking there already', async () => {
    await seats.save(key, '', 'asked', say('one'));
    const { tag } = await seats.load(key);
    expect(await seats.save(key, tag, 'again', say('two'))).to.deep.equal({});
  });

  it('forgets a seat in time', async () => {
    await redisSeats(own.redis, { ttl: 60 }).save(key, '', 'asked', []);
    const [name] = await own.redis.keys('*seat*');
    expect(await own.redis.ttl(name ?? '')).to.be.within(55, 60);
  });
});
