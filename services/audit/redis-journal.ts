import type { Redis } from 'ioredis';
import { z } from 'zod';
import { redisScript, SERVER_TIME } from '../redis-script';
import { link, NO_LINK } from './chain';
import type { Journal } from './journal';

const ENTRIES = '{journal}:entries';
const HEAD = '{journal}:head';
const OPERATION_TTL = 8 * 24 * 60 * 60;
const ATTEMPTS = 50;
const PAGE = 500;

const LOAD = `${SERVER_TIME}
return { redis.call('GET', KEYS[1]) or '', serverTime(), redis.call('EXISTS', KEYS[2]) }`;

/** ARGV: expected head, new head, entry, ttl. Answers 0 when somebody else wrote first. */
const APPEND = `
if redis.call('EXISTS', KEYS[3]) == 1 then return 1 end
if (redis.call('GET', KEYS[1]) or '') ~= ARGV[1] then return 0 end
redis.call('RPUSH', KEYS[2], ARGV[3])
redis.call('SET', KEYS[1], ARGV[2])
redis.call('SET', KEYS[3], 1, 'EX', ARGV[4])
return 1`;

const loaded = z.tuple([z.string(), z.number(), z.number()]);
const entryShape = z.object({
  at: z.iso.datetime(),
  by: z.object({ id: z.string(), role: z.string() }),
  what: z.string(),
  about: z.record(z.string(), z.string()),
  link: z.string(),
});

export function redisJournal(redis: Redis, key: string): Journal {
  const load = redisScript(redis, LOAD);
  const append = redisScript(redis, APPEND);
  const did = (operation: string) => `{journal}:did:${operation}`;

  return {
    async append(entry, operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const [head, time, done] = loaded.parse(await load([HEAD, did(operation)], []));
        if (done === 1) return;
        const dated = { ...entry, at: new Date(time).toISOString() };
        const next = link(key, head === '' ? NO_LINK : head, dated);
        const json = JSON.stringify({ ...dated, link: next });
        if ((await append([HEAD, ENTRIES, did(operation)], [head, next, json, OPERATION_TTL])) === 1) return;
      }
      throw new Error('the journal kept changing');
    },
    async read() {
      const [entries, head] = await Promise.all([redis.lrange(ENTRIES, 0, -1), redis.get(HEAD)]);
      return { entries: entries.map((entry) => entryShape.parse(JSON.parse(entry))), head: head ?? NO_LINK };
    },
    async trail() {
      const answer = await redis.multi().llen(ENTRIES).get(HEAD).exec();
      const [count, head] = trailShape.parse(answer?.map(([, value]) => value));
      return { count, head: head ?? NO_LINK, entries: firstEntries(count) };
    },
  };

  /** What is written meanwhile comes after them: the list only grows. */
  async function* firstEntries(count: number) {
    for (let from = 0; from < count; from += PAGE) {
      const page = await redis.lrange(ENTRIES, from, Math.min(from + PAGE, count) - 1);
      yield* page.map(storedEntry);
    }
  }
}

const trailShape = z.tuple([z.number(), z.string().nullable()]);
const linked = z.looseObject({ link: z.string() });

function storedEntry(json: string): z.infer<typeof linked> {
  try {
    return linked.parse(JSON.parse(json));
  } catch {
    return { link: '' }; // somebody wrote something else there
  }
}
