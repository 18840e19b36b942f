import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import type { Redis } from 'ioredis';
import { isServiceError } from '../../../services/errors';
import { balanceOf } from '../../../services/ledger/invoice-state';
import type { Holding, Invoice, Payment } from '../../../services/ledger/ledger';
import { type LedgerRecord, nothing } from '../../../services/ledger/ledger-book';
import { redisLedger } from '../../../services/ledger/redis-ledger';
import { money } from '../../../services/money';
import { type OwnRedis, ownRedis } from '../../support/redis';
import { invoice, line } from './lines';

describe('the ledger in Redis', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  after(() => own.stop());
  keepsTheLedger(() => own.redis);

  it('asks all of a reading before the first answer', async () => {
    const sent: string[] = [];
    const redis = own.redis.duplicate();
    await redis.ping();
    const stream = redis.stream;
    const write = stream.write.bind(stream);
    stream.write = (data: string | Uint8Array) => {
      sent.push(String(data));
      return write(data);
    };
    const untilFirstAnswer = once(stream, 'data').then(() => sent.join(''));
    await redisLedger(redis).invoices(randomUUID());
    redis.disconnect();

    expect(await untilFirstAnswer).to.match(/hvals[\s\S]*hvals/i);
  });
});

describe('the ledger in a node of a Redis Cluster, which refuses a command over two slots', () => {
  let own: OwnRedis;
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'closeloop-test-'));
    own = await ownRedis(['--cluster-enabled', 'yes', '--dir', folder]);
    await own.redis.cluster('ADDSLOTSRANGE', 0, 16_383);
    while (!(await own.redis.cluster('INFO')).includes('cluster_state:ok')) await wait(20);
  });
  after(async () => {
    await own.stop();
    await rm(folder, { recursive: true });
  });
  keepsTheLedger(() => own.redis);

  it('is such a node', async () => {
    const refused = await own.redis.mget('a', 'b').catch((error: Error) => error.message);

    expect(refused).to.match(/CROSSSLOT/);
  });
});

