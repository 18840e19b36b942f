import { expect } from 'chai';
import { importLedger } from '../../../services/ledger/import';
import type { Problem } from '../../../services/ledger/import-source';
import { money } from '../../../services/money';
import { FakeBook } from './fake-book';
import { invoice, line } from './lines';

const CUSTOMER = '5a1f0000-0000-4000-8000-0000000000d4';
const OTHER = '5a1f0000-0000-4000-8000-0000000000d5';
const SUBSCRIPTION = 'e1d00000-0000-4000-8000-000000000009';

async function problemsIn(file: string | Uint8Array, book = new FakeBook()): Promise<readonly Problem[]> {
  const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file;
  async function* source() {
    yield bytes;
  }
  const { problems, refused } = await importLedger(source(), { book });
  expect(refused).to.equal(problems.length > 0);
  return problems;
}

type Row = Record<string, string>;

const flatLine: Row = {
  record: 'line',
  customerId: CUSTOMER,
  invoiceId: 'INV-1',
  issuedOn: '2026-07-15',
  dueOn: '2026-08-14',
  periodStart: '2026-07-15',
  periodEnd: '2026-08-14',
  currency: 'CNY',
  total: '1060.00',
  kind: 'advance',
  product: 'Visio Plan 2',
  subscriptionId: SUBSCRIPTION,
  chargeStart: '2026-07-15',
  chargeEnd: '2026-08-14',
  seats: '10',
  unitPrice: '100.00',
  amount: '1000.00',
  tax: '60.00',
};
const payment: Row = {
  record: 'payment',
  customerId: CUSTOMER,
  paymentId: 'PAY-1',
  invoiceId: 'INV-1',
  receivedOn: '2026-08-01',
  amount: '1060.00',
  currency: 'CNY',
  method: 'bank transfer',
};
const subscription: Row = {
  record: 'subscription',
  customerId: CUSTOMER,
  subscriptionId: SUBSCRIPTION,
  product: 'Visio Plan 2',
  currency: 'CNY',
  since: '2026-07-15',
  seats: '10',
  unitPrice: '100.00',
};

function csv(...rows: Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text = '') => `"${text.replaceAll('"', '""')}"`;
  return [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))]
    .map((row) => row.join(','))
    .join('\n');
}

