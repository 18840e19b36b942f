import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Redis } from 'ioredis';
import type { Link, Links, Redeemed } from '../../../services/people/links';
import { linksOf, linkTraces, redisLinks } from '../../../services/people/redis-links';
import { type OwnRedis, ownRedis } from '../../support/redis';

const bluefinch = { id: 'bluefinch', name: 'Bluefinch Foods' };
const tidepool = { id: 'tidepool', name: 'Tidepool' };
const tom = { id: 'tom', name: 'Tom Weber' };
const li = { id: 'li', name: 'Li Na' };

describe('links and their codes, in Redis', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  after(() => own.stop());
  keepsLinks(() => own.redis);
});

describe('links and their codes in a node of a Redis Cluster, which refuses a command over two slots', () => {
  let own: OwnRedis;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
    own = await ownRedis(['--cluster-enabled', 'yes', '--dir', folder]);
    await own.redis.cluster('ADDSLOTSRANGE', 0, 16_383);
    while (!(await own.redis.cluster('INFO')).includes('cluster_state:ok')) await wait(20);
  });
  after(async () => {
    await own.stop();
    await rm(folder, { recursive: true });
  });
  keepsLinks(() => own.redis);
});

function keepsLinks(redis: () => Redis) {
  let links: Links;
  beforeEach(async () => {
    await redis().flushdb();
    links = redisLinks(redis());
  });

  const codeFor = async (company: typeof bluefinch) => (await links.issue(company, 'bo')).code.replace('-', '');
  const linkedBy = async (code: string, person = tom) => linkIn(await links.redeem(code, person));
  const linked = async (company: typeof bluefinch, person = tom) => linkedBy(await codeFor(company), person);
  const takeBack = async (link: Link) => {
    await links.end(link);
    await links.strike(link);
  };

  it('link whoever types the code, and answer the same when they type it again', async () => {
    const code = await codeFor(bluefinch);
    const link = await linkedBy(code);
    expect(link).to.deep.include({ person: tom, company: bluefinch, by: 'bo' });
    expect(Math.abs(Date.parse(link.at) - Date.now())).to.be.below(5_000);
    await wait(2);
    expect(await linkedBy(code)).to.deep.equal(link);
    expect(await links.of('bluefinch')).to.deep.equal([link]);
    expect(await links.listed('tom', 'bluefinch')).to.deep.equal(link);
  });

  it('keep a code for one person only, also when two type it at once', async () => {
    const code = await codeFor(bluefinch);
    const answers = await Promise.all([tom, li, tom, li].map((person) => links.redeem(code, person)));
    const names = answers.flatMap((answer) => ('linked' in answer ? [answer.linked.person.id] : []));
    expect(names).to.have.length(2);
    expect(new Set(names).size).to.equal(1);
    expect(await links.of('bluefinch')).to.have.length(1);
  });

  it('know no code that was never issued, and stop whoever guesses', async () => {
    for (let i = 0; i < 5; i++) expect(await links.redeem('AAAA2222', tom)).to.deep.equal({ refused: 'unknown' });
    expect(await links.redeem(await codeFor(bluefinch), tom)).to.deep.equal({ refused: 'too-many' });
    expect(await links.latest('tom')).to.equal(undefined);
    await linked(bluefinch, li);
  });

  it('make nothing of a code once its link was taken back', async () => {
    const code = await codeFor(bluefinch);
    await takeBack(await linkedBy(code));
    for (const person of [tom, li]) expect(await links.redeem(code, person)).to.deep.equal({ refused: 'unknown' });
    expect(await links.of('bluefinch')).to.deep.equal([]);
  });

  it('make nothing of a code as soon as its end has begun, and find the link until it is finished', async () => {
    const code = await codeFor(bluefinch);
    const link = await linkedBy(code);
    await links.end(link);
    expect(await links.redeem(code, tom)).to.deep.equal({ refused: 'unknown' });
    expect(await links.of('bluefinch')).to.deep.equal([link]);
    expect(await links.latest('tom')).to.deep.equal({ company: bluefinch, by: 'bo', at: link.at, ended: true });
    await links.strike(link);
    expect(await links.latest('tom')).to.equal(undefined);
  });

  it('make nothing of an earlier code for the same company either', async () => {
    const [first, second] = [await codeFor(bluefinch), await codeFor(bluefinch)];
    await linkedBy(first);
    await takeBack(await linkedBy(second));
    for (const code of [first, second]) expect(await links.redeem(code, tom)).to.deep.equal({ refused: 'unknown' });
  });

  it('let the latest code count, and say which company was before', async () => {
    const code = await codeFor(bluefinch);
    const first = await linkedBy(code);
    const answer = await links.redeem(await codeFor(tidepool), tom);
    expect(answer).to.include({ before: 'bluefinch' });
    expect(await links.latest('tom')).to.deep.include({ company: tidepool, ended: false });
    expect(await links.redeem(code, tom)).to.deep.equal({ refused: 'unknown' });
    expect(linkIn(answer).at > first.at).to.equal(true);
  });

  it('leave a later link alone when an earlier one is taken back', async () => {
    const first = await linked(bluefinch);
    const second = await linked(bluefinch);
    await takeBack(first);
    expect(await links.listed('tom', 'bluefinch')).to.deep.equal(second);
    expect(await links.latest('tom')).to.deep.include({ ended: false });
  });

  it('tell two links of one person apart that were made in the same moment', async () => {
    const codes = await Promise.all(Array.from({ length: 20 }, () => codeFor(bluefinch)));
    const made = await Promise.all(codes.map((code) => links.redeem(code, tom)));
    const times = made.map((answer) => ('linked' in answer ? answer.linked.at : ''));
    expect(new Set(times.filter(Boolean)).size).to.equal(times.filter(Boolean).length);
  });

  it('do not list again whom an agent takes off while they type the code once more', async () => {
    const code = await codeFor(bluefinch);
    const link = await linkedBy(code);
    const late = redisLinks(interrupted(redis(), () => takeBack(link)));
    expect(await late.redeem(code, tom)).to.deep.equal({ refused: 'unknown' });
    expect(await links.of('bluefinch')).to.deep.equal([]);
  });

  it('do not list somebody with the company they left while they were being listed', async () => {
    const [first, second] = [await codeFor(bluefinch), await codeFor(tidepool)];
    const late = redisLinks(interrupted(redis(), () => linkedBy(second)));
    expect(await late.redeem(first, tom)).to.deep.equal({ refused: 'unknown' });
    expect((await linksOf(redis(), 'tom')).map(({ company }) => company)).to.deep.equal([tidepool]);
  });

  it('read a row of the version before, and strike it', async () => {
    const old: Link = { person: tom, company: bluefinch, at: '2026-07-01T08:00:00.000Z', by: 'bo' };
    await redis().hset('links:{bluefinch}', 'tom', JSON.stringify(old));
    expect(await links.of('bluefinch')).to.deep.equal([old]);
    await takeBack(old);
    expect(await links.of('bluefinch')).to.deep.equal([]);
  });

  it('forget a person, with what their code did', async () => {
    const code = await codeFor(bluefinch);
    await linkedBy(code);
    await linked(bluefinch, li);
    await links.redeem('AAAA2222', tom);
    const subject = { id: 'tom', names: [], chats: [], cases: new Set<string>() };
    await linkTraces(redis()).clear(subject);
    expect(await linkTraces(redis()).count(subject)).to.equal(0);
    expect((await redis().keys('*')).filter((key) => key.includes('tom'))).to.deep.equal([]);
    expect(await links.redeem(code, tom)).to.deep.equal({ refused: 'unknown' });
    expect((await links.of('bluefinch')).map(({ person }) => person)).to.deep.equal([li]);
  });
}

function linkIn(answer: Redeemed): Link {
  if ('refused' in answer) throw new Error(`refused: ${answer.refused}`);
  return answer.linked;
}

/** The same Redis, where something comes in between just before a list is written. */
const interrupted = (redis: Redis, between: () => Promise<unknown>): Redis =>
  new Proxy(redis, {
    get(target, name) {
      if (name === 'hset')
        return async (...args: Parameters<Redis['hset']>) => {
          await between();
          return target.hset(...args);
        };
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
