import { expect } from 'chai';
import { redisReferences } from '../../../services/conversations/redis-references';
import { channelOf, type Reference, type References } from '../../../services/conversations/reference';
import { type OwnRedis, ownRedis } from '../../support/redis';

const chat: Reference = {
  conversationId: 'a:ana',
  kind: 'personal',
  tenantId: 'tenant-a',
  serviceUrl: 'https://smba.trafficmanager.net/apac/',
  bot: { id: '28:bot', name: 'Closeloop' },
  userId: '29:ana',
  health: 'ok',
};
const channel: Reference = {
  conversationId: '19:cases@thread.tacv2',
  kind: 'channel',
  tenantId: 'partner',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  bot: { id: '28:bot' },
  health: 'ok',
};

describe('where conversations are reached, in Redis', () => {
  let own: OwnRedis;
  let references: References;
  before(async () => {
    own = await ownRedis();
    references = redisReferences(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  it('is found as it was remembered, in every process', async () => {
    await references.remember(chat);
    await references.remember(channel);
    const second = own.redis.duplicate();
    const other = redisReferences(second);
    expect(await other.find(chat.conversationId)).to.deep.equal(chat);
    expect(await other.find(channel.conversationId)).to.deep.equal(channel);
    second.disconnect();
  });

  it('is not known of a conversation nobody spoke in, nor of a thread by its channel', async () => {
    await references.remember(channel);
    expect(await references.find('a:tom')).to.equal(undefined);
    expect(await references.find(`${channel.conversationId};messageid=1`)).to.equal(undefined);
  });

  it('is as it was when somebody spoke there last', async () => {
    await references.remember({ ...chat, health: 'blocked' });
    const moved = { ...chat, serviceUrl: 'https://smba.trafficmanager.net/amer/' };
    await references.remember(moved);
    expect(await references.find(chat.conversationId)).to.deep.equal(moved);
  });

  it('is forgotten in time when it is but a thread', async () => {
    await references.remember(channel);
    await references.remember({ ...channel, conversationId: `${channel.conversationId};messageid=1` });
    const ttls = await Promise.all(
      [channel.conversationId, `${channel.conversationId};messageid=1`].map((id) => own.redis.ttl(`reference:{${id}}`)),
    );
    expect(ttls[0]).to.equal(-1);
    expect(ttls[1]).to.be.within(1, 31 * 24 * 60 * 60);
  });

  it('is nothing when what lies there cannot be understood', async () => {
    await references.remember(chat);
    const [name = ''] = await own.redis.keys('*reference*');
    const key = name.slice(own.prefix.length);
    await own.redis.set(key, JSON.stringify({ ...chat, health: 'sleepy' }));
    expect(await references.find(chat.conversationId)).to.equal(undefined);
  });
});

describe('conversations with a duty, in Redis', () => {
  let own: OwnRedis;
  let references: References;
  before(async () => {
    own = await ownRedis();
    references = redisReferences(own.redis);
  });
  beforeEach(() => own.redis.flushdb());
  after(() => own.stop());

  it('are none to begin with', async () => {
    expect(await references.assigned('cases')).to.equal(undefined);
  });

  it('have one each, and another when it is given to another', async () => {
    await references.assign('cases', '19:cases@thread.tacv2');
    await references.assign('digest', '19:managers@thread.tacv2');
    await references.assign('cases', '19:new@thread.tacv2');
    expect(await references.assigned('cases')).to.equal('19:new@thread.tacv2');
    expect(await references.assigned('digest')).to.equal('19:managers@thread.tacv2');
  });
});

describe('the channel of a thread', () => {
  const rows: [id: string, expected: string][] = [
    ['19:cases@thread.tacv2;messageid=1700000000000', '19:cases@thread.tacv2'],
    ['19:cases@thread.tacv2', '19:cases@thread.tacv2'],
    ['a:ana', 'a:ana'],
    ['', ''],
  ];
  for (const [id, expected] of rows)
    it(`${id || 'nothing'} is in ${expected || 'nothing'}`, () => expect(channelOf(id)).to.equal(expected));
});