describe('what is wrong in a ledger file', () => {
  it('is nothing in the rows the other cases are made of', async () => {
    expect(await problemsIn(csv(flatLine, payment, subscription))).to.deep.equal([]);
  });

  const values: [what: string, rows: Row[], line: number, reason: string][] = [
    [
      'a customer that is no tenant id',
      [{ ...payment, customerId: 'Bluefinch' }],
      2,
      'customerId is not an id as Partner Center shows it, 8-4-4-4-12 hex digits: “Bluefinch”',
    ],
    ['a missing customer', [{ ...payment, customerId: '' }], 2, 'customerId is missing'],
    ['negative seats', [{ ...flatLine, seats: '-5' }], 2, 'seats must not be negative: “-5”'],
    ['half a seat', [{ ...flatLine, seats: '1.5' }], 2, 'seats is not a whole number: “1.5”'],
    [
      'an end before its start',
      [{ ...flatLine, chargeEnd: '2026-07-14' }],
      2,
      'chargeEnd 2026-07-14 is before chargeStart 2026-07-15',
    ],
    [
      'a period that ends before it starts',
      [{ ...flatLine, periodEnd: '2026-07-14' }],
      2,
      'periodEnd 2026-07-14 is before periodStart 2026-07-15',
    ],
    [
      'a bill due before it is issued',
      [{ ...flatLine, dueOn: '2026-07-14' }],
      2,
      'dueOn 2026-07-14 is before issuedOn 2026-07-15',
    ],
    [
      'an unknown kind',
      [{ ...flatLine, kind: 'gift' }],
      2,
      'kind is none of advance, prorated, reversal, credit, free, other',
    ],
    [
      'an unknown record',
      [{ ...payment, record: 'refund' }],
      2,
      'record “refund” is none of invoice, line, payment, subscription',
    ],
    [
      'a charge of decades',
      [{ ...flatLine, chargeEnd: '2062-08-14' }],
      2,
      'chargeEnd 2062-08-14 is more than five years after chargeStart 2026-07-15',
    ],
    [
      'a day of another century',
      [{ ...payment, receivedOn: '1026-08-01' }],
      2,
      'receivedOn is not a day like 2026-07-15: “1026-08-01”',
    ],
    [
      'a day that does not exist',
      [{ ...payment, receivedOn: '2026-02-30' }],
      2,
      'receivedOn is not a day like 2026-07-15: “2026-02-30”',
    ],
    [
      'a day in another order',
      [{ ...payment, receivedOn: '01.08.2026' }],
      2,
      'receivedOn is not a day like 2026-07-15: “01.08.2026”',
    ],
    [
      'a decimal comma',
      [{ ...payment, amount: '1060,00' }],
      2,
      'amount is not an amount like 1234.56 with at most two decimals: “1060,00”',
    ],
    [
      'a third decimal',
      [{ ...payment, amount: '10.005' }],
      2,
      'amount is not an amount like 1234.56 with at most two decimals: “10.005”',
    ],
    [
      'a decimal of a currency that has none',
      [{ ...payment, amount: '10.50', currency: 'JPY' }],
      2,
      'amount is not an amount like 1234, without decimals: “10.50”',
    ],
    [
      'a fourth decimal of a currency that has three',
      [{ ...payment, amount: '10.0005', currency: 'KWD' }],
      2,
      'amount is not an amount like 1234.567 with at most three decimals: “10.0005”',
    ],
    [
      'a point without decimals',
      [{ ...payment, amount: '10.' }],
      2,
      'amount is not an amount like 1234.56 with at most two decimals: “10.”',
    ],
    [
      'an amount beyond counting',
      [{ ...payment, amount: '9999999999999999' }],
      2,
      'amount is too large to be counted to the digit',
    ],
    [
      'a price beyond counting',
      [{ ...flatLine, seats: '9999999', unitPrice: '900000000000.00' }],
      2,
      'unitPrice times 9999999 seats is too large to be counted to the digit',
    ],
    [
      'an amount with its currency',
      [{ ...payment, amount: '¥10' }],
      2,
      'amount is not an amount like 1234.56 with at most two decimals: “¥10”',
    ],
    [
      'a negative price',
      [{ ...flatLine, unitPrice: '-100.00' }],
      2,
      'unitPrice must not be negative; the amount carries the sign',
    ],
    ['a control character', [{ ...payment, method: 'bank\u0007transfer' }], 2, 'method contains control characters'],
    [
      'text that turns around',
      [{ ...payment, method: 'bank \u202etransfer' }],
      2,
      'method contains control characters',
    ],
    ['a text that is too long', [{ ...payment, method: 'x'.repeat(101) }], 2, 'method is longer than 100 characters'],
    [
      'a document that is no web address',
      [{ ...flatLine, document: 'javascript:alert(1)' }],
      2,
      'document is not an address that begins with https://',
    ],
    ['half a fapiao', [{ ...flatLine, fapiaoNumber: '31002600222' }], 2, 'issuedOn is missing'],
    ['a reversal that charges', [{ ...flatLine, kind: 'reversal' }], 2, 'amount must be negative for a reversal'],
    [
      'an advance that gives',
      [{ ...flatLine, amount: '-1000.00', tax: '-60.00', total: '-1060.00' }],
      2,
      'amount must not be negative for advance; see reversal, credit',
    ],
    [
      'a free line that charges',
      [{ ...flatLine, kind: 'free' }],
      2,
      'amount must be 0 for free; a charged one is prorated',
    ],
    [
      'a total two cents from its one line',
      [{ ...flatLine, total: '1060.02' }],
      2,
      'total 1060.02 is not what lines and tax add up to, 1060.00',
    ],
    [
      'an invoice without lines',
      [{ ...flatLine, record: 'invoice' }],
      2,
      'lines is empty: at least one line is needed',
    ],
    ['a line without its invoice', [{ ...flatLine, issuedOn: '' }], 2, 'issuedOn is missing'],
    [
      'a line that contradicts its invoice',
      [
        { ...flatLine, total: '2120.00' },
        { ...flatLine, total: '99.00' },
      ],
      3,
      'total “99.00” contradicts “2120.00”, said since line 2 where the record begins',
    ],
    [
      'a line id twice',
      [
        { ...flatLine, total: '2120.00', lineId: '7' },
        { ...flatLine, total: '2120.00', lineId: '7' },
      ],
      3,
      'lineId “7” is also that of line 1',
    ],
    [
      'the second line, on its own row',
      [
        { ...flatLine, total: '2120.00' },
        { ...flatLine, total: '2120.00', seats: 'ten' },
      ],
      3,
      'seats is not a whole number: “ten”',
    ],
    [
      'a payment twice',
      [payment, payment],
      3,
      'payment PAY-1 is already on line 2; what belongs to it must stand together',
    ],
    [
      'two invoice ids for one customer that differ in case only',
      [flatLine, payment, { ...flatLine, invoiceId: 'inv-1' }],
      4,
      'invoice inv-1 differs only in case from INV-1 on line 2; people could not tell them apart',
    ],
    [
      'an invoice in two places',
      [flatLine, payment, flatLine],
      4,
      'invoice INV-1 is already on line 2; what belongs to it must stand together',
    ],
    [
      'an invoice number for two customers',
      [flatLine, payment, { ...flatLine, customerId: OTHER }],
      4,
      'invoice INV-1 is already on line 2; what belongs to it must stand together',
    ],
    [
      'a line for another customer than its invoice',
      [
        { ...flatLine, total: '2120.00' },
        { ...flatLine, total: '', customerId: OTHER },
      ],
      3,
      `customerId “${OTHER}” contradicts “${CUSTOMER}”, said since line 2 where the record begins`,
    ],
    [
      'a second currency for a customer',
      [payment, { ...payment, paymentId: 'PAY-2', currency: 'USD' }],
      3,
      'currency USD is not the CNY this customer has on line 2',
    ],
    ['no currency', [{ ...payment, currency: 'yuan' }], 2, 'currency is not a currency like CNY: “yuan”'],
    [
      'seats out of order',
      [subscription, { ...subscription, unitPrice: '', since: '2026-07-01' }],
      3,
      'since 2026-07-01 must come after 2026-07-15: oldest first',
    ],
    [
      'an end of use before the first day',
      [{ ...subscription, cancelledOn: '2026-07-01' }],
      2,
      'cancelledOn 2026-07-01 is before the first since 2026-07-15',
    ],
    [
      'a subscription without a price',
      [{ ...subscription, unitPrice: '' }],
      2,
      'prices is empty: at least one price is needed',
    ],
  ];
  for (const [what, rows, line, reason] of values) {
    it(`is named on its line: ${what}`, async () => {
      expect(await problemsIn(csv(...rows))).to.deep.equal([{ line, reason }]);
    });
  }

  it('leaves a cent a line to rounding', async () => {
    const lines = [flatLine, { ...flatLine, lineId: '2' }].map((row) => ({ ...row, total: '2120.02' }));

    expect(await problemsIn(csv(...lines))).to.deep.equal([]);
  });

  it('is a currency other than the one in the ledger', async () => {
    const book = new FakeBook();
    const value = { ...invoice([line({ amount: '1.00' })]), customerId: CUSTOMER, total: money(1_00, 'USD') };
    await book.put([{ kind: 'invoice', value }]);

    expect(await problemsIn(csv(payment), book)).to.deep.equal([
      { line: 2, reason: 'currency CNY is not the USD this customer has in the ledger' },
    ]);
  });

  it('is an invoice id that differs only in case from one in the ledger, of this customer', async () => {
    const book = new FakeBook();
    await book.put([{ kind: 'invoice', value: { ...invoice([line({ amount: '1.00' })]), customerId: CUSTOMER } }]);
    const inSmall = { ...flatLine, invoiceId: 'inv-1' };

    expect(await problemsIn(csv(inSmall), book)).to.deep.equal([
      {
        line: 2,
        reason: 'invoice inv-1 differs only in case from INV-1 in the ledger; people could not tell them apart',
      },
    ]);
    expect(await problemsIn(csv({ ...inSmall, customerId: OTHER }), book)).to.deep.equal([]);
    expect(await problemsIn(csv(flatLine), book)).to.deep.equal([]);
  });

  it('leaves a whole yen a line to rounding', async () => {
    const yen = { ...flatLine, currency: 'JPY', unitPrice: '100', amount: '1000', tax: '60' };

    expect(await problemsIn(csv({ ...yen, total: '1061' }))).to.deep.equal([]);
    expect(await problemsIn(csv({ ...yen, total: '1062' }))).to.deep.equal([
      { line: 2, reason: 'total 1062 is not what lines and tax add up to, 1060' },
    ]);
  });

  it('is all named at once, and the record with an unreadable row is left out', async () => {
    const rows = [
      { ...flatLine, seats: '-5' },
      { ...flatLine, record: 'lime' },
      { ...payment, amount: 'x', method: '' },
    ];

    expect((await problemsIn(csv(...rows))).map(({ line }) => line)).to.deep.equal([3, 2, 2, 4, 4]);
  });

  it('is told in the order of the file, also what is noticed ahead of it', async () => {
    const [heading, bad] = csv({ ...payment, amount: 'x' }).split('\n');
    const [, good] = csv({ ...payment, paymentId: 'PAY-2' }).split('\n');
    const file = [heading, bad, good, 'payment,a "b" c', bad].join('\n');

    expect((await problemsIn(file)).map(({ line }) => line)).to.deep.equal([2, 4, 5]);
  });

  it('is an invoice too long to be one', async () => {
    const lines = Array.from({ length: 10_001 }, (_, at) => ({ ...flatLine, lineId: `${at}` }));

    expect(await problemsIn(csv(...lines))).to.deep.equal([{ line: 2, reason: 'lines has more than 10000 entries' }]);
  });

  it('is counted in lines of the file, also after a cell over two lines', async () => {
    for (const end of ['\n', '\r\n']) {
      const rows = [
        { ...payment, method: `bank${end}transfer` },
        { ...payment, paymentId: 'PAY-2', amount: 'x' },
      ];
      const problems = await problemsIn(csv(...rows).replaceAll(/(?<!\r)\n/g, end));

      expect(problems.map(({ line }) => line)).to.deep.equal([2, 4]);
    }
  });

  it('is counted in lines of the file, also after blank ones', async () => {
    const [heading, bad] = csv({ ...payment, amount: 'x' }).split('\n');

    for (const end of ['\n', '\r\n'])
      expect((await problemsIn([heading, '', '', bad, '', bad].join(end))).map(({ line }) => line)).to.deep.equal([
        4, 6,
      ]);
  });

  it('takes no longer for a hundred thousand blank lines than for a few', async () => {
    const started = performance.now();
    await problemsIn(`${csv(payment)}${'\n'.repeat(100_000)}`);

    expect(performance.now() - started).to.be.below(3_000); // it was ten seconds
  });

  it('is the text far into the file, read in pieces', async () => {
    async function* source() {
      yield new TextEncoder().encode(`${csv(payment)}\n${'\n'.repeat(200_000)}`);
      yield Uint8Array.from([0xd2, 0xf8]);
    }
    const { problems, refused } = await importLedger(source(), { book: new FakeBook(), partial: true });

    expect(problems.map(({ line }) => line)).to.deep.equal([200_003]);
    expect(refused).to.equal(true);
  });

  it('is not that the sender went away: that is thrown on, whatever the format', async () => {
    for (const beginning of [csv(payment), '{"payments": [', `${JSON.stringify(payment)}\n`]) {
      async function* source() {
        yield new TextEncoder().encode(beginning.padEnd(100_000));
        throw new Error('connection reset');
      }
      const failure = await importLedger(source(), { book: new FakeBook() }).catch((error: Error) => error.message);

      expect(failure).to.equal('connection reset');
    }
  });

  const gbk = Uint8Array.from([...new TextEncoder().encode('record,method\npayment,'), 0xd2, 0xf8, 0xd0, 0xd0]);
  const files: [what: string, file: string | Uint8Array, line: number, reason: RegExp][] = [
    ['no file at all', '', 1, /the file is empty/],
    ['nothing but blanks', ' \r\n\n', 1, /the file is empty/],
    ['a heading without record', 'invoice,total\n1,2', 1, /no column “record”/],
    ['a column twice', 'record,total,Total\n', 1, /the column “total” twice/],
    ['a row longer than the heading', 'record,total\npayment,1,2', 2, /more cells than the heading/],
    ['a quote in a cell', 'record,method\npayment,a "b" c\n', 2, /a quote stands inside a cell/],
    ['a quote that does not end', csv(payment).replace(/"$/, ''), 2, /not closed/],
    ['text after a quote', 'record,method\n"payment"x,y\npayment,z', 2, /something follows its end/],
    ['Chinese text that is not UTF-8', gbk, 2, /not UTF-8; save the file as “CSV UTF-8”/],
    ['UTF-16', new Uint8Array(Buffer.from('\ufeffrecord,method\n', 'utf16le')), 1, /not UTF-8/],
    ['a list of records', '[{"record":"payment"}]', 1, /expected \{"invoices"/],
    ['an unknown list', '{"invoices": [],\n"bills": []}', 2, /“bills” is none of invoices, payments, subscriptions/],
    ['a list that is none', '{"invoices": {}}', 1, /expected \{"invoices"/],
    ['a list of numbers', '{"payments": [1, 2]}', 1, /expected \{"invoices"/],
    ['something beside the lists', '{"payments": [],\n"version": 1}', 2, /expected \{"invoices"/],
    ['an element that is no JSON', '{"payments": [\n{"paymentId": x}]}', 2, /not a JSON object/],
    ['an element that is a list', '{"payments": [\n[]]}', 2, /the payment is not an object/],
    ['a file that breaks off', '{"payments": [{"customerId":', 1, /ends in the middle/],
    [
      'a field nobody knows',
      JSON.stringify({ payments: [{ ...payment, record: undefined, subscriptionID: 'x' }] }),
      1,
      /subscriptionID/,
    ],
    [
      'a field of another type',
      JSON.stringify({ payments: [{ ...payment, record: undefined, method: 7 }] }),
      1,
      /^method is not a text$/,
    ],
    [
      'a bad JSON line among good ones',
      [payment, '{', { ...payment, paymentId: 'PAY-2' }]
        .map((each) => (each === '{' ? '{"record":' : JSON.stringify(each)))
        .join('\n'),
      2,
      /not a JSON object/,
    ],
    [
      'a JSON line of no kind',
      `${JSON.stringify(payment)}\n{"record":"toString"}`,
      2,
      /record is none of invoice, payment, subscription/,
    ],
    ['a record without an end', `{"payments": [{"method": "${'x'.repeat(5_000_000)}`, 1, /without an end/],
    ['a line without an end', `{"record": "payment", "method": "${'x'.repeat(5_000_000)}`, 1, /without an end/],
    ['a quote over megabytes', `record,method\npayment,"${'x\n'.repeat(2_500_000)}`, 2, /not closed/],
  ];
  for (const [what, file, line, reason] of files) {
    it(`is the file itself: ${what}`, async () => {
      const problems = await problemsIn(file);

      expect(problems).to.have.lengthOf(1);
      expect(problems[0]?.line).to.equal(line);
      expect(problems[0]?.reason).to.match(reason);
    });
  }
});
