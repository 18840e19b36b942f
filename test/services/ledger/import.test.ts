import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect } from 'chai';
import fc from 'fast-check';
import { type ImportOptions, importLedger, type Progress } from '../../../services/ledger/import';
import { FakeBook } from './fake-book';

const CUSTOMER = '5a1f0000-0000-4000-8000-0000000000d4';
const SUBSCRIPTION = 'e1d00000-0000-4000-8000-000000000009';

const sampleJson = readFileSync('content/sample/ledger.json', 'utf8');
const sampleCsv = readFileSync('content/sample/ledger.csv', 'utf8');

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield typeof part === 'string' ? new TextEncoder().encode(part) : part;
}

async function imported(file: string | Uint8Array, options: Partial<ImportOptions> = {}, book = new FakeBook()) {
  const report = await importLedger(chunks(file), { book, ...options });
  return { ...report, book, records: [...book.records.values()] };
}

describe('importing the ledger', () => {
  describe('files as they come', () => {
    it('takes the sample in its format', async () => {
      const { read, tally, refused, problems } = await imported(sampleJson);

      expect(problems).to.deep.equal([]);
      expect(refused).to.equal(false);
      expect(read).to.deep.equal({ invoice: 12, payment: 8, subscription: 6 });
      expect(tally).to.deep.equal({ added: 26, changed: 0, unchanged: 0 });
    });

    it('is not misled by what stands in a text', async () => {
      for (const product of ['Office "E3" {[', 'back\\', ']}', '\\"],']) {
        const { problems, records } = await imported(sampleJson.replaceAll('"Visio Plan 2"', JSON.stringify(product)));

        expect(problems).to.deep.equal([]);
        expect(records).to.have.lengthOf(26);
        expect(records.filter(({ value }) => 'product' in value && value.product === product)).to.have.lengthOf(1);
      }
    });

    it('takes the CSV example of the documentation', async () => {
      const { problems, unusedColumns, records } = await imported(sampleCsv);

      expect(problems).to.deep.equal([]);
      expect(unusedColumns).to.deep.equal([]);
      expect(records.map(({ kind }) => kind)).to.deep.equal(['subscription', 'invoice', 'invoice', 'payment']);
      expect(records[0]?.value).to.deep.equal({
        customerId: CUSTOMER,
        subscriptionId: SUBSCRIPTION,
        product: 'Office 365 E1',
        seats: [
          { since: '2026-01-15', seats: 40 },
          { since: '2026-11-01', seats: 42 },
        ],
        prices: [{ since: '2026-01-15', unitPrice: { amount: 48_00, currency: 'CNY' } }],
        renewsOn: '2027-01-15',
      });
    });

    it('makes the same of it as JSON, and of JSON as JSON Lines', async () => {
      const lists: Record<string, object[]> = JSON.parse(sampleJson);
      const records = [
        ...(lists['invoices'] ?? []).map((each) => ({ record: 'invoice', ...each })),
        ...(lists['payments'] ?? []).map((each) => ({ record: 'payment', ...each })),
        ...(lists['subscriptions'] ?? []).map((each) => ({ ...each, record: 'subscription' })),
      ];
      const asLines = await imported(records.map((each) => JSON.stringify(each)).join('\r\n'));

      expect(asLines.problems).to.deep.equal([]);
      expect(asLines.records).to.deep.equal((await imported(sampleJson)).records);
    });

    const heads = 'record,customerId,invoiceId,issuedOn,dueOn,periodStart,periodEnd,currency,total,';
    const rest = 'kind,product,subscriptionId,chargeStart,chargeEnd,seats,unitPrice,amount,tax';
    const row = `line,${CUSTOMER},INV-1,2026-07-15,2026-08-14,2026-07-15,2026-08-14,CNY,"1,060.00",advance,Visio Plan 2,${SUBSCRIPTION},2026-07-15,2026-08-14,10,100.00,"1,000.00",60.00`;
    const plain = `${heads}${rest}\n${row}\n`;
    const chinese = [
      '记录类型;客户编号;账单编号;账单日期;到期日;账期开始;账期结束;币种;价税合计;费用类型;产品;订阅 ID;计费开始;计费结束;席位数;单价;金额（不含税）;税额'.replace(
        '金额（不含税）',
        '不含税金额',
      ),
      `明细;${CUSTOMER};INV-1;2026-07-15;2026-08-14;2026-07-15;2026-08-14;CNY;1060.00;预付;Visio Plan 2;${SUBSCRIPTION};2026-07-15;2026-08-14;10;100.00;1000.00;60.00`,
    ].join('\r\n');

    const variants: [what: string, file: string | Uint8Array][] = [
      ['with CRLF', plain.replaceAll('\n', '\r\n')],
      ['with CR alone', plain.replaceAll('\n', '\r')],
      ['with a byte order mark', `\ufeff${plain}`],
      ['without a last line end', plain.trimEnd()],
      ['with blank lines and rows of empty cells', plain.replace('\n', `\n\n${','.repeat(17)}\n\n`)],
      ['with semicolons and Chinese names', chinese],
      ['with tabs', plain.replace('"1,060.00"', '1060.00').replace('"1,000.00"', '1000.00').replaceAll(',', '\t')],
      [
        'with other spelling of the heading',
        plain.replace('customerId', 'Customer ID').replace('invoiceId', 'INVOICE_ID'),
      ],
      [
        'with spaces around',
        plain.replaceAll(',Visio Plan 2,', ' , Visio Plan 2 ," ').replace('09,', '09 ",').replaceAll('CNY', ' CNY '),
      ],
      ['with ids in upper case', plain.replace(SUBSCRIPTION, SUBSCRIPTION.toUpperCase())],
      [
        'with the head on a row of its own',
        `${heads}${rest}\n${row.replace('line', 'invoice').split('advance')[0]}${','.repeat(8)}\nline,,INV-1${','.repeat(6)}${row.slice(row.indexOf(',advance'))}\n`,
      ],
    ];
    for (const [what, file] of variants) {
      it(`takes CSV ${what}`, async () => {
        const { problems, records } = await imported(file);

        expect(problems).to.deep.equal([]);
        expect(records).to.deep.equal((await imported(plain)).records);
        expect(records).to.have.lengthOf(1);
      });
    }

    const amounts: [currency: string, written: string, units: number][] = [
      ['CNY', '1060.00', 106_000],
      ['CNY', '70368744177.69', 7_036_874_417_769],
      ['CNY', '900,000,000,000.00', 90_000_000_000_000],
      ['JPY', '1060', 1_060],
      ['JPY', '"1,060"', 1_060],
      ['JPY', '1060.00', 1_060],
      ['KRW', '-1060', -1_060],
      ['KWD', '1060.005', 1_060_005],
      ['KWD', '1060.5', 1_060_500],
      ['HUF', '1060.5', 106_050],
      ['CLF', '899999999999.9999', 8_999_999_999_999_999],
    ];
    for (const [currency, written, units] of amounts) {
      it(`reads ${written} ${currency} as ${units} of its minor units`, async () => {
        const row = `payment,${CUSTOMER},PAY-1,2026-08-01,${/^"|^[^,]*$/.test(written) ? written : `"${written}"`},${currency},cash`;
        const { problems, records } = await imported(
          `record,customerId,paymentId,receivedOn,amount,currency,method\n${row}\n`,
        );

        expect(problems).to.deep.equal([]);
        expect(records[0]?.value).to.deep.include({ amount: { amount: units, currency } });
      });
    }

    it('says which columns it did not use', async () => {
      const { unusedColumns } = await imported(
        plain.replace('record', 'Cost centre,record').replace('line', 'North,line'),
      );

      expect(unusedColumns).to.deep.equal(['Cost centre']);
    });

    it('reads the same however the file is cut into pieces, in the middle of a character too', async () => {
      const [whole, wholeCsv] = [(await imported(sampleJson)).records, (await imported(sampleCsv)).records];
      const cut = async (text: string, at: readonly number[]) => {
        const bytes = new TextEncoder().encode(`\ufeff${text}`);
        const ends = [...new Set(at.map((n) => n % bytes.length))].sort((a, b) => a - b);
        const pieces = [0, ...ends].map((from, n) => bytes.subarray(from, ends[n] ?? bytes.length));
        const book = new FakeBook();
        await importLedger(chunks(...pieces), { book });
        return [...book.records.values()];
      };
      const named = sampleCsv.replaceAll('Office 365 E1', '办公软件 365 “E1”').replaceAll('\n', '\r\n');
      const renamed = JSON.parse(JSON.stringify(wholeCsv).replaceAll('Office 365 E1', '办公软件 365 “E1”'));

      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(), { maxLength: 60 }), async (at) => {
          expect(await cut(sampleJson, at)).to.deep.equal(whole);
          expect(JSON.parse(JSON.stringify(await cut(named, at)))).to.deep.equal(renamed);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('all or nothing', () => {
    const broken = sampleJson.replace('"total": "4165.80"', '"total": "4165.70"');

    it('imports nothing of a file with one bad record, and names it', async () => {
      const { refused, tally, problems, records } = await imported(broken);

      expect(refused).to.equal(true);
      expect(records).to.deep.equal([]);
      expect(tally.added).to.equal(0);
      expect(problems).to.deep.equal([
        { line: 3, reason: 'total 4165.70 is not what lines and tax add up to, 4165.80' },
      ]);
    });

    it('imports the good ones when told so', async () => {
      const { refused, problemCount, tally } = await imported(broken, { partial: true });

      expect({ refused, problemCount, added: tally.added }).to.deep.equal({
        refused: false,
        problemCount: 1,
        added: 25,
      });
    });

    it('refuses a file that breaks off even so', async () => {
      for (const file of [sampleJson.slice(0, -200), sampleCsv.replace('"2,182.91"', '"2,182.91')]) {
        const { refused, records } = await imported(file, { partial: true });

        expect(refused).to.equal(true);
        expect(records).to.deep.equal([]);
      }
    });

    it('only counts in a dry run', async () => {
      const book = new FakeBook();
      const dry = await imported(sampleJson, { dryRun: true }, book);

      expect(dry.records).to.deep.equal([]);
      expect(dry.tally).to.deep.equal((await imported(sampleJson, {}, book)).tally);
    });

    it('changes nothing the second time, and only what is other the third', async () => {
      const book = new FakeBook();
      await imported(sampleJson, {}, book);

      expect((await imported(sampleJson, {}, book)).tally).to.deep.equal({ added: 0, changed: 0, unchanged: 26 });
      expect((await imported(sampleJson.replace('2026-07-15"', '2026-07-16"'), {}, book)).tally).to.include({
        changed: 1,
      });
    });

    it('is completed by importing again after the ledger failed midway', async () => {
      const book = new FakeBook();
      book.failsAt = 5;
      const failure = await imported(sampleJson, {}, book).catch((error: Error) => error.message);
      book.failsAt = Number.POSITIVE_INFINITY;

      expect(failure).to.equal('the drawer is stuck');
      expect((await imported(sampleJson, {}, book)).tally).to.deep.equal({ added: 21, changed: 0, unchanged: 5 });
    });

    it('leaves no file behind, whatever happened', async () => {
      const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('closeloop-import-'));
      const before = await left();
      const book = new FakeBook();
      book.failsAt = 5;
      await imported(sampleJson, {}, book).catch(() => {});
      await imported('nonsense');

      expect(await left()).to.have.members(before);
    });
  });

  it('tells how far it is', async () => {
    const told: Progress[] = [];
    await imported(sampleJson, { onProgress: (progress) => told.push(progress) });

    expect(told[0]).to.deep.equal({ bytesRead: sampleJson.length, recordsRead: 0, recordsWritten: 0 });
    expect(told.at(-1)).to.deep.equal({ bytesRead: sampleJson.length, recordsRead: 26, recordsWritten: 26 });
  });

  it('keeps the first two hundred problems and tells them all', async () => {
    const told: number[] = [];
    const file = `record\n${'nonsense\n'.repeat(300)}`;
    const { problems, problemCount } = await imported(file, { onProblem: ({ line }) => told.push(line) });

    expect(problems).to.have.lengthOf(200);
    expect(problemCount).to.equal(300);
    expect(told).to.deep.equal(Array.from({ length: 300 }, (_, at) => at + 2));
  });
});