function keepsTheLedger(redis: () => Redis) {
  const ledger = () => redisLedger(redis());
  let customerId: string;
  beforeEach(() => {
    customerId = randomUUID();
  });

  const bill = (rest: Partial<Invoice> = {}): Invoice =>
    invoice([line({ amount: '100.00', tax: '6.00' })], { customerId, ...rest });
  const payment = (rest: Partial<Payment> = {}): Payment => ({
    id: 'PAY-1',
    customerId,
    invoiceId: 'INV-1',
    receivedOn: '2026-08-01',
    amount: money(106_00, 'CNY'),
    method: 'bank transfer',
    ...rest,
  });
  const holding = (): Holding => ({
    customerId,
    subscriptionId: randomUUID(),
    product: 'Visio Plan 2',
    seats: [{ since: '2026-07-15', seats: 4 }],
    prices: [{ since: '2026-07-15', unitPrice: money(95_00, 'CNY') }],
  });
  const put = (...records: LedgerRecord[]) => ledger().put(records);
  const invoiceRecord = (value: Invoice): LedgerRecord => ({ kind: 'invoice', value });
  const paymentRecord = (value: Payment): LedgerRecord => ({ kind: 'payment', value });

  it('gives back what was put, newest first', async () => {
    const visio = holding();
    const [old, recent] = [bill({ id: 'INV-1' }), bill({ id: 'INV-2', issuedOn: '2026-08-15' })];
    const [first, second] = [payment(), payment({ id: 'PAY-2', receivedOn: '2026-09-01' })];
    await put(invoiceRecord(old), invoiceRecord(recent), paymentRecord(first), paymentRecord(second));
    await put({ kind: 'subscription', value: visio });

    expect((await ledger().invoices(customerId)).map((state) => state.invoice)).to.deep.equal([recent, old]);
    expect(await ledger().payments(customerId)).to.deep.equal([second, first]);
    expect(await ledger().holdings(customerId)).to.deep.equal([visio]);
    expect((await ledger().invoice(customerId, 'INV-2'))?.invoice).to.deep.equal(recent);
    expect(await ledger().currencyOf(customerId)).to.equal('CNY');
  });

  it('knows nothing of a customer it was told nothing of', async () => {
    expect(await ledger().invoices(customerId)).to.deep.equal([]);
    expect(await ledger().invoice(customerId, 'INV-1')).to.equal(undefined);
    expect(await ledger().payments(customerId)).to.deep.equal([]);
    expect(await ledger().holdings(customerId)).to.deep.equal([]);
    expect(await ledger().currencyOf(customerId)).to.equal(undefined);
  });

  it('counts what is new, what is other and what is the same, and keeps one of each', async () => {
    const records = [invoiceRecord(bill()), paymentRecord(payment()), paymentRecord(payment({ id: 'PAY-2' }))];

    expect(await put(...records)).to.deep.equal({ added: 3, changed: 0, unchanged: 0 });
    expect(await put(...records)).to.deep.equal({ added: 0, changed: 0, unchanged: 3 });
    expect(await put(paymentRecord(payment({ method: 'cheque' })))).to.deep.equal({ ...nothing, changed: 1 });
    expect((await ledger().payments(customerId)).map(({ method }) => method)).to.have.members([
      'bank transfer',
      'cheque',
    ]);
  });

  it('writes nothing in a dry run, and counts the same', async () => {
    await put(invoiceRecord(bill()));
    const records = [invoiceRecord(bill({ dueOn: '2026-09-14' })), invoiceRecord(bill({ id: 'INV-2' }))];
    const dry = await ledger().put(records, { dryRun: true });

    expect((await ledger().invoices(customerId)).map((state) => state.invoice)).to.deep.equal([bill()]);
    expect(await put(...records))
      .to.deep.equal(dry)
      .and.to.deep.equal({ added: 1, changed: 1, unchanged: 0 });
  });

  it('keeps customers apart, also in one batch and with the same ids', async () => {
    const other = randomUUID();
    await put(invoiceRecord(bill()), invoiceRecord(bill({ customerId: other, document: 'https://billing.example/2' })));

    expect((await ledger().invoice(customerId, 'INV-1'))?.invoice).to.deep.equal(bill());
    expect(await ledger().invoices(other)).to.have.lengthOf(1);
  });

  it('knows a customer by an id in any case', async () => {
    await put(invoiceRecord(bill()));

    expect(await ledger().invoices(customerId.toUpperCase())).to.have.lengthOf(1);
  });

  it('knows an invoice by its id in any case, and gives it back as it was written', async () => {
    await put(invoiceRecord(bill({ id: 'RE-2026-07a' })), invoiceRecord(bill({ id: 'INV-2' })));

    for (const said of ['RE-2026-07a', 're-2026-07a', 'RE-2026-07A', 'ＲＥ－２０２６－０７Ａ', 're‑2026‑07a'])
      expect((await ledger().invoice(customerId, said))?.invoice.id, said).to.equal('RE-2026-07a');
    for (const said of ['re-2026-07', 're-2026-07aa', '', 're_2026_07a'])
      expect(await ledger().invoice(customerId, said), said).to.equal(undefined);
    expect(await ledger().invoice(randomUUID(), 're-2026-07a')).to.equal(undefined);
    expect(await ledger().invoiceIds(customerId)).to.have.members(['RE-2026-07a', 'INV-2']);
  });

  it('finds in any case what a version before put there, and what is put since', async () => {
    const [before, other] = [bill({ id: 'RE-2026-07a' }), bill({ id: 'Re-8' })];
    for (const old of [before, other])
      await redis().hset(`ledger:{${customerId}}:invoice`, old.id, JSON.stringify(old));

    expect((await ledger().invoice(customerId, 'RE-2026-07a'))?.invoice).to.deep.equal(before);
    expect((await ledger().invoice(customerId, 're-2026-07A'))?.invoice).to.deep.equal(before);
    await put(invoiceRecord(bill({ id: 'Re-9' })));
    for (const said of ['RE-8', 're-9']) expect(await ledger().invoice(customerId, said), said).to.not.equal(undefined);
  });

  it('asks as much of Redis whether a customer has two invoices or two thousand', async () => {
    const asked = async (said: string) => {
      const [, before = '0'] = /total_commands_processed:(\d+)/.exec(await redis().info('stats')) ?? [];
      await ledger().invoice(customerId, said);
      const [, after = '0'] = /total_commands_processed:(\d+)/.exec(await redis().info('stats')) ?? [];
      return Number(after) - Number(before);
    };
    await put(invoiceRecord(bill({ id: 'Re-1' })), invoiceRecord(bill({ id: 'Re-2' })));
    const few = [await asked('Re-1'), await asked('RE-1'), await asked('RE-0')];
    await put(...Array.from({ length: 2_000 }, (_, at) => invoiceRecord(bill({ id: `Re-${at + 1}` }))));

    expect([await asked('Re-1'), await asked('RE-1'), await asked('RE-0')]).to.deep.equal(few);
  });

  it('keeps no spelling in a dry run', async () => {
    await ledger().put([invoiceRecord(bill())], { dryRun: true });

    expect(await redis().exists(`ledger:{${customerId}}:spelling`)).to.equal(0);
  });

  it('puts the higher number first of two on one day', async () => {
    await put(invoiceRecord(bill({ id: 'F-9' })), invoiceRecord(bill({ id: 'F-10' })));
    await put(paymentRecord(payment({ id: 'P-9' })), paymentRecord(payment({ id: 'P-10' })));

    expect((await ledger().invoices(customerId)).map((state) => state.invoice.id)).to.deep.equal(['F-10', 'F-9']);
    expect((await ledger().payments(customerId)).map(({ id }) => id)).to.deep.equal(['P-10', 'P-9']);
  });

  const states: [what: string, payments: Partial<Payment>[], paid: number, open: number, balance: number][] = [
    ['unpaid', [], 0, 106_00, 106_00],
    ['paid', [{}], 106_00, 0, 0],
    [
      'paid in parts',
      [{ amount: money(100_00, 'CNY') }, { id: 'PAY-2', amount: money(2_00, 'CNY') }],
      102_00,
      4_00,
      4_00,
    ],
    ['overpaid: nothing open, the rest in the balance', [{ amount: money(110_00, 'CNY') }], 110_00, 0, -4_00],
    ['paid for without naming it: open, and the balance even', [{ invoiceId: undefined }], 0, 106_00, 0],
    ['paid for in small letters', [{ invoiceId: 'inv-1' }], 106_00, 0, 0],
    ['paid for another', [{ invoiceId: 'INV-9' }], 0, 106_00, 0],
    ['paid and the money sent back', [{}, { id: 'PAY-2', amount: money(-106_00, 'CNY') }], 0, 106_00, 106_00],
  ];
  for (const [what, payments, paid, open, balance] of states) {
    it(`says of an invoice ${what}`, async () => {
      await put(invoiceRecord(bill()), ...payments.map((rest) => paymentRecord(payment(rest))));
      const all = await ledger().invoices(customerId);
      const one = await ledger().invoice(customerId, 'INV-1');

      expect(one).to.deep.include({ paid: money(paid, 'CNY'), open: money(open, 'CNY') });
      expect(all).to.deep.equal([one]);
      expect(balanceOf(all, await ledger().payments(customerId), 'CNY').amount).to.equal(balance);
    });
  }

  it('says so when a record has another shape', async () => {
    await redis().hset(`ledger:{${customerId}}:invoice`, 'INV-1', '{"id":"INV-1"}');
    const failure = await ledger()
      .invoices(customerId)
      .catch((error: unknown) => error);

    expect(isServiceError(failure, 'unreadable')).to.equal(true);
  });
}
