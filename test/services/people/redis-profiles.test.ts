import { expect } from 'chai';
import type { Redis } from 'ioredis';
import { localeOf, type Profile, type Profiles } from '../../../services/people/person';
import { redisProfiles } from '../../../services/people/redis-profiles';
import { type OwnRedis, ownRedis } from '../../support/redis';

const ana: Profile = { id: 'ana', tenantId: 'tenant-a', name: 'Ana Souza' };
const company = { id: 'bluefinch', name: 'Bluefinch Foods' };

describe('what is remembered of people, in Redis', () => {
  let own: OwnRedis;
  let second: Redis;
  let profiles: Profiles;
  let other: Profiles;
  before(async () => {
    own = await ownRedis();
    second = own.redis.duplicate();
    profiles = redisProfiles(own.redis);
    other = redisProfiles(second);
  });
  beforeEach(() => own.redis.flushdb());
  after(async () => {
    second.disconnect();
    await own.stop();
  });

  it('is nothing of somebody nobody met', async () => {
    expect(await profiles.find('ana')).to.equal(undefined);
  });

  it('is found as it was learned, in every process', async () => {
    const everything: Profile = {
      ...ana,
      locale: 'pt-BR',
      writtenLocale: 'en-US',
      clientLocale: 'zh-CN',
      zone: 'America/Sao_Paulo',
      personalConversationId: 'a:ana',
      company,
      talk: '1042',
    };
    await profiles.learn('ana', everything);
    expect(await other.find('ana')).to.deep.equal(everything);
  });

  it('grows field by field, and the latest word counts', async () => {
    await profiles.learn('ana', ana);
    await profiles.learn('ana', { zone: 'Asia/Shanghai', name: 'Ana de Souza' });
    await profiles.learn('ana', { company });
    await profiles.learn('ana', { zone: 'UTC' });
    expect(await profiles.find('ana')).to.deep.equal({ ...ana, name: 'Ana de Souza', zone: 'UTC', company });
  });

  it('takes what is undefined for no news', async () => {
    await profiles.learn('ana', { ...ana, company });
    await profiles.learn('ana', { company: undefined, zone: undefined });
    await profiles.learn('ana', {});
    expect(await profiles.find('ana')).to.deep.equal({ ...ana, company });
  });

  it('keeps what two processes learn at once', async () => {
    await profiles.learn('ana', ana);
    const [read] = await Promise.all([profiles.find('ana'), other.find('ana')]);
    await Promise.all([
      profiles.learn('ana', { company }),
      other.learn('ana', { writtenLocale: 'pt-BR' }),
      profiles.learn('ana', { personalConversationId: 'a:ana' }),
      other.learn('ana', { talk: '1042' }),
    ]);
    expect(read).to.deep.equal(ana);
    expect(await profiles.find('ana')).to.deep.equal({
      ...ana,
      company,
      writtenLocale: 'pt-BR',
      personalConversationId: 'a:ana',
      talk: '1042',
    });
  });

  it('forgets one thing and nothing else, also while another is learned', async () => {
    await profiles.learn('ana', { ...ana, company, talk: '1042' });
    await Promise.all([profiles.forget('ana', 'company'), other.learn('ana', { zone: 'UTC' })]);
    await profiles.forget('ana', 'locale');
    expect(await other.find('ana')).to.deep.equal({ ...ana, talk: '1042', zone: 'UTC' });
  });

  it('tells people apart', async () => {
    await profiles.learn('ana', ana);
    await profiles.learn('tom', { ...ana, id: 'tom', name: 'Tom' });
    await profiles.forget('ana', 'name');
    expect(await profiles.find('tom')).to.include({ name: 'Tom' });
  });

  it('is not taken for a person while who they are is not known', async () => {
    await profiles.learn('ana', { zone: 'UTC' });
    expect(await profiles.find('ana')).to.equal(undefined);
    await profiles.learn('ana', ana);
    expect(await profiles.find('ana')).to.deep.equal({ ...ana, zone: 'UTC' });
  });
});

describe('the language somebody is spoken to in', () => {
  const rows: [what: string, known: Partial<Profile>, expected: string | undefined][] = [
    [
      'their own choice before anything else',
      { locale: 'zh-CN', writtenLocale: 'en-US', clientLocale: 'pt-BR' },
      'zh-CN',
    ],
    ['else how they write', { writtenLocale: 'en-US', clientLocale: 'pt-BR' }, 'en-US'],
    ['else what their client says', { clientLocale: 'pt-BR' }, 'pt-BR'],
    ['else nobody knows', {}, undefined],
  ];
  for (const [what, known, expected] of rows)
    it(`is ${what}`, () => expect(localeOf({ ...ana, ...known })).to.equal(expected));
});
