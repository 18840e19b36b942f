import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keyFor, vaultKey } from '../../../bot/secrets';
import { redisJournal } from '../../../services/audit/redis-journal';
import { redisVault } from '../../../services/audit/redis-vault';
import { caseKey, eventsKey } from '../../../services/cases/case-keys';
import type { Cases } from '../../../services/cases/cases';
import type { Deed } from '../../../services/cases/deeds';
import { redisCases } from '../../../services/cases/redis-cases';
import type { CaseRecord } from '../../../services/record/case-record';
import { redisClient } from '../../../services/redis-client';
import { TEAM_FILE } from '../../stage/people';
import { ana, bo, draft, rules, system } from '../../support/case';
import { runProgram } from '../../support/command';
import { type OwnRedis, ownRedis } from '../../support/redis';

const SECRET = 'a secret for tests, of no use to anybody';
const AWKWARD =
  'We *never* ordered <b>it</b> | see [here](http://evil.example)\n1. cancelled\n   on 24 June & told you';

describe('npm run audit', function () {
  this.timeout(60_000); // a bound for a busy machine: each command is a process

  let own: OwnRedis;
  let prefix: string;
  let redis: ReturnType<typeof redisClient>;
  let folder: string;
  let cases: Cases;
  let number: string;
  before(async () => {
    own = await ownRedis();
    prefix = own.prefix || 'test:';
    redis = redisClient(own.url, prefix);
    folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
  });
  beforeEach(async () => {
    await redis.flushdb();
    const vault = redisVault(redis, vaultKey(SECRET));
    cases = redisCases(redis, { rules: () => rules, key: keyFor('cases', SECRET), vault });
    const dispute = { ...draft.dispute, words: AWKWARD };
    ({ number } = await cases.open({ ...draft, dispute }, ana, 'talk 1'));
    await deed({ verb: 'claim' });
    await deed({ verb: 'reply', text: AWKWARD });
  });
  after(async () => {
    redis.disconnect();
    await own.stop();
    await rm(folder, { recursive: true });
  });

  const deed = (what: Deed, actor = bo) => cases.apply(number, what, { actor, operation: JSON.stringify(what) });
  const journal = () => redisJournal(redis, keyFor('journal', SECRET));

  const audit = (args: readonly string[], settings: NodeJS.ProcessEnv = {}) =>
    runProgram('bot/commands/audit.ts', args, {
      CLOSELOOP_SECRET: SECRET,
      REDIS_URL: own.url,
      REDIS_PREFIX: prefix,
      TEAM_FILE,
      ...settings,
    });

  describe('verify', () => {
    it('says how much there is when all is whole, and ends with 0', async () => {
      await journal().append({ by: { id: 'bo', role: 'admin-agent' }, what: 'linked', about: {} }, 'op');
      await cases.open(draft, ana, 'talk 2');
      expect(await audit(['verify'])).to.deep.equal({ out: '2 cases, 1 journal entry: whole\n', err: '', code: 0 });
    });

    it('names what is broken, and where, and ends with 1', async () => {
      await journal().append({ by: { id: 'bo', role: 'admin-agent' }, what: 'linked', about: {} }, 'op');
      const [moved, vanished] = [await cases.open(draft, ana, 'talk 2'), await cases.open(draft, ana, 'talk 3')];
      const second = JSON.parse((await redis.lindex(eventsKey(number), 1))!);
      await redis.lset(eventsKey(number), 1, JSON.stringify({ ...second, by: { ...second.by, id: 'somebody' } }));
      await redis.hset(caseKey(moved.number), 'version', 3);
      await redis.del(eventsKey(vanished.number));

      const { out, err, code } = await audit(['verify']);
      expect({ err, code }).to.deep.equal({ err: '', code: 1 });
      expect(out.trimEnd().split('\n').sort()).to.deep.equal(
        [
          `case ${number}: event 2 of 3 (claim, ${second.at}) does not follow from those before it`,
          `case ${moved.number}: its events are whole, but its version counter is 3, and after event 1 of 1 it must be 1`,
          `case ${vanished.number}: its events are gone`,
          '3 cases, 1 journal entry: 3 broken',
        ].sort(),
      );
    });

    it('finds a journal that lost its last entry', async () => {
      for (const what of ['linked', 'unlinked'])
        await journal().append({ by: { id: 'bo', role: 'admin-agent' }, what, about: {} }, what);
      await redis.rpop('{journal}:entries');
      const { out, code } = await audit(['verify']);
      expect(code).to.equal(1);
      expect(out).to.match(/^journal: ends after entry 1, .* the last entries are missing/);
    });

    it('says that it could not look, and ends with 2', async () => {
      const nowhere = { REDIS_URL: 'redis://someone:hidden@127.0.0.1:1' };
      expect(await audit(['verify'], nowhere)).to.deep.equal({
        out: '',
        err: 'Redis gives no answer at 127.0.0.1:1 (REDIS_URL)\n',
        code: 2,
      });
      for (const args of [['verify', number], ['export'], ['export', number, '--format', 'pdf']]) {
        const { err, code } = await audit(args);
        expect(code, args.join(' ')).to.equal(2);
        expect(err).to.include('npm run audit -- verify');
      }
      const { err, code } = await audit(['verify'], { CLOSELOOP_SECRET: 'short' });
      expect(code).to.equal(2);
      expect(err).to.match(/mend these settings[\s\S]*CLOSELOOP_SECRET/);
    });

    it('asks whether the secret is the right one when nothing can be read with it', async () => {
      const other = { CLOSELOOP_SECRET: 'another secret, as long as it needs to be' };
      const { out, err, code } = await audit(['verify'], other);
      expect({ out, code }).to.deep.equal({ out: '', code: 2 });
      expect(err).to.include('is this the right CLOSELOOP_SECRET?');

      for (const key of await redis.keys(`${prefix}vault:*`)) await redis.del(key.slice(prefix.length)); // everybody was erased
      const later = await audit(['verify'], other);
      expect(later.code).to.equal(1);
      expect(later.out)
        .to.include('is this the right CLOSELOOP_SECRET?')
        .and.to.include('1 case, 0 journal entries: 1 broken');
      expect((await audit(['verify'])).code).to.equal(0);
    });
  });

  describe('export', () => {
    it('gives the whole record as JSON, with what was said, the hashes and the links', async () => {
      const file = { hash: 'ab'.repeat(32), title: 'order form.pdf', type: 'pdf', size: 1_200 } as const;
      await deed({ verb: 'file', file, from: ana }, system);
      const { out, err, code } = await audit(['export', number, '--format', 'json']);

      expect({ err, code }).to.deep.equal({ err: '', code: 0 });
      const record: CaseRecord = JSON.parse(out);
      expect(record).to.include({ record: 'closeloop-case', shape: 1 });
      expect(record.exported).to.include({ zone: 'Asia/Shanghai', partner: 'Nimbus Cloud Resale' });
      expect(record.case.dispute.words).to.equal(AWKWARD);
      expect(record.case.files[0]).to.deep.include({ hash: file.hash, by: { id: 'ana', name: 'Ana Souza' } });
      expect(record.case.clocks).to.have.length.above(0);
      expect(record.events.map(({ position, verb, did }) => [position, verb, did])).to.deep.equal([
        [1, 'open', 'opened it'],
        [2, 'claim', 'claimed it'],
        [3, 'reply', 'replied to the customer'],
        [4, 'file', 'added a file'],
      ]);
      const [, , reply] = record.events;
      expect(reply).to.deep.include({
        by: { id: 'bo', name: 'Bo Zhang', role: 'admin-agent' },
        detail: { text: AWKWARD },
      });
      expect(reply?.local).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$/);
      expect(new Date(reply?.local ?? '').getTime()).to.equal(Math.floor(Date.parse(reply?.at ?? '') / 1_000) * 1_000);
      expect(record.chain).to.deep.equal({ whole: true, length: 4, head: record.events[3]?.link });
    });

    it('gives it to be read, in the language that is asked for, with people’s words as they were typed', async () => {
      const { out, code } = await audit(['export', number, '--locale', 'pt-BR']);

      expect(code).to.equal(0);
      expect(out).to.match(new RegExp(`^# Case ${number}: the record\n`));
      expect(out).to.include('**The record is whole:** each of its 3 events follows');
      expect(out).to.match(/^\| State \| Em triagem \|$/m);
      expect(out).to.match(
        /^### 2 · \d{4}-\d\d-\d\d \d\d:\d\d:\d\d \(.+\)\n\nBo Zhang \(bo\), admin-agent, \*\*assumiu/m,
      );
      expect(out).to.include(
        [
          '> We \\*never\\* ordered \\<b\\>it\\</b\\> \\| see \\[here\\](http\\://evil.example)  ',
          '> 1\\. cancelled  ',
          '> &nbsp;&nbsp;&nbsp;on 24 June \\& told you  ',
        ].join('\n'),
      );
      expect(out).to.match(/\| 3 \| `[\w-]{43}` \|/);
    });

    it('writes into a file that nobody else may read, in the format its name says', async () => {
      const path = join(folder, 'record.json');
      const { out, code } = await audit(['export', `#${number}`, '--out', path]);
      expect({ out, code }).to.deep.equal({ out: '', code: 0 });
      expect(JSON.parse(await readFile(path, 'utf8'))).to.have.nested.property('case.number', number);
      expect((await stat(path)).mode & 0o077).to.equal(0);
    });

    it('is written down in the journal, which stays whole', async () => {
      await audit(['export', number]);
      await audit(['export', number]);
      const { entries } = await journal().read();
      expect(entries.map(({ by, what, about }) => ({ by, what, about }))).to.deep.equal(
        [1, 2].map(() => ({
          by: { id: 'command-line', role: 'administrator' },
          what: 'case-exported',
          about: { case: number },
        })),
      );
      expect((await audit(['verify'])).out).to.equal('1 case, 2 journal entries: whole\n');
    });

    it('says so when there is no such case, and writes nothing down', async () => {
      expect(await audit(['export', '9999'])).to.deep.equal({ out: '', err: 'There is no case 9999.\n', code: 1 });
      expect((await journal().read()).entries).to.have.lengthOf(0);
    });

    it('shows in the record that it is broken, or says that it cannot be read', async () => {
      const second = JSON.parse((await redis.lindex(eventsKey(number), 1))!);
      await redis.lset(eventsKey(number), 1, JSON.stringify({ ...second, at: '2020-01-01T00:00:00.000Z' }));
      expect((await audit(['export', number])).out).to.include('**The record is broken:** event 2 of 3');
      await redis.lset(eventsKey(number), 1, '{}');
      const { err, code } = await audit(['export', number]);
      expect(code).to.equal(1);
      expect(err).to.equal(`The record of case ${number} cannot be read: npm run audit -- verify says more.\n`);
    });
  });
});
