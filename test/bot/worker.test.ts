import { expect } from 'chai';
import { z } from 'zod';
import { type Doing, Worker } from '../../bot/worker';
import { ServiceError, type ServiceErrorCode } from '../../services/errors';
import type { Claimed, Outbox } from '../../services/jobs/outbox';
import { partitions } from '../../services/jobs/partitions';
import { redisOutbox } from '../../services/jobs/redis-outbox';
import { type OwnRedis, ownRedis } from '../support/redis';
import { silent } from '../support/virtual-desk';

const LEASE = 60_000;

describe('the worker', () => {
  let own: OwnRedis;
  let outbox: Outbox;
  before(async () => {
    own = await ownRedis();
    outbox = redisOutbox(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  const plan = (lane: string, key = lane) => outbox.plan(key, [{ lane, effect: { kind: 'do', lane } }]);
  const worker = (doing: Doing) => new Worker({ outbox, log: silent, doings: { do: doing } });

  it('takes only as much as it has hands for, however much is due, and gets everything done', async () => {
    const lanes = Array.from({ length: 600 }, (_, i) => `chat ${i}`);
    for (const lane of lanes) await plan(lane);
    let now = 0;
    let most = 0;
    const done = new Set<string>();
    const busy = worker(async ({ lane }) => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 2));
      now--;
      done.add(lane);
    });
    busy.start();
    while (done.size < lanes.length) await new Promise((resolve) => setTimeout(resolve, 5));
    await busy.stop();
    expect(most).to.be.within(2, 64);
  });

  it('asks another partition first every time: none waits for a busy one', async () => {
    const keyIn = new Map<string, string>();
    for (let i = 0; keyIn.size < partitions.length; i++) {
      const lane = `chat ${i}`;
      await plan(lane, lane);
      const [claimed] = await outbox.claim(1, LEASE);
      if (!claimed) throw new Error('nothing was due');
      if (!keyIn.has(claimed.partition)) keyIn.set(claimed.partition, lane);
      await outbox.finish(claimed);
    }
    for (const [, lane] of keyIn) for (let i = 0; i < 5; i++) await plan(`${lane} ${i}`, lane);
    const first = new Set<string>();
    for (let i = 0; i < partitions.length; i++)
      for (const each of await outbox.claim(1, LEASE)) first.add(each.partition);
    expect(first.size).to.equal(partitions.length);
  });

  const coded = (code: ServiceErrorCode) => new ServiceError(code, code);
  const redisIsAway = Object.assign(new Error('Command timed out'), { command: { name: 'get' } });
  const rows: [error: Error, tries: number | 'for ever'][] = [
    [coded('unavailable'), 30],
    [coded('throttled'), 30],
    [coded('conflict'), 30],
    [coded('not-allowed'), 1],
    [coded('missing'), 1],
    [coded('invalid'), 1],
    [coded('no-place'), 'for ever'],
    [redisIsAway, 30],
    [new TypeError('of our own making'), 3],
    [new z.ZodError([]), 3],
  ];
  for (const [error, tries] of rows) {
    it(`tries ${tries === 'for ever' ? tries : `${tries} times at most`} when it fails with "${error.message || error.name}"`, async () => {
      await plan('chat');
      const [claimed] = await outbox.claim(1, LEASE);
      const failing = worker(() => Promise.reject(error));
      const again = async (attempt: number) => {
        await failing.settle({ ...(claimed as Claimed), attempt });
        return (await own.redis.llen(`${claimed!.partition}:lane:chat`)) === 1;
      };
      if (tries === 'for ever') {
        expect(await again(1_000)).to.equal(true);
        expect(await own.redis.hget(`${claimed!.partition}:held`, 'chat')).to.equal('0:0:0'); // waiting is no try
        return;
      }
      if (tries > 1) {
        expect(await again(tries - 1)).to.equal(true);
        await own.redis.hset(`${claimed!.partition}:held`, 'chat', `${claimed!.token}:${tries}:0`);
      }
      expect(await again(tries)).to.equal(false);
    });
  }

  it('does once more what may have been done, also when it had to wait for other reasons before, and then never again', async () => {
    await plan('chat');
    const answers = [coded('throttled'), coded('uncertain'), coded('throttled'), coded('uncertain')];
    let tries = 0;
    const doing = worker(async () => {
      const error = answers[tries++];
      if (error) throw error;
    });
    const waiting = () => own.redis.keys('*:lane:chat');
    for (let i = 0; i < answers.length; i++) {
      const [held = ''] = await waiting();
      await own.redis.zadd(held.replace('lane:chat', 'due'), 0, 'chat'); // as if its time had come
      const [claimed] = await outbox.claim(1, LEASE);
      await doing.settle(claimed!);
    }
    expect(tries).to.equal(answers.length);
    expect(await waiting()).to.deep.equal([]);
  });

  it('goes on with what lies elsewhere when a part of the store is away', async () => {
    for (let i = 0; i < 40; i++) await plan(`chat ${i}`);
    const [away = ''] = partitions;
    await own.redis.del(`${away}:due`);
    await own.redis.set(`${away}:due`, 'no sorted set');
    const claimed = [...(await outbox.claim(100, LEASE)), ...(await outbox.claim(100, LEASE).catch(() => []))];
    expect(claimed.length).to.be.greaterThan(20);
    expect(claimed.map(({ partition }) => partition)).to.not.include(away);
  });

  it('finishes what a turn began before it stops', async () => {
    await plan('chat');
    const [claimed] = await outbox.claim(1, LEASE);
    let done = false;
    const slow = worker(async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      done = true;
    });
    slow.start();
    void slow.settle(claimed!);
    await slow.stop();
    expect(done).to.equal(true);
  });
});
