import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { redisLedger } from '../../../services/ledger/redis-ledger';
import { type OwnRedis, ownRedis } from '../../support/redis';

describe('npm run import-ledger', function () {
  this.timeout(180_000); // a bound for a busy machine, not a measure

  let own: OwnRedis;
  let folder: string;
  before(async () => {
    own = await ownRedis();
    folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
  });
  after(async () => {
    await own.stop();
    await rm(folder, { recursive: true });
  });

  async function command(args: readonly string[], { redisUrl = own.url, node = [] as readonly string[] } = {}) {
    const env = { ...process.env, REDIS_URL: redisUrl, REDIS_PREFIX: own.prefix };
    const child = spawn(process.execPath, [...node, '--import', 'tsx', 'bot/commands/import-ledger.ts', ...args], {
      env,
    });
    const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
    return { out, err, code };
  }

  async function file(name: string, content: string) {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  it('imports a file and ends with 0', async () => {
    const { out, err, code } = await command(['content/sample/ledger.json']);

    expect({ err, code }).to.deep.equal({ err: '', code: 0 });
    expect(out).to.equal('read: 12 invoices, 8 payments, 6 subscriptions\nadded 26, changed 0, unchanged 0\n');
    expect(await redisLedger(own.redis).invoices('71d00000-0000-4000-8000-0000000000b2')).to.have.lengthOf(6);
  });

  it('says what it would do and does not', async () => {
    const { out, code } = await command(['--dry-run', 'content/sample/ledger.csv']);

    expect(code).to.equal(0);
    expect(out).to.include('would be added 4, changed 0, unchanged 0');
    expect(await redisLedger(own.redis).invoices('5a1f0000-0000-4000-8000-0000000000d4')).to.deep.equal([]);
  });

  it('names what is bad and ends with 1, with and without the rest', async () => {
    const bad = await file('bad.csv', 'record,customerId,total,extra\npayment,Bluefinch,1.00,x\n');
    const [whole, partial] = [await command([bad]), await command([bad, '--partial'])];

    expect(whole.code).to.equal(1);
    expect(whole.err).to.match(/^line 2: customerId is not an id/m);
    expect(whole.out).to.match(/columns not used: extra\nproblems: \d+\nnothing was imported\n$/);
    expect(partial.code).to.equal(1);
    expect(partial.out).to.include('added 0, changed 0, unchanged 0');
  });

  it('ends with 2 when it cannot be tried, and says why', async () => {
    const cases: [args: string[], redisUrl: string, why: RegExp][] = [
      [[], own.url, /npm run import-ledger -- FILE/],
      [['one', 'two'], own.url, /npm run import-ledger -- FILE/],
      [['content/sample/ledger.json', '--parital'], own.url, /--parital/],
      [[join(folder, 'missing.csv')], own.url, /no such file/],
      [
        ['content/sample/ledger.json'],
        'redis://someone:secret@127.0.0.1:1',
        /^Redis gives no answer at 127\.0\.0\.1:1 \(REDIS_URL\)\n$/,
      ],
    ];
    for (const [args, redisUrl, why] of cases) {
      const { err, code } = await command(args, { redisUrl });

      expect(code, args.join(' ')).to.equal(2);
      expect(err).to.match(why).and.to.not.include('secret');
    }
  });

  it('takes 100 000 lines in 40 MB of memory', async () => {
    const path = join(folder, 'large.csv');
    await writeLarge(path, 20_000, 5);
    const { out, err, code } = await command([path], { node: ['--max-old-space-size=40'] });

    expect({ err, code }).to.deep.equal({ err: '', code: 0 });
    expect(out).to.include('added 20000, changed 0, unchanged 0');
  });

  /** 17 MB of text; read whole, several times what the command is given. */
  async function writeLarge(path: string, invoices: number, lines: number) {
    const to = createWriteStream(path);
    const period = '2026-07-15,2026-08-14';
    to.write(
      'record,customerId,invoiceId,issuedOn,dueOn,periodStart,periodEnd,currency,total,kind,product,subscriptionId,chargeStart,chargeEnd,seats,unitPrice,amount,tax\n',
    );
    for (let n = 0; n < invoices; n++) {
      const id = `-0000-4000-8000-${String(n).padStart(12, '0')}`;
      const row = `line,c0ffee00${id.slice(0, -5)}00${String(n % 400).padStart(3, '0')},INV-${n},${period},${period},CNY,5300.00,advance,Office 365 E3,5ab00000${id},${period},10,100.00,"1,000.00",60.00\n`;
      if (!to.write(row.repeat(lines))) await once(to, 'drain');
    }
    to.end();
    await once(to, 'finish');
  }
});
