import type { Redis } from 'ioredis';
import { z } from 'zod';
import { locales } from '../locales';
import { redisScript, SERVER_TIME } from '../redis-script';
import { type CountedGap, type Gap, type Gaps, gapReasons, type Rating } from './gaps';

/** One hash slot: the list is short, and read whole. */
const KEYS = { counts: '{gaps}:counts', last: '{gaps}:last', ratings: '{gaps}:ratings' };
const MOST_GAPS = 2_000;
const OPERATION_TTL = 8 * 24 * 60 * 60;

/** ARGV: gap, ttl. The rarest make room when the list is full. */
const NOTE = `${SERVER_TIME}
if not redis.call('SET', KEYS[3], 1, 'NX', 'EX', ARGV[2]) then return 0 end
redis.call('ZINCRBY', KEYS[1], 1, ARGV[1])
redis.call('HSET', KEYS[2], ARGV[1], serverTime())
local over = redis.call('ZCARD', KEYS[1]) - ${MOST_GAPS}
if over > 0 then
  for _, gap in ipairs(redis.call('ZRANGE', KEYS[1], 0, over - 1)) do redis.call('HDEL', KEYS[2], gap) end
  redis.call('ZREMRANGEBYRANK', KEYS[1], 0, over - 1)
end
return 1`;

/** ARGV: field, ttl. */
const RATE = `
if redis.call('SET', KEYS[2], 1, 'NX', 'EX', ARGV[2]) then redis.call('HINCRBY', KEYS[1], ARGV[1], 1) end
return 1`;

const stored = z
  .tuple([z.enum(gapReasons), z.string(), z.enum(locales), z.string()])
  .transform(([reason, topic, locale, question]): Gap => ({ reason, topic, locale, question }));

export function redisGaps(redis: Redis): Gaps {
  const note = redisScript(redis, NOTE);
  const rate = redisScript(redis, RATE);
  const did = (operation: string) => `{gaps}:did:${operation}`;

  return {
    async note({ reason, topic, locale, question }, operation) {
      const gap = JSON.stringify([reason, topic, locale, question]);
      await note([KEYS.counts, KEYS.last, did(operation)], [gap, OPERATION_TTL]);
    },
    async rate(topic, helped, operation) {
      await rate([KEYS.ratings, did(operation)], [`${helped ? 'helped' : 'not'} ${topic}`, OPERATION_TTL]);
    },
    async list(limit) {
      const [counts, last] = await Promise.all([
        redis.zrevrange(KEYS.counts, 0, limit - 1, 'WITHSCORES'),
        redis.hgetall(KEYS.last),
      ]);
      return counts.flatMap((gap, i): CountedGap[] => {
        if (i % 2 === 1) return [];
        const lastAt = new Date(Number(last[gap] ?? 0));
        return [{ ...stored.parse(JSON.parse(gap)), count: Number(counts[i + 1]), lastAt }];
      });
    },
    async ratings() {
      const fields = await redis.hgetall(KEYS.ratings);
      const topics = [...new Set(Object.keys(fields).map((field) => field.slice(field.indexOf(' ') + 1)))];
      return topics
        .map(
          (topic): Rating => ({
            topic,
            helped: Number(fields[`helped ${topic}`] ?? 0),
            notHelped: Number(fields[`not ${topic}`] ?? 0),
          }),
        )
        .sort((a, b) => b.helped + b.notHelped - a.helped - a.notHelped);
    },
  };
}
