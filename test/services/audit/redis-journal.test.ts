import { expect } from 'chai';
import { brokenAt } from '../../../services/audit/chain';
import { redisJournal } from '../../../services/audit/redis-journal';
import { type OwnRedis, ownRedis } from '../../support/redis';

const KEY = 'a key';
const entry = (what: string) => ({ by: { id: 'bo', role: 'admin-agent' }, what, about: { company: 'c' } });

describe('the journal in Redis', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(() => own.redis.flushall());
  after(() => own.stop());

  it('keeps one chain whoever writes at once, and each operation once', async () => {
    const [one, two] = [redisJournal(own.redis, KEY), redisJournal(own.redis, KEY)];
    const writes = Array.from({ length: 20 }, (_, i) => (i % 2 ? one : two).append(entry(`thing ${i}`), `op ${i}`));
    await Promise.all([...writes, one.append(entry('thing 0'), 'op 0')]);
    const { entries, head } = await one.read();
    expect(entries).to.have.lengthOf(20);
    expect(brokenAt(KEY, entries, head)).to.equal(undefined);
  });

  it('shows what was changed, removed or moved', async () => {
    const journal = redisJournal(own.redis, KEY);
    for (const what of ['a', 'b', 'c', 'd']) await journal.append(entry(what), what);
    const { entries, head } = await journal.read();
    const [a, b, c, d] = entries as [
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
      (typeof entries)[0],
    ];
    expect(brokenAt(KEY, [a, { ...b, what: 'x' }, c, d], head)).to.equal(1);
    expect(brokenAt(KEY, [a, c, d], head)).to.equal(1);
    expect(brokenAt(KEY, [a, c, b, d], head)).to.equal(1);
    expect(brokenAt(KEY, [a, b, c], head)).to.equal(3);
    expect(brokenAt('another key', entries, head)).to.equal(0);
  });
});
