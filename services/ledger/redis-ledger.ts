import type { Redis } from 'ioredis';
import { z } from 'zod';
import { ServiceError } from '../errors';
import { redisScript } from '../redis-script';
import { folded } from './invoice-id';
import { stateOf } from './invoice-state';
import type { Ledger } from './ledger';
import {
  currencyOf,
  idOf,
  type LedgerBook,
  type LedgerRecord,
  nothing,
  plus,
  type RecordKind,
  type Tally,
} from './ledger-book';
import { holdingShape, invoiceShape, paymentShape } from './ledger-shapes';

/**
 * One customer's records of one kind are one hash, id to JSON. The hash tag keeps all of a customer's keys in one
 * slot of a Redis Cluster, and no command ever names two customers. `spelling` is a hash too: of invoices, the folded id to
 * the id as the partner writes it.
 */
const keyOf = (customerId: string, what: RecordKind | 'currency' | 'spelling') =>
  `ledger:{${customerId.toLowerCase()}}:${what}`;

/**
 * KEYS: the hash, the currency, the spellings. ARGV: 'dry' or 'write', the currency, then id, JSON and, of an invoice, the
 * folded id in turn. The content itself is compared: what would be hashed is at hand, and equal text cannot be a collision.
 */
const PUT = `
local tally = { 0, 0, 0 }
local dry = ARGV[1] == 'dry'
for i = 3, #ARGV, 3 do
  local old = redis.call('HGET', KEYS[1], ARGV[i])
  if old == ARGV[i + 1] then
    tally[3] = tally[3] + 1
  else
    local which = old and 2 or 1
    tally[which] = tally[which] + 1
    if not dry then redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1]) end
  end
  if not dry and ARGV[i + 2] ~= '' then redis.call('HSET', KEYS[3], ARGV[i + 2], ARGV[i]) end
end
if not dry and ARGV[2] ~= '' then redis.call('SETNX', KEYS[2], ARGV[2]) end
return tally`;

const tally = z
  .tuple([z.int(), z.int(), z.int()])
  .transform(([added, changed, unchanged]): Tally => ({ added, changed, unchanged }));

export function redisLedger(redis: Redis): Ledger & LedgerBook {
  const put = redisScript(redis, PUT);

  return {
    async invoices(customerId) {
      const [invoices, payments] = await Promise.all([
        all(customerId, 'invoice', invoiceShape),
        all(customerId, 'payment', paymentShape),
      ]);
      return invoices
        .sort((a, b) => descending(a.issuedOn, b.issuedOn) || laterNumber(a.id, b.id))
        .map((invoice) => stateOf(invoice, payments));
    },

    async invoice(customerId, invoiceId) {
      const [stored, payments] = await Promise.all([
        storedInvoice(customerId, invoiceId),
        all(customerId, 'payment', paymentShape),
      ]);
      return stored === undefined ? undefined : stateOf(read(stored, invoiceShape, customerId), payments);
    },

    async payments(customerId) {
      const payments = await all(customerId, 'payment', paymentShape);
      return payments.sort((a, b) => descending(a.receivedOn, b.receivedOn) || laterNumber(a.id, b.id));
    },

    async holdings(customerId) {
      const holdings = await all(customerId, 'subscription', holdingShape);
      return holdings.sort(
        (a, b) => descending(b.product, a.product) || descending(b.subscriptionId, a.subscriptionId),
      );
    },

    async put(records, { dryRun = false } = {}) {
      const groups = new Map<string, LedgerRecord[]>();
      for (const record of records) {
        const key = keyOf(record.value.customerId, record.kind);
        const group = groups.get(key);
        if (group) group.push(record);
        else groups.set(key, [record]);
      }
      const tallies = await Promise.all([...groups].map(([key, group]) => putGroup(key, group, dryRun)));
      return tallies.reduce(plus, nothing);
    },

    async currencyOf(customerId) {
      return (await redis.get(keyOf(customerId, 'currency'))) ?? undefined;
    },

    invoiceIds: (customerId) => redis.hkeys(keyOf(customerId, 'invoice')),
  };

  async function putGroup(key: string, records: readonly LedgerRecord[], dryRun: boolean): Promise<Tally> {
    const { customerId } = records[0]!.value;
    const content = records.flatMap((record) => [
      idOf(record),
      JSON.stringify(record.value),
      record.kind === 'invoice' ? folded(record.value.id) : '',
    ]);
    const args = [dryRun ? 'dry' : 'write', currencyOf(records[0]!) ?? '', ...content];
    return tally.parse(await put([key, keyOf(customerId, 'currency'), keyOf(customerId, 'spelling')], args));
  }

  /** As it is written, or else by the spelling that is kept for it. */
  async function storedInvoice(customerId: string, said: string): Promise<string | undefined> {
    const invoices = keyOf(customerId, 'invoice');
    const [asWritten, spelled] = await Promise.all([
      redis.hget(invoices, said),
      redis.hget(keyOf(customerId, 'spelling'), folded(said)),
    ]);
    if (asWritten !== null) return asWritten;
    const id = spelled ?? (await spelledBefore(customerId, said));
    return id === undefined ? undefined : ((await redis.hget(invoices, id)) ?? undefined);
  }

  /** Invoices of a version that kept no spellings: theirs are kept when the first is asked for in another case. */
  async function spelledBefore(customerId: string, said: string): Promise<string | undefined> {
    const [invoices, spellings] = [keyOf(customerId, 'invoice'), keyOf(customerId, 'spelling')];
    const [known, kept] = await Promise.all([redis.hlen(invoices), redis.hlen(spellings)]);
    if (kept >= known) return undefined;
    const ids = await redis.hkeys(invoices);
    await redis.hset(spellings, new Map(ids.map((id) => [folded(id), id])));
    return ids.find((id) => folded(id) === folded(said));
  }

  async function all<T>(customerId: string, kind: RecordKind, shape: z.ZodType<T>): Promise<T[]> {
    const stored = await redis.hvals(keyOf(customerId, kind));
    return stored.map((text) => read(text, shape, customerId));
  }
}

function read<T>(text: string, shape: z.ZodType<T>, customerId: string): T {
  const record = shape.safeParse(JSON.parse(text));
  if (record.success) return record.data;
  throw new ServiceError('unreadable', `the ledger of ${customerId} holds a record of another shape`, {
    cause: record.error,
  });
}

const descending = (a: string, b: string) => (a === b ? 0 : a < b ? 1 : -1);

/** Of two on one day: F-10 came after F-9. */
const laterNumber = (a: string, b: string) => numbers.compare(b, a);
const numbers = new Intl.Collator('en', { numeric: true });
