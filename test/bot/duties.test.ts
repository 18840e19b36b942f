import { expect } from 'chai';
import { digest, digestDuty } from '../../bot/effects/digest';
import { scheduler } from '../../bot/scheduler';
import type { Speaker } from '../../bot/speaker';
import { redisVault } from '../../services/audit/redis-vault';
import { redisCases } from '../../services/cases/redis-cases';
import { redisReferences } from '../../services/conversations/redis-references';
import type { DigestSchedule } from '../../services/digests/schedule';
import { ServiceError, type ServiceErrorCode } from '../../services/errors';
import type { Claimed, Outbox } from '../../services/jobs/outbox';
import { redisOutbox } from '../../services/jobs/redis-outbox';
import type { Team } from '../../services/people/team';
import { MovableClock } from '../fakes/clock';
import { rules } from '../support/case';
import { type OwnRedis, ownRedis } from '../support/redis';
import { silent } from '../support/virtual-desk';

const HOUR = 3_600_000;
const hourly: DigestSchedule = { everyMinutes: 60, whenQuiet: true };
const team: Team = { tenantId: 'the desk', company: 'Nimbus', locale: 'en-US', zone: 'UTC', members: [] };
const nobody = () => Promise.reject(new Error('not in this test'));

describe('the digest of a period', () => {
  let own: OwnRedis;
  let outbox: Outbox;
  const noon = new Date('2026-03-10T12:00:00Z');
  before(async () => {
    own = await ownRedis();
    outbox = redisOutbox(own.redis);
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    const references = redisReferences(own.redis);
    await references.remember({
      conversationId: '19:managers',
      kind: 'channel',
      tenantId: 'the desk',
      serviceUrl: 'http://127.0.0.1/',
      bot: { id: 'bot' },
      health: 'ok',
    });
    await references.assign('digest', '19:managers');
  });
  after(() => own.stop());

  /** The digest at work, and how often it was said; `failure` of the first time. */
  function sender(failure?: ServiceErrorCode) {
    let said = 0;
    const speaker: Speaker = {
      async say() {
        said++;
        if (failure && said === 1) throw new ServiceError(failure, failure);
        return 'an id';
      },
      change: nobody,
      post: nobody,
    };
    const cases = redisCases(own.redis, {
      rules: () => rules,
      key: 'key of the tests',
      vault: redisVault(own.redis, new Uint8Array(32)),
    });
    const doing = digest({ cases, references: redisReferences(own.redis), speaker, schedule: hourly, team, outbox });
    return { doing, said: () => said };
  }
  const claimed = (interrupted = false): Claimed => ({
    partition: '{p0}',
    lane: 'digest',
    token: '1',
    attempt: 1,
    doubts: 0,
    interrupted,
    effect: { ...digestDuty(hourly).due(noon).effect },
  });

  it('is said by whoever takes up what another began and had not come to say', async () => {
    const { doing, said } = sender();
    await doing(claimed(true));
    expect(said()).to.equal(1);
  });

  it('is not said again when it is not known whether it was', async () => {
    const { doing, said } = sender('uncertain');
    await doing(claimed());
    await doing(claimed(true));
    expect(said()).to.equal(1);
  });

  it('is said when the channel can take it', async () => {
    const { doing, said } = sender('throttled');
    await doing(claimed()).catch(() => {});
    await doing(claimed());
    expect(said()).to.equal(2);
  });

  it('takes the place of an older one that could not be said until then', async () => {
    const clock = new MovableClock(noon);
    const duties = scheduler({ outbox, clock, duties: [digestDuty(hourly)], log: silent });
    const planned: string[] = [];
    for (let hour = 0; hour < 5; hour++, clock.move(HOUR)) {
      duties.start();
      duties.stop();
      const { to } = digestDuty(hourly).due(await clock.now()).effect as unknown as { to: Date };
      planned.push(to.toISOString());
      while (!(await own.redis.keys('*planned:digest*')).some((key) => key.includes(planned.at(-1)!)))
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const waiting = await outbox.claim(10, 60_000);
    expect(waiting.map(({ effect }) => effect['to'])).to.deep.equal(planned.slice(-1));
  });
});
