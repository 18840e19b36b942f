import type { Redis } from 'ioredis';
import { z } from 'zod';
import { redisScript, SERVER_TIME } from '../redis-script';
import type { Claimed, Outbox } from './outbox';
import { partitionOf, partitions } from './partitions';
import { HOLD, laneKeys, PLAN, plannedJson } from './redis-lanes';

const PLAN_ONLY = `${SERVER_TIME}${PLAN}
plan(KEYS[1], KEYS[2], KEYS[4], ARGV[1], serverTime())`;

/** ARGV: planned, ttl. */
const PLAN_ONCE = `${SERVER_TIME}${PLAN}
if not redis.call('SET', KEYS[5], 1, 'NX', 'EX', ARGV[2]) then return 0 end
plan(KEYS[1], KEYS[2], KEYS[4], ARGV[1], serverTime())
return 1`;

const A_MONTH = 31 * 24 * 60 * 60;

const CLAIM = `${SERVER_TIME}${HOLD}
local now = serverTime()
local found = {}
for _, lane in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])) do
  local body = redis.call('LINDEX', KEYS[4] .. lane, 0)
  if body then
    local token, attempt, interrupted = hold(KEYS[1], KEYS[2], KEYS[3], lane, now, ARGV[2])
    found[#found + 1] = { lane, body, tostring(token), attempt, interrupted and 1 or 0 }
  else
    redis.call('ZREM', KEYS[1], lane)
    redis.call('HDEL', KEYS[2], lane)
  end
end
return found`;

/** ARGV: lane, token, milliseconds until the next try or '' when done. */
const SETTLE = `${SERVER_TIME}
local token, attempt = string.match(redis.call('HGET', KEYS[2], ARGV[1]) or '', '(%d+):(%d+)')
if token ~= ARGV[2] then return 0 end
local now = serverTime()
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[2], ARGV[1], '0:' .. attempt)
  redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
  return 1
end
redis.call('LPOP', KEYS[4] .. ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
if redis.call('LLEN', KEYS[4] .. ARGV[1]) > 0 then redis.call('ZADD', KEYS[1], now, ARGV[1])
else redis.call('ZREM', KEYS[1], ARGV[1]) end
return 1`;

const found = z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.number()]));
const effect = z.looseObject({ kind: z.string() });

export function redisOutbox(redis: Redis): Outbox {
  const planOnly = redisScript(redis, PLAN_ONLY);
  const planOnce = redisScript(redis, PLAN_ONCE);
  const claim = redisScript(redis, CLAIM);
  const settle = redisScript(redis, SETTLE);

  return {
    async plan(key, planned) {
      await planOnly(laneKeys(partitionOf(key)), [plannedJson(planned)]);
    },
    async planOnce(name, planned) {
      const partition = partitionOf(name);
      return (
        (await planOnce([...laneKeys(partition), `${partition}:planned:${name}`], [plannedJson(planned), A_MONTH])) ===
        1
      );
    },
    async claim(limit, leaseMs) {
      const all = await Promise.all(partitions.map((partition) => claimIn(partition, limit, leaseMs)));
      return all.flat();
    },
    async finish({ partition, lane, token }) {
      return (await settle(laneKeys(partition), [lane, token, ''])) === 1;
    },
    async retry({ partition, lane, token }, inMs) {
      return (await settle(laneKeys(partition), [lane, token, Math.ceil(inMs)])) === 1;
    },
  };

  async function claimIn(partition: string, limit: number, leaseMs: number): Promise<Claimed[]> {
    const rows = found.parse(await claim(laneKeys(partition), [limit, leaseMs]));
    return rows.map(([lane, body, token, attempt, interrupted]) => ({
      partition,
      lane,
      effect: effect.parse(JSON.parse(body)),
      token,
      attempt,
      interrupted: interrupted === 1,
    }));
  }
}
