import { expect } from 'chai';
import type { Redis } from 'ioredis';
import { redisVault } from '../../../services/audit/redis-vault';
import { ERASED, seal, unseal, type Vault } from '../../../services/audit/vault';
import { type OwnRedis, ownRedis } from '../../support/redis';

const HOUSE = new Uint8Array(32).fill(7);
const MINUTE = 60_000;
const personal = { subject: 'ana', texts: ['words'] };
const record = { words: 'We cancelled in June.', owner: { id: 'bo', name: 'Bo Zhang' } };

describe('the vault in Redis', () => {
  let own: OwnRedis;
  let second: Redis;
  let time: number;
  let here: Vault;
  let there: Vault;
  before(async () => {
    own = await ownRedis();
    second = own.redis.duplicate();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    time = 1_000_000;
    here = vault(own.redis);
    there = vault(second);
  });
  after(async () => {
    second.disconnect();
    await own.stop();
  });

  const vault = (redis: Redis, houseKey = HOUSE) => redisVault(redis, houseKey, { now: () => time });
  const sealedBy = async (each: Vault) => seal(record, personal, await each.keysFor(['ana', 'bo']));
  const readBy = async (each: Vault, stored: unknown) => unseal(stored, await each.knownKeys(['ana', 'bo']));
  const idBy = async (each: Vault) => (await each.keysFor(['ana'])).get('ana')?.id;

  it('reads in one process what another sealed', async () => {
    expect(await readBy(there, await sealedBy(here))).to.deep.equal(record);
  });

  it('gives each subject a key of its own, and the same one every time', async () => {
    const keys = await here.keysFor(['ana', 'bo', 'ana']);
    expect([...keys.keys()]).to.deep.equal(['ana', 'bo']);
    expect(keys.get('ana')?.id).to.not.equal(keys.get('bo')?.id);
    expect(keys.get('ana')?.key).to.have.lengthOf(32).and.to.not.deep.equal(keys.get('bo')?.key);
    expect((await vault(second).keysFor(['ana'])).get('ana')).to.deep.equal(keys.get('ana'));
  });

  it('agrees on one key when many make one at once', async () => {
    const vaults = Array.from({ length: 20 }, (_, i) => vault(i % 2 ? own.redis : second));
    const ids = await Promise.all(vaults.map(idBy));
    expect(new Set(ids).size).to.equal(1);
    expect(ids[0]).to.be.a('string');
  });

  it('makes no key by reading', async () => {
    expect((await here.knownKeys(['ana'])).size).to.equal(0);
    expect(await own.redis.keys(`${own.prefix}*`)).to.be.empty;
  });

  it('erases here at once', async () => {
    const stored = await sealedBy(here);
    expect(await here.erase('ana')).to.equal(true);
    expect(await readBy(here, stored)).to.deep.equal({ ...record, words: ERASED });
  });

  it('erases in another process within a minute', async () => {
    const stored = await sealedBy(here);
    await readBy(there, stored);
    await here.erase('ana');
    time += MINUTE;
    expect(await readBy(there, stored)).to.deep.equal({ ...record, words: ERASED });
  });

  it('asks nothing of Redis for a minute', async () => {
    const stored = await sealedBy(here);
    await readBy(there, stored);
    await own.redis.flushdb();
    time += MINUTE - 1;
    expect(await readBy(there, stored)).to.deep.equal(record);
    time += 1;
    expect(await readBy(there, stored)).to.not.deep.equal(record);
  });

  it('erases also what is being read at that moment', async () => {
    const stored = await sealedBy(there);
    await Promise.all([readBy(here, stored), here.erase('ana')]);
    expect(await readBy(here, stored)).to.deep.equal({ ...record, words: ERASED });
  });

  it('says whether there was anything to erase', async () => {
    await here.keysFor(['ana']);
    expect([await here.erase('ana'), await here.erase('ana'), await here.erase('nobody')]).to.deep.equal([
      true,
      false,
      false,
    ]);
  });

  it('has another key for somebody who comes back, which does not open what was', async () => {
    const stored = await sealedBy(here);
    const before = await idBy(here);
    await here.erase('ana');
    const again = await sealedBy(here);
    expect(await idBy(here)).to.not.equal(before);
    expect(await readBy(here, again)).to.deep.equal(record);
    expect(await readBy(here, stored)).to.deep.equal({ ...record, words: ERASED });
  });

  it('makes a key also when the first one is erased while it is made', async () => {
    const hasty = new Proxy(own.redis, {
      get: (redis, name) =>
        name === 'setnx' && erasures-- > 0
          ? (key: string, value: Buffer) => redis.setnx(key, value).then(() => redis.del(key))
          : Reflect.get(redis, name),
    });
    let erasures = 1;
    const stored = await sealedBy(vault(hasty));
    expect(erasures).to.be.below(1);
    expect(await readBy(there, stored)).to.deep.equal(record);
  });

  it('shows nothing to whoever has the store and not the house key', async () => {
    const stored = await sealedBy(here);
    const thief = vault(second, new Uint8Array(32).fill(8));
    expect(
      await thief.knownKeys(['ana']).then(
        () => 'read',
        () => 'closed',
      ),
    ).to.equal('closed');
    expect(
      await thief.keysFor(['ana']).then(
        () => 'made',
        () => 'closed',
      ),
    ).to.equal('closed');

    const { key } = (await here.keysFor(['ana'])).get('ana')!;
    const names = await own.redis.keys(`${own.prefix}*`);
    expect(names).to.have.lengthOf(2);
    for (const name of names)
      expect((await own.redis.getBuffer(name.slice(own.prefix.length)))?.includes(Buffer.from(key)), name).to.equal(
        false,
      );
    expect(JSON.stringify(stored)).to.not.include(Buffer.from(key).toString('base64'));
  });

  it('does not take a stored key that somebody changed, and makes no other in its place', async () => {
    await here.keysFor(['ana']);
    const [name = ''] = await own.redis.keys('*ana*');
    const stored = await own.redis.getBuffer(name.slice(own.prefix.length));
    stored![30] = stored![30]! ^ 1;
    await own.redis.set(name.slice(own.prefix.length), stored!);
    expect(
      await there.keysFor(['ana']).then(
        () => 'taken',
        () => 'refused',
      ),
    ).to.equal('refused');
    expect(await own.redis.getBuffer(name.slice(own.prefix.length))).to.deep.equal(stored);
  });
});
