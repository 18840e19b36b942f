import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { keyFor, vaultKey } from '../../../bot/secrets';
import { redisJournal } from '../../../services/audit/redis-journal';
import { redisVault } from '../../../services/audit/redis-vault';
import { redisCases } from '../../../services/cases/redis-cases';
import { partitionOf } from '../../../services/jobs/partitions';
import { checkedCases, checkJournal } from '../../../services/record/verify';
import { redisClient } from '../../../services/redis-client';
import type { Shown } from '../../stage/channel';
import { CASES_CHANNEL, type SamplePerson, TEAM_FILE } from '../../stage/people';
import { Player, saysText, wordsOf } from '../../stage/player';
import { rules } from '../../support/case';
import { runProgram } from '../../support/command';
import { emptyPartnerCenter, type OwnHouse, ownHouse } from '../../support/house';
import { filesWith, keysWith } from '../../support/leftovers';

const SECRET = 'a secret for tests, of no use to anybody';
const MARK = 'Zumbrotta';
const bluefinch = {
  id: 'b1f00000-0000-4000-8000-0000000000a1',
  name: 'Bluefinch Foods (Shanghai)',
  domain: 'bluefinch.partner.onmschina.cn',
};

/** Nothing in her ids says who she is, as in the world. */
const quirina: SamplePerson = {
  name: `Quirina ${MARK}`,
  role: 'customer',
  userId: '29:1q7z',
  aadObjectId: 'c0570000-0000-4000-8000-0000000000e1',
  tenantId: 'b1f10000-0000-4000-8000-0000000000a1',
  personalConversationId: 'a:1q7z',
  channelConversationId: '19:1q7z@thread.tacv2',
};
const BO = '0b020000-0000-4000-8000-000000000001';

const CODE = /[A-Z2-9]{4}-[A-Z2-9]{4}/;
const PDF = Buffer.from(`%PDF-1.7\n% the order of ${MARK}\n`);

