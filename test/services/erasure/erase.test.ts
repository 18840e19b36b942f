import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { redisJournal } from '../../../services/audit/redis-journal';
import { redisVault } from '../../../services/audit/redis-vault';
import type { Subject } from '../../../services/audit/subject';
import { KEPT_MS } from '../../../services/audit/vault';
import { redisClock } from '../../../services/calendar/redis-clock';
import { redisCases } from '../../../services/cases/redis-cases';
import { chatTraces, redisReferences } from '../../../services/conversations/redis-references';
import { redisSeats, talkTraces } from '../../../services/conversations/redis-seats';
import { type EraseNeeds, eraseSubject } from '../../../services/erasure/erase';
import { rewriteLog } from '../../../services/erasure/redis-disk';
import { messageTraces } from '../../../services/erasure/redis-waiting';
import { folderFiles } from '../../../services/files/folder-files';
import { keptFileTraces, redisKeptFiles } from '../../../services/files/redis-kept-files';
import { redisOutbox } from '../../../services/jobs/redis-outbox';
import { presenceTraces, redisAvailability } from '../../../services/people/redis-availability';
import { linkTraces } from '../../../services/people/redis-links';
import { profileTraces, redisProfiles } from '../../../services/people/redis-profiles';
import { checkedCases } from '../../../services/record/verify';
import { ana, bo, draft, rules } from '../../support/case';
import { filesWith, keysWith } from '../../support/leftovers';
import { type OwnRedis, ownRedis } from '../../support/redis';

const MARK = 'zumbrotta';
const doer = { by: { id: 'somebody', role: 'administrator' }, operation: 'erase 1' };
const bytes = (text: string) => new Uint8Array(Buffer.from(text));

