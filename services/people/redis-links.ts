import { createHash, randomInt } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Traces } from '../audit/subject';
import { keysLike } from '../redis-scan';
import { redisScript, SERVER_TIME } from '../redis-script';
import { codeIn, type Link, type Links } from './links';

/** No 0 and O, no 1, I and L: codes are read out. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;
const CODE_TTL = 24 * 60 * 60;
const TRIES = 5;
const TRIES_TTL = 15 * 60;

/** Codes and tries are one slot. ARGV: code's value, ttl. */
const ISSUE = `${SERVER_TIME}
if not redis.call('SET', KEYS[1], ARGV[1], 'NX', 'EX', ARGV[2]) then return false end
return serverTime() + ARGV[2] * 1000`;

/** KEYS: code, used by, tries. ARGV: person, tries allowed, their ttl. */
const REDEEM = `${SERVER_TIME}
if tonumber(redis.call('GET', KEYS[3]) or '0') >= tonumber(ARGV[2]) then return 'too-many' end
local value = redis.call('GET', KEYS[1])
local user = redis.call('GET', KEYS[2])
if not value or (user and user ~= ARGV[1]) then
  redis.call('INCR', KEYS[3])
  redis.call('EXPIRE', KEYS[3], ARGV[3])
  return 'unknown'
end
redis.call('SET', KEYS[2], ARGV[1], 'EX', redis.call('TTL', KEYS[1]))
return { value, serverTime() }`;

const issued = z.object({ company: z.object({ id: z.string(), name: z.string() }), by: z.string() });
const redeemed = z.union([z.enum(['unknown', 'too-many']), z.tuple([z.string(), z.number()])]);
const linkShape = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  company: z.object({ id: z.string(), name: z.string() }),
  at: z.string(),
  by: z.string(),
});

const linksKey = (companyId: string) => `links:{${companyId}}`;
const triesKey = (personId: string) => `{link}:tries:${personId}`;

const randomCode = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

export function redisLinks(redis: Redis): Links {
  const issue = redisScript(redis, ISSUE);
  const redeem = redisScript(redis, REDEEM);
  // a code is kept as its hash: whoever reads the store cannot use it
  const codeKey = (code: string) => `{link}:code:${createHash('sha256').update(code).digest('base64url')}`;

  return {
    async issue(company, by) {
      for (;;) {
        const code = randomCode();
        if (!codeIn(code)) continue; // has no digit
        const until = await issue([codeKey(code)], [JSON.stringify({ company, by }), CODE_TTL]);
        if (until === null) continue; // taken: once in many lifetimes
        return { code: `${code.slice(0, 4)}-${code.slice(4)}`, until: new Date(z.number().parse(until)) };
      }
    },

    async redeem(code, person) {
      const key = codeKey(code);
      const answer = redeemed.parse(
        await redeem([key, `${key}:used`, triesKey(person.id)], [person.id, TRIES, TRIES_TTL]),
      );
      if (typeof answer === 'string') return { refused: answer };
      const [value, time] = answer;
      const { company, by } = issued.parse(JSON.parse(value));
      const link: Link = {
        person: { id: person.id, name: person.name },
        company,
        at: new Date(time).toISOString(),
        by,
      };
      await redis.hset(linksKey(company.id), person.id, JSON.stringify(link));
      return { linked: link };
    },

    async of(companyId) {
      const stored = await redis.hgetall(linksKey(companyId));
      return Object.values(stored)
        .map((json) => linkShape.parse(JSON.parse(json)))
        .sort((a, b) => (a.at < b.at ? -1 : 1));
    },

    async remove(personId, companyId) {
      const json = await redis.hget(linksKey(companyId), personId);
      if (json === null || (await redis.hdel(linksKey(companyId), personId)) === 0) return undefined;
      return linkShape.parse(JSON.parse(json));
    },
  };
}

/** A person's link, whichever company it is to: it has their name in it. */
export function linkTraces(redis: Redis): Traces {
  return {
    what: 'links',
    count: async ({ id }) => (await linksOf(redis, id)).length,
    async clear({ id }) {
      await redis.del(triesKey(id));
      for await (const keys of keysLike(redis, linksKey('*')))
        await Promise.all(keys.map((key) => redis.hdel(key, id)));
    },
  };
}

export async function linksOf(redis: Redis, personId: string): Promise<readonly Link[]> {
  const found: (string | null)[] = [];
  for await (const keys of keysLike(redis, linksKey('*')))
    found.push(...(await Promise.all(keys.map((key) => redis.hget(key, personId)))));
  return found.flatMap((json) => (json === null ? [] : [linkShape.parse(JSON.parse(json))]));
}
