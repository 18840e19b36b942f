import { expect } from 'chai';
import { caseNotice } from '../../bot/effects/case-notice';
import type { Speaker } from '../../bot/speaker';
import { redisVault } from '../../services/audit/redis-vault';
import { redisClock } from '../../services/calendar/redis-clock';
import type { Case } from '../../services/cases/case';
import type { Actor, Deed } from '../../services/cases/deeds';
import { redisCardBook } from '../../services/cases/redis-card-book';
import { redisCases } from '../../services/cases/redis-cases';
import { redisReferences } from '../../services/conversations/redis-references';
import { ServiceError } from '../../services/errors';
import { redisProfiles } from '../../services/people/redis-profiles';
import type { Team } from '../../services/people/team';
import { ana, bo, draft, rules } from '../support/case';
import { type OwnRedis, ownRedis } from '../support/redis';
import { silent } from '../support/virtual-desk';

const team: Team = { tenantId: 'the desk', company: 'Nimbus', locale: 'en-US', zone: 'UTC', members: [] };
const nobody = () => Promise.reject(new Error('not in this test'));

describe('word of a resolution', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  beforeEach(async () => {
    await own.redis.flushdb();
    const [id, tenantId, personalConversationId] = [ana.id, 'b1f0', 'a:ana'];
    await redisProfiles(own.redis).learn(id, { id, tenantId, name: ana.name, personalConversationId });
    await redisReferences(own.redis).remember({
      conversationId: personalConversationId,
      kind: 'personal',
      tenantId,
      serviceUrl: 'http://127.0.0.1/',
      bot: { id: 'bot' },
      health: 'ok',
    });
  });
  after(() => own.stop());

  /** A case resolved, and a chat that answers each word as told. */
  async function resolved(...answers: ((does: Does) => Promise<unknown>)[]) {
    const cases = redisCases(own.redis, {
      rules: () => rules,
      key: 'key of the tests',
      vault: redisVault(own.redis, new Uint8Array(32)),
    });
    const { number } = await cases.open(draft, ana, 'opening');
    let operations = 0;
    const does: Does = async (deed, actor = bo) => {
      const applied = await cases.apply(number, deed, { actor, operation: `press ${operations++}` });
      if (!applied || 'refused' in applied) throw new Error(`${deed.verb} was refused`);
      return applied.done;
    };
    const said: string[] = [];
    const speaker: Speaker = {
      async say(_, reply) {
        await answers.shift()?.(does);
        said.push(JSON.stringify(reply));
        return 'an id';
      },
      change: nobody,
      post: nobody,
    };
    await does({ verb: 'claim' });
    const notice = caseNotice({
      cases,
      cards: redisCardBook(own.redis),
      references: redisReferences(own.redis),
      profiles: redisProfiles(own.redis),
      directory: { user: async () => undefined, managerOf: async () => undefined },
      speaker,
      team,
      clock: redisClock(own.redis),
      log: silent,
    });
    const says = ({ resolution }: Case, more = {}) =>
      notice({
        partition: '{p0}',
        lane: 'a lane',
        token: String(++operations),
        attempt: 1,
        doubts: 0,
        interrupted: false,
        effect: {
          kind: 'case-notice',
          case: number,
          to: { person: ana.id },
          notice: 'resolved',
          detail: { at: resolution?.at },
        },
        ...more,
      });
    return { does, says, said, find: async () => (await cases.find(number))! };
  }
  type Does = (deed: Deed, actor?: Actor) => Promise<Case>;
  const resolve = (words: string): Deed => ({ verb: 'resolve', outcome: 'explained', text: words, locale: 'en-US' });
  const refuses = () => Promise.reject(new ServiceError('not-allowed', '403'));
  const comesBack = async (does: Does) => {
    await does({ verb: 'reopen', why: 'wrong figure' });
    await does({ verb: 'claim' });
    await does(resolve('The second answer.'));
  };

  it('makes the case told', async () => {
    const { does, says, find } = await resolved();
    await says(await does(resolve('The first answer.')));
    expect((await find()).state).to.equal('told');
  });

  it('is no receipt for another one that was given while it was on its way', async () => {
    const { does, says, find } = await resolved(comesBack, refuses);
    await says(await does(resolve('The first answer.')));
    expect((await find()).state).to.equal('resolved');
    await says(await find());
    const { state, resolution } = await find();
    expect(state).to.equal('resolved');
    expect(resolution).to.include({ text: 'The second answer.', unreachable: 'blocked' });
  });

  it('is not said any more when another one was given before it', async () => {
    const { does, says, said, find } = await resolved();
    const first = await does(resolve('The first answer.'));
    await comesBack(does);
    await says(first);
    expect(said).to.deep.equal([]);
    await says(await find());
    expect(said).to.have.lengthOf(1);
    expect((await find()).state).to.equal('told');
  });

  it('that cannot be brought is not told, and said a second time when nobody knows whether it arrived', async () => {
    const uncertain = () => Promise.reject(new ServiceError('uncertain', '503'));
    const { does, says, find } = await resolved(uncertain, uncertain);
    const found = await does(resolve('The first answer.'));
    await says(found).then(
      () => expect.fail('it should be tried again'),
      (error: unknown) => expect(error).to.include({ code: 'uncertain' }),
    );
    await says(found, { attempt: 7, doubts: 1 });
    expect((await find()).resolution?.unreachable).to.equal('in-doubt');
  });
});