describe('npm run erase', function () {
  this.timeout(120_000); // a bound for a busy machine: each command is a process

  const realNow = Date.now;
  let shift = 0;
  let house: OwnHouse;
  let folder: string;
  let prefix: string;
  let redis: ReturnType<typeof redisClient>;
  before(() => {
    Date.now = () => realNow() + shift; // the house remembers keys by this one
  });
  beforeEach(async () => {
    shift = 0;
    folder = mkdtempSync(join(tmpdir(), 'closeloop-test-'));
    house = await ownHouse(
      { FILES_DIR: folder },
      { partnerCenter: { ...emptyPartnerCenter, customers: async () => [bluefinch] } },
    );
    prefix = house.own.prefix || 'test:';
    redis = redisClient(house.own.url, prefix);
  });
  afterEach(async () => {
    redis.disconnect();
    await house.stop();
    rmSync(folder, { recursive: true });
  });
  after(() => {
    Date.now = realNow;
  });

  const settings = () => ({
    CLOSELOOP_SECRET: SECRET,
    REDIS_URL: house.own.url,
    REDIS_PREFIX: prefix,
    FILES_DIR: folder,
    TEAM_FILE,
  });
  const erase = (args: readonly string[], other: NodeJS.ProcessEnv = {}) =>
    runProgram('bot/commands/erase.ts', args, { ...settings(), ...other });

  const cases = () =>
    redisCases(redis, { rules: () => rules, key: keyFor('cases', SECRET), vault: redisVault(redis, vaultKey(SECRET)) });
  const journal = () => redisJournal(redis, keyFor('journal', SECRET));

  const player = (person: SamplePerson) => new Player(person, house.channel, [house.url]);

  async function isWhole(): Promise<boolean> {
    for await (const { flaw } of checkedCases(cases(), keyFor('cases', SECRET))) if (flaw) return false;
    return (await checkJournal(journal(), keyFor('journal', SECRET))).flaw === undefined;
  }

  async function dispute(who: Player, words: string): Promise<string> {
    await who.asks('dispute BF-2026-07', /Which line/);
    await who.asks('5', /What is wrong/);
    await who.asks('Charged after cancellation', /in your own words/);
    await who.asks(words, /Is this right/);
    return numberIn(await who.asks('yes', /is case \d+/));
  }

  const numberIn = (shown: Shown) => /case (\d+)/i.exec(wordsOf(shown))?.[1] ?? '';

  async function cardOf(number: string): Promise<Shown> {
    for (let tries = 0; tries < 500; tries++) {
      const cards = house.channel.threads(CASES_CHANNEL).map((id) => house.channel.shown(id)[0]!);
      const found = cards.find((shown) => wordsOf(shown).includes(`Case ${number}`));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error(`no card of case ${number} in the channel`);
  }

  /** What a minute later would bring: keys that were remembered are forgotten, and what was planned for then is done. */
  async function aMinutePasses(numbers: readonly string[]): Promise<void> {
    shift += 61_000;
    for (const number of numbers) await redis.zadd(`${partitionOf(number)}:due`, 0, `timer:case:${number}:card`);
  }

  /** They are read by the worker, soon after the start. */
  async function customersKnown(): Promise<void> {
    for (let tries = 0; tries < 500 && (await redis.hlen('customers')) === 0; tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
  }

  /** Everything she may leave behind: a case that was resolved, one that is open, a talk in the middle, words on their way. */
  async function story() {
    const [mara, bo, lena] = [player(quirina), house.player('Bo'), house.player('Lena')];
    await mara.says(`hello, I am ${MARK}`);
    await customersKnown();
    const code = wordsOf(await bo.asks('link bluefinch', CODE)).match(CODE)?.[0] ?? '';
    await mara.asks(code, /You are linked to Bluefinch/);
    await mara.says(`may ${MARK} fly to the moon for free?`);

    const first = await dispute(mara, `${MARK} cancelled on 24 June.`);
    await bo.says(`claim ${first}`);
    await bo.says(`ask ${first} Dear ${MARK}, which order?`);
    await mara.waits(saysText(/which order/));
    await mara.says(`It was ${MARK}-0624.`);
    await bo.waits(saysText(/0624/));
    await mara.sends(`order of ${MARK}.pdf`, PDF);
    await bo.waits(saysText(/sent a file/));
    await lena.says(`note ${first} I know this ${MARK}`);
    await bo.says(`resolve ${first} credited 583.00 ${MARK} is right, the amount comes back.`);
    await mara.waits(saysText(/the amount comes back/));

    const second = numberIn(await mara.asks('person', /This is case \d+/));
    await bo.asks(`claim ${second}`, /In triage/);
    await cardOf(second);
    house.channel.refuse('a:bo-zhang', 429);
    house.channel.refuse('a:1q7z', 429);
    for (const words of [
      `add ${second} ${MARK} says more`,
      'dispute BF-2026-06',
      '1',
      'Wrong price',
      `${MARK} agreed on less.`,
    ])
      await mara.says(words);
    return { mara, bo, first, second };
  }

  it('leaves nothing of a customer that can be read, in the store, on the disk or in the channel', async () => {
    const { bo, first, second } = await story();
    expect(await keysWith(house.own.redis, MARK)).to.have.length.above(4);
    expect(wordsOf(await cardOf(first))).to.include(MARK);
    const heard = bo.sees().length;

    const { out, err, code } = await erase([quirina.aadObjectId, '--yes']);
    expect({ err, code }).to.deep.equal({ err: '', code: 0 });
    expect(out)
      .to.match(/2 {2}cases they brought/)
      .and.to.match(/forget within a minute/)
      .and.to.not.include(MARK);
    expect(await keysWith(house.own.redis, MARK)).to.deep.equal([]);
    expect(filesWith(folder, MARK)).to.deep.equal([]);
    expect(readdirSync(folder)).to.deep.equal([]);
    expect((await journal().read()).entries.at(-1)).to.deep.include({
      what: 'erased',
      about: { person: quirina.aadObjectId },
    });
    expect(await isWhole()).to.equal(true);

    await aMinutePasses([first, second]);
    for (const number of [first, second])
      await bo.waits(saysText(/· \[erased\]/), { thread: (await cardOf(number)).conversationId });
    for (const number of [first, second]) expect(JSON.stringify(await cardOf(number))).to.not.include(MARK);

    house.channel.refuse('a:bo-zhang', 0); // what waited for him comes
    await bo.waits(saysText(/\[erased\]/));
    const card = wordsOf(await bo.asks(`case ${first}`, new RegExp(`Case ${first}`)));
    expect(card).to.include('[erased]').and.to.include('CN¥583.00').and.to.include('Owner: Bo Zhang');
    await bo.asks(`history ${first}`, /resolved it/);
    expect(JSON.stringify(bo.sees().slice(heard))).to.not.include(MARK);
    expect(await keysWith(house.own.redis, MARK)).to.deep.equal([]);
  });

  it('does no harm the second time, nor when they come back', async () => {
    const { mara, first } = await story();
    await erase([quirina.aadObjectId, '--yes']);
    const again = await erase([quirina.aadObjectId, '--yes']);
    expect(again.code).to.equal(0);
    expect(again.out).to.not.match(/^ +\d+ +(key|profile|talks|messages|links|ways)/m);

    shift += 61_000;
    house.channel.refuse('a:1q7z', 0);
    await mara.asks('my cases', new RegExp(`Case ${first}`));
    await mara.asks('how much do I owe?', /not linked/);
    const { out, code } = await runProgram('bot/commands/audit.ts', ['export', first], settings());
    expect(code).to.equal(0);
    expect(out).to.include('\\[erased\\]').and.to.include('CN¥583.00').and.to.not.include(MARK);
    expect(await isWhole()).to.equal(true);
  });

  it('takes an agent’s name away and leaves what they did, and others’ words', async () => {
    const { first } = await story();
    expect(await keysWith(house.own.redis, 'Bo Zhang')).to.have.length.above(1);
    const { out, code } = await erase([BO, '--yes']);
    expect(code).to.equal(0);
    expect(await keysWith(house.own.redis, 'Bo Zhang')).to.deep.equal([]);
    expect(out)
      .to.match(/2 {2}other cases they had a part in/)
      .and.to.include('still stand in the team file');

    await aMinutePasses([first]);
    const { conversationId: thread } = await cardOf(first);
    await house.player('Lena').waits(saysText(/Owner: \[erased\][\s\S]*cancelled on 24 June/), { thread });
    const events = await cases().events(first);
    expect(events.find(({ verb }) => verb === 'claim')?.by).to.deep.equal({
      id: BO,
      name: '[erased]',
      role: 'admin-agent',
    });
    expect(events.find(({ verb }) => verb === 'open')?.by.name).to.equal(quirina.name);
    expect(await isWhole()).to.equal(true);
  });

  it('does nothing when nobody is there to say yes, or when it is no person', async () => {
    await player(quirina).says('hello');
    const nobody = await erase([quirina.aadObjectId]);
    expect(nobody.code).to.equal(1);
    expect(nobody.err).to.include('--yes').and.to.include('Nothing was erased.');
    expect(await keysWith(house.own.redis, MARK)).to.have.lengthOf(1);

    await dispute(house.player('Ana'), 'Too much');
    const company = await erase([bluefinch.id, '--yes']);
    expect(company.code).to.equal(1);
    expect(company.err).to.include('is a customer, not a person');
    const stranger = 'c0570000-0000-4000-8000-00000000ffff';
    expect(await erase([stranger, '--yes'])).to.deep.equal({
      out: `Nothing is kept of ${stranger}.\n`,
      err: '',
      code: 0,
    });
    expect((await erase(['Ana', '--yes'])).code).to.equal(2);
    expect((await journal().read()).entries).to.have.lengthOf(0);
  });

  it('refuses with a secret that opens nothing', async () => {
    await dispute(house.player('Ana'), 'Too much');
    const { err, code } = await erase(['c0570000-0000-4000-8000-000000000001', '--yes'], {
      CLOSELOOP_SECRET: 'another secret, as long as it needs to be',
    });
    expect(code).to.equal(2);
    expect(err).to.include('is this the right CLOSELOOP_SECRET?');
  });
});
