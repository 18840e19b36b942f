import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { type Cell, csv } from '../../../bot/commands/csv';
import { keyFor, vaultKey } from '../../../bot/secrets';
import { redisVault } from '../../../services/audit/redis-vault';
import type { Vault } from '../../../services/audit/vault';
import { addDays } from '../../../services/calendar/day';
import { dayIn } from '../../../services/calendar/zone';
import { caseKey } from '../../../services/cases/case-keys';
import type { Cases } from '../../../services/cases/cases';
import { promisedCredits } from '../../../services/cases/credits';
import type { Deed } from '../../../services/cases/deeds';
import { redisCases } from '../../../services/cases/redis-cases';
import { redisClient } from '../../../services/redis-client';
import { TEAM_FILE } from '../../stage/people';
import { ana, bo, draft, rules, system } from '../../support/case';
import { runProgram } from '../../support/command';
import { type OwnRedis, ownRedis } from '../../support/redis';

const SECRET = 'a secret for tests, of no use to anybody';
const credited = (text: string, amount?: number, currency = 'CNY') =>
  ({
    verb: 'resolve',
    outcome: 'credited',
    text,
    locale: 'en-US',
    credit: amount === undefined ? undefined : { amount, currency },
    meant: true, // some are of more than is in dispute
  }) as const;
const explained = { verb: 'resolve', outcome: 'explained', text: 'It is due.', locale: 'en-US' } as const;

