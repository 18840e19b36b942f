import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { keysLike } from '../redis-scan';
import { close, KEPT_MS, open, type SubjectKey, type SubjectKeys, type Vault } from './vault';

const MOST_KEPT = 10_000;
const ID = 9;
const KEY = 32;
const TRIED = 5;
/** What was read with a key is closed with the same one: with a new one, what was erased in between could be read again. */
const CLOSING_LONGER_MS = 10_000;

const place = (subject: string) => `vault:{${subject}}`;

/**
 * A random key for each subject, itself closed with the house's own: whoever has the store without the secret reads nothing.
 * Keys are kept in this process for a minute, so that a turn costs no further question.
 */
export function redisVault(redis: Redis, houseKey: Uint8Array, { now = Date.now } = {}): Vault {
  const kept = new Map<string, { readonly key: SubjectKey; readonly until: number }>();

  return {
    keysFor: (subjects) => keys(subjects, true),
    knownKeys: (subjects) => keys(subjects, false),
    async erase(subject) {
      const erased = await redis.del(place(subject));
      kept.delete(subject); // only now: who asked just before has kept it since
      return erased === 1;
    },
  };

  async function keys(subjects: Iterable<string>, make: boolean): Promise<SubjectKeys> {
    const distinct = [...new Set(subjects)];
    const found = await Promise.all(distinct.map(async (subject) => [subject, await keyOf(subject, make)] as const));
    return new Map(found.flatMap(([subject, key]) => (key ? [[subject, key]] : [])));
  }

  async function keyOf(subject: string, make: boolean): Promise<SubjectKey | undefined> {
    const known = kept.get(subject);
    if (known && known.until + (make ? CLOSING_LONGER_MS : 0) > now()) return known.key;
    const stored = await redis.getBuffer(place(subject));
    if (stored) return keep(subject, stored);
    if (!make) return undefined;
    const fresh = close(houseKey, randomBytes(ID + KEY));
    await redis.setnx(place(subject), fresh);
    const settled = await redis.getBuffer(place(subject)); // another process may have been first
    return settled ? keep(subject, settled) : keyOf(subject, make); // erased while it was made
  }

  function keep(subject: string, stored: Buffer): SubjectKey {
    const bytes = open(houseKey, stored);
    const key = { id: bytes.subarray(0, ID).toString('base64url'), key: bytes.subarray(ID) };
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(subject, { key, until: now() + KEPT_MS });
    return key;
  }
}

/** Whether this is the house's own key: it opens what is in the vault. Undefined: the vault is empty, so nobody can tell. */
export async function vaultOpens(redis: Redis, houseKey: Uint8Array): Promise<boolean | undefined> {
  for await (const page of keysLike(redis, place('*'))) {
    const stored = await Promise.all(page.slice(0, TRIED).map((key) => redis.getBuffer(key)));
    return stored.some((bytes) => bytes !== null && opens(houseKey, bytes)); // one may be damaged, not all of them
  }
  return undefined;
}

function opens(houseKey: Uint8Array, bytes: Buffer): boolean {
  try {
    return open(houseKey, bytes).length === ID + KEY;
  } catch {
    return false;
  }
}
