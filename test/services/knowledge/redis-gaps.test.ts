import { expect } from 'chai';
import type { Gap } from '../../../services/knowledge/gaps';
import { redisGaps } from '../../../services/knowledge/redis-gaps';
import { type OwnRedis, ownRedis } from '../../support/redis';

const gap = (question: string): Gap => ({ reason: 'unhelpful', topic: 'suspension', locale: 'en-US', question });

describe('gaps in Redis', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(() => own.redis.flushall());
  after(() => own.stop());

  it('counts the same question, and the same operation once', async () => {
    const gaps = redisGaps(own.redis);
    for (const [question, operation] of [
      ['when', '1'],
      ['when', '2'],
      ['when', '2'],
      ['why', '3'],
    ] as const)
      await gaps.note(gap(question), operation);
    const found = await gaps.list(10);
    expect(found.map(({ question, count }) => [question, count])).to.deep.equal([
      ['when', 2],
      ['why', 1],
    ]);
    expect(found[0]?.lastAt.getTime()).to.be.closeTo(Date.now(), 60_000);
  });

  it('counts how answers were judged', async () => {
    const gaps = redisGaps(own.redis);
    await gaps.rate('suspension', true, '1');
    await gaps.rate('suspension', true, '1');
    await gaps.rate('suspension', false, '2');
    await gaps.rate('a topic of the partner', true, '3');
    expect(await gaps.ratings()).to.deep.equal([
      { topic: 'suspension', helped: 1, notHelped: 1 },
      { topic: 'a topic of the partner', helped: 1, notHelped: 0 },
    ]);
  });

  it('does not grow for ever: the rarest make room', async () => {
    const gaps = redisGaps(own.redis);
    await gaps.note(gap('often'), 'a');
    await gaps.note(gap('often'), 'b');
    for (let i = 0; i < 2_010; i++) await gaps.note(gap(`once ${i}`), `${i}`);
    const found = await gaps.list(5_000);
    expect(found).to.have.lengthOf(2_000);
    expect(found[0]?.question).to.equal('often');
    expect(await own.redis.hlen('{gaps}:last')).to.equal(2_000);
  });
});
