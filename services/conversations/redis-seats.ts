import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Traces } from '../audit/subject';
import { partitionOf } from '../jobs/partitions';
import { HOLD, laneKeys, PLAN, plannedJson } from '../jobs/redis-lanes';
import { keysLike } from '../redis-scan';
import { redisScript, SERVER_TIME } from '../redis-script';
import { type SeatKey, type Seats, talkLane } from './seat';

const TAG_LENGTH = 16;
const THIRTY_DAYS = 30 * 24 * 60 * 60;
const LEASE_MS = 5_000;

/** ARGV: expected tag, new tag, state, ttl, planned, lane, lease. A seat is one string: its tag, then its state. */
const SAVE = `${SERVER_TIME}${PLAN}${HOLD}
if string.sub(redis.call('GET', KEYS[5]) or '', 1, ${TAG_LENGTH}) ~= ARGV[1] then return false end
redis.call('SET', KEYS[5], ARGV[2] .. ARGV[3], 'EX', ARGV[4])
local now = serverTime()
plan(KEYS[1], KEYS[2], KEYS[4], ARGV[5], now)
local lane = KEYS[4] .. ARGV[6]
if redis.call('LLEN', lane) == 0 or redis.call('HEXISTS', KEYS[2], ARGV[6]) == 1 then return {} end
local token = hold(KEYS[1], KEYS[2], KEYS[3], ARGV[6], now, ARGV[7])
return { tostring(token), redis.call('LINDEX', lane, 0) }`;

const saved = z.union([z.null(), z.tuple([]), z.tuple([z.string(), z.string()])]);
const effect = z.looseObject({ kind: z.string() });

const seatKey = ({ conversationId, personId }: SeatKey) =>
  `${partitionOf(conversationId)}:seat:${conversationId} ${personId}`;

export function redisSeats(redis: Redis, { ttl = THIRTY_DAYS } = {}): Seats {
  const save = redisScript(redis, SAVE);

  return {
    async load(key) {
      const [value, time] = await Promise.all([redis.get(seatKey(key)), redis.time()]);
      const now = new Date(Number(time[0]) * 1000 + Math.floor(Number(time[1]) / 1000));
      if (value === null) return { state: null, tag: '', now };
      return { state: JSON.parse(value.slice(TAG_LENGTH)), tag: value.slice(0, TAG_LENGTH), now };
    },

    async save(key, tag, state, say) {
      const partition = partitionOf(key.conversationId);
      const lane = talkLane(key.conversationId);
      const newTag = randomBytes(TAG_LENGTH / 2).toString('hex');
      const answer = saved.parse(
        await save(
          [...laneKeys(partition), seatKey(key)],
          [tag, newTag, JSON.stringify(state ?? null), ttl, plannedJson(say), lane, LEASE_MS],
        ),
      );
      if (answer === null) return undefined;
      const [token, body] = answer;
      if (token === undefined || body === undefined) return {};
      return {
        begun: {
          partition,
          lane,
          effect: effect.parse(JSON.parse(body)),
          token,
          attempt: 1,
          doubts: 0,
          interrupted: false,
        },
      };
    },
  };
}

/** Where somebody sits, in whichever conversation: their talk, and what they wrote in it lately. */
export const talkTraces = (redis: Redis): Traces => ({
  what: 'talks',
  count: async ({ id }) => (await conversationsOf(redis, id)).length,
  async clear({ id }) {
    for (const conversationId of await conversationsOf(redis, id))
      await redis.del(seatKey({ conversationId, personId: id }));
  },
});

export async function conversationsOf(redis: Redis, personId: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const keys of keysLike(redis, `{p?}:seat:* ${personId}`))
    found.push(...keys.map((key) => key.slice(key.indexOf(':seat:') + ':seat:'.length, -(personId.length + 1))));
  return [...new Set(found)];
}