describe('forgetting a person', () => {
  let own: OwnRedis;
  let data: string;
  let folder: string;
  let needs: EraseNeeds;
  let subject: Subject;
  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'closeloop-redis-'));
    own = await ownRedis(['--appendonly', 'yes', '--dir', data]);
  });
  after(async () => {
    await own.stop();
    await rm(data, { recursive: true });
  });

  const houseKey = new Uint8Array(32).fill(7);
  const book = (now = Date.now) =>
    redisCases(own.redis, { rules: () => rules, key: 'key', vault: redisVault(own.redis, houseKey, { now }) });

  beforeEach(async () => {
    await own.redis.flushdb();
    folder = await mkdtemp(join(tmpdir(), 'closeloop-files-'));
    const { redis } = own;
    const vault = redisVault(redis, houseKey);
    const cases = book();
    needs = {
      vault,
      cases,
      journal: redisJournal(redis, 'key'),
      files: folderFiles(folder, vault),
      outbox: redisOutbox(redis),
      clock: redisClock(redis),
      traces: [talkTraces, messageTraces, keptFileTraces, chatTraces, linkTraces, presenceTraces, profileTraces].map(
        (of) => of(redis),
      ),
    };

    const requester = { ...draft.requester, name: MARK };
    const dispute = { ...draft.dispute, words: `${MARK} never ordered it` };
    const { number } = await cases.open({ ...draft, requester, dispute }, { ...ana, name: MARK }, 'talk 1');
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    await cases.apply(number, { verb: 'customer-says', text: MARK }, { actor: ana, operation: 'says' });
    await redisProfiles(redis).learn('ana', { id: 'ana', tenantId: 't', name: MARK, personalConversationId: 'a:1' });
    await redisSeats(redis).save({ conversationId: 'a:1', personId: 'ana' }, '', { words: MARK }, []);
    await redisSeats(redis).save({ conversationId: '19:x@thread', personId: 'ana' }, '', { words: MARK }, []);
    await redisReferences(redis).remember({
      conversationId: 'a:1',
      kind: 'personal',
      tenantId: 't',
      serviceUrl: 'http://127.0.0.1/',
      bot: { id: 'b' },
      userId: MARK,
      health: 'ok',
    });
    const hash = await folderFiles(folder, vault).put('ana', bytes(`%PDF- ${MARK}`));
    const file = { hash, title: `${MARK}.pdf`, type: 'pdf', size: 9, by: { id: 'ana', name: MARK } } as const;
    await redisKeptFiles(redis).add(number, file);
    await redisKeptFiles(redis).add('a:1 message', file);
    await redisAvailability(redis).leave('ana', new Date());
    await redis.hset(
      'links:{c}',
      'ana',
      JSON.stringify({ person: { id: 'ana', name: MARK }, company: { id: 'c', name: 'C' }, at: 'x', by: 'bo' }),
    );
    subject = { id: 'ana', names: [MARK], chats: ['a:1'], cases: new Set([number]) };
  });
  afterEach(() => rm(folder, { recursive: true }));

  const wordsNow = async (): Promise<string> => {
    const later = book(() => Date.now() + KEPT_MS); // another process, or this one a minute later
    const [number = ''] = subject.cases;
    return JSON.stringify([await later.find(number), await later.events(number)]);
  };

  it('counts what there is, and leaves nothing of it', async () => {
    const counts = await Promise.all(needs.traces.map(async (place) => [place.what, await place.count(subject)]));
    expect(Object.fromEntries(counts)).to.deep.equal({
      talks: 2,
      messages: 3, // to her that it was claimed, and what she said to the desk and to its owner
      files: 2,
      chats: 1,
      links: 1,
      presence: 1,
      profile: 1,
    });
    await eraseSubject(subject, doer, needs);
    expect(await keysWith(own.redis, MARK)).to.deep.equal([]);
    for (const place of needs.traces) expect(await place.count(subject), place.what).to.equal(0);
    expect(await wordsNow())
      .to.include('[erased]')
      .and.to.not.include(MARK);
  });

  it('draws the cards anew at once, and when no process has a key any more', async () => {
    await eraseSubject(subject, doer, needs);
    const claimed = await redisOutbox(own.redis).claim(20, 1_000);
    expect(claimed.map(({ effect }) => effect.kind)).to.include('case-card');
    const [number] = subject.cases;
    const partitions = await own.redis.keys('*:due');
    const dues = await Promise.all(partitions.map((key) => own.redis.zscore(key, `timer:case:${number}:card`)));
    const due = Number(dues.find((each) => each !== null)) - Date.now();
    expect(due).to.be.within(KEPT_MS - 5_000, KEPT_MS + 5_000);
  });

  for (const [i, what] of [
    'journal',
    'files',
    'talks',
    'messages',
    'kept files',
    'chats',
    'links',
    'presence',
    'profile',
    'cards',
  ].entries())
    it(`is finished by doing it again after a crash at its ${what}`, async () => {
      const crash = () => {
        throw new Error('the machine stopped');
      };
      const traces = needs.traces.map((place, at) => (at === i - 2 ? { ...place, clear: crash } : place));
      const broken: EraseNeeds = {
        ...needs,
        traces,
        ...(what === 'journal' ? { journal: { append: crash } } : {}),
        ...(what === 'files' ? { files: { removeAll: crash } } : {}),
        ...(what === 'cards' ? { outbox: { plan: crash } } : {}),
      };
      const failed = await eraseSubject(subject, doer, broken).catch(({ message }: Error) => message);
      expect(failed).to.equal('the machine stopped');
      expect(await wordsNow()).to.not.include(MARK);
      await eraseSubject(subject, { ...doer, operation: 'erase 2' }, needs);
      expect(await keysWith(own.redis, MARK)).to.deep.equal([]);
      expect(filesWith(folder, MARK)).to.deep.equal([]);
      for await (const { flaw } of checkedCases(needs.cases as ReturnType<typeof book>, 'key'))
        expect(flaw).to.equal(undefined);
    });

  it('does not let a bot that read their words just before close them with a new key', async () => {
    let clock = 0;
    const bots = redisVault(own.redis, houseKey, { now: () => clock });
    const old = (await bots.knownKeys(['ana'])).get('ana');
    await eraseSubject(subject, doer, needs);
    clock += KEPT_MS;
    expect((await bots.knownKeys(['ana'])).size).to.equal(0);
    expect((await bots.keysFor(['ana'])).get('ana')).to.equal(old);
    clock += KEPT_MS;
    expect((await bots.keysFor(['ana'])).get('ana')).to.not.equal(old);
  });

  it('has Redis forget on its disk too', async () => {
    expect(filesWith(data, MARK)).to.have.length.above(0);
    await eraseSubject(subject, doer, needs);
    expect(await rewriteLog(own.redis)).to.equal('rewriting');
    for (let tries = 0; tries < 500 && filesWith(data, MARK).length > 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(filesWith(data, MARK)).to.deep.equal([]);
  });

  it('knows a server that keeps nothing on disk', async () => {
    const other = await ownRedis(['--maxclients', '50']);
    expect(await rewriteLog(other.redis)).to.equal('none');
    await other.stop();
  });
});
