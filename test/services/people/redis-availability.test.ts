import { expect } from 'chai';
import type { Availability } from '../../../services/people/availability';
import { redisAvailability } from '../../../services/people/redis-availability';
import { type OwnRedis, ownRedis } from '../../support/redis';

const morning = new Date('2026-11-23T01:00:00.123Z');
const noon = new Date('2026-11-23T04:00:00.000Z');

describe('who is away from the desk, in Redis', () => {
  let own: OwnRedis;
  let availability: Availability;
  before(async () => {
    own = await ownRedis();
    availability = redisAvailability(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  const away = async () => [...(await availability.away())].sort();

  it('is nobody to begin with', async () => expect(await away()).to.deep.equal([]));

  it('is who left, with the moment they did, in every process', async () => {
    await availability.leave('bo', morning);
    const second = own.redis.duplicate();
    expect([...(await redisAvailability(second).away())]).to.deep.equal([['bo', morning]]);
    second.disconnect();
  });

  it('is no longer who came back', async () => {
    await availability.leave('bo', morning);
    await availability.leave('lena', noon);
    await availability.comeBack('bo');
    expect(await away()).to.deep.equal([['lena', noon]]);
  });

  it('counts from when they last said so', async () => {
    await availability.leave('bo', morning);
    await availability.leave('bo', noon);
    expect(await away()).to.deep.equal([['bo', noon]]);
  });

  it('does not mind who comes back without having left', async () => {
    await availability.leave('bo', morning);
    await availability.comeBack('lena');
    expect(await away()).to.deep.equal([['bo', morning]]);
  });

  it('forgets none of twenty who leave at once', async () => {
    const everybody = Array.from({ length: 20 }, (_, i) => `agent ${i}`);
    await Promise.all(everybody.map((each) => availability.leave(each, noon)));
    expect([...(await availability.away()).keys()]).to.have.members(everybody);
  });
});
