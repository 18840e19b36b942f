import { expect } from 'chai';
import type { KeptFile, KeptFiles } from '../../../services/files/kept-files';
import { redisKeptFiles } from '../../../services/files/redis-kept-files';
import { type OwnRedis, ownRedis } from '../../support/redis';

const file = (title: string, hash = title): KeptFile => ({
  hash,
  title,
  type: 'pdf',
  size: 1_000,
  by: { id: 'ana', name: 'Ana Souza' },
});
const WEEK = 7 * 24 * 60 * 60;

describe('files that wait for their case, in Redis', () => {
  let own: OwnRedis;
  let kept: KeptFiles;
  before(async () => {
    own = await ownRedis();
    kept = redisKeptFiles(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  const titles = async (keptFor: string) => (await kept.list(keptFor)).map(({ title }) => title);

  it('are listed as they were added, by any process', async () => {
    await kept.add('talk 1', file('receipt.pdf'));
    const second = own.redis.duplicate();
    expect(await redisKeptFiles(second).list('talk 1')).to.deep.equal([file('receipt.pdf')]);
    second.disconnect();
  });

  it('are kept apart by what they are kept for', async () => {
    await kept.add('talk 1', file('one.pdf'));
    await kept.add('talk 2', file('two.pdf'));
    expect(await titles('talk 1')).to.deep.equal(['one.pdf']);
    expect(await titles('talk 2')).to.deep.equal(['two.pdf']);
    expect(await titles('talk 3')).to.deep.equal([]);
  });

  it('lose none of twenty that come at once', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `${i}.pdf`);
    await Promise.all(names.map((name) => kept.add('talk 1', file(name))));
    expect(await titles('talk 1')).to.have.members(names);
  });

  it('are there once when the same content comes twice', async () => {
    await kept.add('talk 1', file('receipt.pdf', 'f'));
    await kept.add('talk 1', file('receipt (1).pdf', 'f'));
    expect(await titles('talk 1')).to.deep.equal(['receipt (1).pdf']);
  });

  it('wait for a week after the last of them', async () => {
    await kept.add('talk 1', file('one.pdf'));
    const [name = ''] = await own.redis.keys('*kept-files*');
    const key = name.slice(own.prefix.length);
    await own.redis.expire(key, 60);
    await kept.add('talk 1', file('two.pdf'));
    expect(await own.redis.ttl(key)).to.be.within(WEEK - 60, WEEK);
  });
});