describe('npm run export-credits', function () {
  this.timeout(60_000); // a bound for a busy machine: each command is a process

  let own: OwnRedis;
  let redis: ReturnType<typeof redisClient>;
  let prefix: string;
  let vault: Vault;
  let cases: Cases;
  before(async () => {
    own = await ownRedis();
    prefix = own.prefix || 'test:';
    redis = redisClient(own.url, prefix);
  });
  beforeEach(async () => {
    await redis.flushdb();
    vault = redisVault(redis, vaultKey(SECRET));
    cases = redisCases(redis, { rules: () => rules, key: keyFor('cases', SECRET), vault });
  });
  after(async () => {
    redis.disconnect();
    await own.stop();
  });

  async function resolved(talk: string, deed: Deed): Promise<string> {
    const { number } = await cases.open(draft, ana, talk);
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    await cases.apply(number, deed, { actor: bo, operation: 'resolve' });
    await cases.apply(number, { verb: 'told' }, { actor: system, operation: 'told' });
    return number;
  }

  const command = (...args: string[]) =>
    runProgram('bot/commands/export-credits.ts', args, {
      CLOSELOOP_SECRET: SECRET,
      REDIS_URL: own.url,
      REDIS_PREFIX: prefix,
      TEAM_FILE,
    });
  const rowsOf = (out: string): Record<string, string>[] => parse(out, { columns: true, bom: true });
  const numbers = async (...args: string[]) => rowsOf((await command(...args)).out).map((row) => row['case']);

  it('has a row for what was credited, none for what was explained', async () => {
    const number = await resolved('talk 1', credited('Sorry: the seat was "billed" twice,\nyou get it back.', 58_305));
    await resolved('talk 2', explained);
    const { out, err, code } = await command();

    expect({ err, code }).to.deep.equal({ err: '', code: 0 });
    const found = await cases.find(number);
    expect(rowsOf(out)).to.deep.equal([
      {
        case: number,
        customer_id: 'bluefinch',
        customer: 'Bluefinch Foods',
        invoice: 'BF-2026-07',
        lines: '5',
        subscription_id: 'e70a0000-0000-4000-8000-000000000002',
        product: 'Exchange Online (Plan 2)',
        amount: '583.05',
        currency: 'CNY',
        reason: 'Sorry: the seat was "billed" twice,\nyou get it back.',
        resolved_at: found?.resolution?.at,
        told_at: found?.resolution?.toldAt,
        agent: 'Bo Zhang',
        state: 'told',
        standing: 'stands',
      },
    ]);
    expect(out.split('\r\n')).to.have.lengthOf(3);
    expect((await command()).out).to.equal(out);
  });

  it('keeps what a customer was told of when the case comes back, and says how it stands', async () => {
    const number = await resolved('talk 1', credited('You get it back.', 100));
    const rows = async () =>
      rowsOf((await command()).out).map(({ amount, told_at, standing }) => [amount, told_at !== '', standing]);
    expect(await rows()).to.deep.equal([['1.00', true, 'stands']]);
    await cases.apply(number, { verb: 'not-solved', text: 'Too little!' }, { actor: ana, operation: 'not solved' });
    expect(await rows()).to.deep.equal([['1.00', true, 'came-back']]);
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim again' });
    await cases.apply(number, credited('More.', 200), { actor: bo, operation: 'resolve again' });
    expect(await rows()).to.deep.equal([
      ['1.00', true, 'followed'],
      ['2.00', false, 'stands'],
    ]);
  });

  it('has no row for what was taken back before its customer was told', async () => {
    const { number } = await cases.open(draft, ana, 'talk 1');
    await cases.apply(number, { verb: 'claim' }, { actor: bo, operation: 'claim' });
    await cases.apply(number, credited('A slip.', 100), { actor: bo, operation: 'resolve' });
    await cases.apply(number, { verb: 'reopen', why: 'a slip' }, { actor: bo, operation: 'reopen' });
    expect(await numbers()).to.deep.equal([]);
  });

  it('takes the days of the partner’s zone, both ends included', async () => {
    const number = await resolved('talk 1', credited('You get it back.', 100));
    const at = new Date((await cases.find(number))?.resolution?.at ?? '');
    const day = dayIn('Asia/Shanghai', at);
    expect(await numbers('--since', day, '--until', day)).to.deep.equal([number]);
    expect(await numbers('--since', addDays(day, 1))).to.deep.equal([]);
    expect(await numbers('--until', addDays(day, -1))).to.deep.equal([]);
    const { err, code } = await command('--since', 'yesterday');
    expect(code).to.equal(2);
    expect(err).to.include('npm run export-credits');
  });

  it('puts them in the order they were given, whatever the numbers are', async () => {
    const given: string[] = [];
    for (let i = 0; i < 5; i++) {
      given.push(await resolved(`talk ${i}`, credited('Back.', 100)));
      await new Promise((resolve) => setTimeout(resolve, 2)); // Redis counts milliseconds
    }
    expect((await promisedCredits(cases, {})).map((credit) => credit.case)).to.deep.equal(given);
    const second = (await cases.find(given[1]!))?.resolution?.at ?? '';
    const before = await promisedCredits(cases, { until: new Date(second) });
    const since = await promisedCredits(cases, { since: new Date(second) });
    expect([before, since].map((part) => part.map((credit) => credit.case))).to.deep.equal([
      given.slice(0, 1),
      given.slice(1),
    ]);
  });

  it('has one row for a case that is met twice while the others change', async () => {
    const number = await resolved('talk', credited('Back.', 100));
    const twice = {
      find: (each: string) => cases.find(each),
      async *numbers() {
        yield number;
        yield number;
      },
    };
    expect(await promisedCredits(twice, {})).to.have.lengthOf(1);
  });

  it('says [erased] of whoever was', async () => {
    await resolved('talk 1', credited('Ana gets it back.', 100));
    await vault.erase('ana');
    await vault.erase('bo');
    expect(rowsOf((await command()).out)[0]).to.include({ reason: '[erased]', agent: '[erased]', amount: '1.00' });
  });

  it('writes a file for Excel when asked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
    const path = join(folder, 'credits.csv');
    await resolved('talk 1', credited('退款', 100));
    expect(await command('--bom', '--out', path)).to.deep.equal({ out: `${path}: 1 credit\n`, err: '', code: 0 });
    const bytes = await readFile(path);
    expect([...bytes.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(rowsOf(bytes.toString('utf8'))[0]).to.include({ reason: '退款' });
    expect((await stat(path)).mode & 0o077).to.equal(0);
    await rm(folder, { recursive: true });
  });

  const amounts: [currency: string, units: number, written: string][] = [
    ['JPY', 1_200, '1200'],
    ['KWD', 1_005, '1.005'],
    ['HUF', 1_200, '12.00'],
    ['CNY', 5, '0.05'],
  ];
  for (const [currency, units, written] of amounts) {
    it(`writes ${units} minor units of ${currency} as ${written}`, async () => {
      await resolved('talk 1', credited('Back.', units, currency));
      expect(rowsOf((await command()).out)[0]).to.include({ amount: written, currency });
    });
  }

  it('leaves no case out silently that cannot be read', async () => {
    const number = await resolved('talk 1', credited('Back.', 100));
    await redis.hset(caseKey(number), 'case', '{}');
    const { out, err, code } = await command();
    expect({ out, code }).to.deep.equal({ out: '', code: 2 });
    expect(err).to.equal(`case ${number} cannot be read\n`);
  });
});

describe('a table for spreadsheets', () => {
  const cells: [cell: Cell, written: string][] = [
    ['plain', '"plain"'],
    ['', '""'],
    ['a, b', '"a, b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' blank in front', '" blank in front"'],
    ['well-known; e-mail', '"well-known; e-mail"'],

    // at the beginning
    ['=1+1', '"\'=1+1"'],
    ['=HYPERLINK("http://evil.example")', '"\'=HYPERLINK(""http://evil.example"")"'],
    ['+86 21 5555', '"\'+86 21 5555"'],
    ['-cmd', '"\'-cmd"'],
    ['-12.50', '"\'-12.50"'],
    ['@SUM(A1)', '"\'@SUM(A1)"'],
    ['\ttab', '"\'\ttab"'],
    ['\rreturn', '"\'\rreturn"'],
    ['\nline', '"\'\nline"'],
    ['\t=1', '"\'\t\'=1"'],
    ['  =1', '"\'  =1"'],
    ['＝1', '"\'＝1"'],
    ['＋1', '"\'＋1"'],
    ['－1', '"\'－1"'],
    ['＠1', '"\'＠1"'],

    // where a spreadsheet with another separator begins a cell of its own
    ['a;=HYPERLINK(1)', '"a;\'=HYPERLINK(1)"'],
    ['a; -1', '"a;\' -1"'],
    ['a;＝1', '"a;\'＝1"'],
    ['a\t@SUM(A1)', '"a\t\'@SUM(A1)"'],
    ['a\n=1', '"a\n\'=1"'],
    ['a\r\n=1', '"a\r\n\'=1"'],
    ['a\r=1', '"a\r\'=1"'],
    ['a;"=1"', '"a;\'""=1"""'],
    [';;=1;+2', '";;\'=1;\'+2"'],

    // a column of numbers
    [{ decimal: '583.00' }, '"583.00"'],
    [{ decimal: '-12.50' }, '"-12.50"'],
    [{ decimal: '-1+cmd' }, '"\'-1+cmd"'],
  ];
  for (const [cell, written] of cells) {
    it(JSON.stringify(cell), () => expect(csv([[cell, 'x']])).to.equal(`${written},"x"\r\n`));
  }

  it('gives back every text, but for the apostrophes, and begins no formula however it is cut', () => {
    const nasty = fc.string({ unit: fc.constantFrom(...'=+-@＝－;,\t\r\n" \'ab1') });
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (row) => {
        const written = csv([row]);
        const [read = []]: string[][] = parse(written, { record_delimiter: '\r\n' });
        expect(read.map((cell) => cell.replaceAll("'", ''))).to.deep.equal(row.map((cell) => cell.replaceAll("'", '')));
        for (const cell of [...read, ...written.split(/[;\t\r\n]/)]) expect(cell).to.not.match(/^["\s]*[=+\-@＝－]/);
      }),
      { numRuns: 2_000 },
    );
  });
});
