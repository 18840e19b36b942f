import { createHash, randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Traces } from '../audit/subject';
import { keysLike } from '../redis-scan';
import { redisScript, SERVER_TIME } from '../redis-script';
import { CODE_ALPHABET, codeIn, type Link, type Links } from './links';

const LENGTH = 8;
const CODE_TTL = 24 * 60 * 60;
const TRIES = 5;
const TRIES_TTL = 15 * 60;

/** Codes and tries are one slot. ARGV: code's value, ttl. */
const ISSUE = `${SERVER_TIME}
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2]) then return false end
return serverTime() + ARGV[2] * 1000`;

/**
 * KEYS: code, person's link, tries. ARGV: the code's hash, tries allowed, their ttl. A code that is typed is gone; that it was
 * theirs, the person's link remembers. Its time is what their links are told apart by.
 */
const REDEEM = `${SERVER_TIME}
if tonumber(redis.call('GET', KEYS[3]) or '0') >= tonumber(ARGV[2]) then return 'too-many' end
local code, value, at = unpack(redis.call('HMGET', KEYS[2], 'code', 'issued', 'at'))
if code == ARGV[1] then return { value, at, false } end
local issued = redis.call('GET', KEYS[1])
if not issued then
  redis.call('INCR', KEYS[3])
  redis.call('EXPIRE', KEYS[3], ARGV[3])
  return 'unknown'
end
local now = math.max(serverTime(), tonumber(at or '0') + 1)
redis.call('DEL', KEYS[1])
redis.call('HSET', KEYS[2], 'code', ARGV[1], 'issued', issued, 'at', now)
return { issued, now, value }`;

/** KEYS: person's link. ARGV: its time. Without its code it does not count. */
const END = `
if redis.call('HGET', KEYS[1], 'at') == ARGV[1] then redis.call('HDEL', KEYS[1], 'code') end`;

/** The same, and nothing is left of it. */
const FORGET = `
if redis.call('HGET', KEYS[1], 'at') == ARGV[1] then redis.call('DEL', KEYS[1]) end`;

/** KEYS: company's list. ARGV: person, the link's time as it stands there. */
const STRIKE = `
local row = redis.call('HGET', KEYS[1], ARGV[1])
if row and cjson.decode(row).at == ARGV[2] then redis.call('HDEL', KEYS[1], ARGV[1]) end`;

const issued = z.object({ company: z.object({ id: z.string(), name: z.string() }), by: z.string() });
const time = z.coerce.number().transform((ms) => new Date(ms).toISOString());
const redeemed = z.union([
  z.enum(['unknown', 'too-many']),
  z.tuple([z.string(), time, z.string().nullable()]).transform(([value, at, before]) => ({ value, at, before })),
]);
const linkShape = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  company: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  by: z.string(),
});

const listKey = (companyId: string) => `links:{${companyId}}`;
// what changes in one step is one slot
const codeKey = (hash: string) => `{link}:issued:${hash}`;
const latestKey = (personId: string) => `{link}:of:${personId}`;
const triesKey = (personId: string) => `{link}:tries:${personId}`;

/** A code is kept as its hash: whoever reads the store cannot use it. */
const hashOf = (code: string) => createHash('sha256').update(code).digest('base64url');

const randomCode = () => Array.from({ length: LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('');

export function redisLinks(redis: Redis): Links {
  const issue = redisScript(redis, ISSUE);
  const redeem = redisScript(redis, REDEEM);
  const end = redisScript(redis, END);
  const forget = redisScript(redis, FORGET);
  const strike = redisScript(redis, STRIKE);

  return {
    async issue(company, by) {
      for (;;) {
        const code = randomCode();
        if (!codeIn(code)) continue; // reads like words or a number
        const until = await issue([codeKey(hashOf(code))], [JSON.stringify({ company, by }), CODE_TTL]);
        if (until === null) continue; // taken: once in many lifetimes
        return { code: `${code.slice(0, 4)}-${code.slice(4)}`, until: new Date(z.number().parse(until)) };
      }
    },

    async redeem(code, { id, name }) {
      const hash = hashOf(code);
      const answer = redeemed.parse(
        await redeem([codeKey(hash), latestKey(id), triesKey(id)], [hash, TRIES, TRIES_TTL]),
      );
      if (typeof answer === 'string') return { refused: answer };
      const { value, at, before } = answer;
      const linked: Link = { person: { id, name }, ...issuedIn(value), at };
      await redis.hset(listKey(linked.company.id), id, JSON.stringify(linked));
      if ((await redis.hget(latestKey(id), 'code')) === hash)
        return { linked, before: before === null ? undefined : issuedIn(before).company.id };
      await strikeRow(linked); // it was taken back while we wrote: whoever did may have looked at the list before us
      return { refused: 'unknown' };
    },

    async latest(personId) {
      const [value, at, code] = await redis.hmget(latestKey(personId), 'issued', 'at', 'code');
      return value ? { ...issuedIn(value), at: time.parse(at), ended: !code } : undefined;
    },

    async of(companyId) {
      const stored = await redis.hgetall(listKey(companyId));
      return Object.values(stored)
        .map(linkIn)
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    },

    async listed(personId, companyId) {
      const stored = await redis.hget(listKey(companyId), personId);
      return stored === null ? undefined : linkIn(stored);
    },

    async end({ person, at }) {
      await end([latestKey(person.id)], [Date.parse(at)]);
    },

    async strike(link) {
      await strikeRow(link);
      await forget([latestKey(link.person.id)], [Date.parse(link.at)]); // last: until then it can be found without the list
    },
  };

  async function strikeRow({ person, company, at }: Link): Promise<void> {
    await strike([listKey(company.id)], [person.id, at]);
  }
}

const issuedIn = (json: string) => issued.parse(JSON.parse(json));
const linkIn = (json: string): Link => linkShape.parse(JSON.parse(json));

/** A person's link, whichever company it is to: it has their name in it. */
export function linkTraces(redis: Redis): Traces {
  return {
    what: 'links',
    count: async ({ id }) => (await linksOf(redis, id)).length,
    async clear({ id }) {
      await redis.del(triesKey(id), latestKey(id)); // before the list: what is typed once more finds nothing
      for await (const keys of keysLike(redis, listKey('*'))) await Promise.all(keys.map((key) => redis.hdel(key, id)));
    },
  };
}

export async function linksOf(redis: Redis, personId: string): Promise<readonly Link[]> {
  const found: (string | null)[] = [];
  for await (const keys of keysLike(redis, listKey('*')))
    found.push(...(await Promise.all(keys.map((key) => redis.hget(key, personId)))));
  return found.flatMap((json) => (json === null ? [] : [linkIn(json)]));
}
