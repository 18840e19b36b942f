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

/** ARGV: planned, what stands under the name from now on. */
const PLAN_CHANGE = `${SERVER_TIME}${PLAN}
if redis.call('GET', KEYS[5]) == ARGV[2] then return 0 end
redis.call('SET', KEYS[5], ARGV[2])
plan(KEYS[1], KEYS[2], KEYS[4], ARGV[1], serverTime())
return 1`;

const A_MONTH = 31 * 24 * 60 * 60;

const CLAIM = `${SERVER_TIME}${HOLD}
local now = serverTime()
local found = {}
for _, lane in ipairs(redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', now, 'LIMIT', 0, ARGV[1])) do
  local body = redis.call('LINDEX', KEYS[4] .. lane, 0)
  if body then
    local token, attempt, interrupted, doubts = hold(KEYS[1], KEYS[2], KEYS[3], lane, now, ARGV[2])
    found[#found + 1] = { lane, body, tostring(token), attempt, interrupted and 1 or 0, doubts }
  else
    redis.call('ZREM', KEYS[1], lane)
    redis.call('HDEL', KEYS[2], lane)
  end
end
return found`;

const HELD_BY_US = `
local token, attempt, doubts = string.match(redis.call('HGET', KEYS[2], ARGV[1]) or '', '(%d+):(%d+):(%d+)')
if token ~= ARGV[2] then return 0 end
local now = serverTime()`;

/** ARGV: lane, token, milliseconds until the next try, what this one was. */
const RETRY = `${SERVER_TIME}${HELD_BY_US}
if ARGV[4] == 'wait' then attempt = attempt - 1 end
if ARGV[4] == 'doubt' then doubts = doubts + 1 end
redis.call('HSET', KEYS[2], ARGV[1], '0:' .. attempt .. ':' .. doubts)
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
return 1`;

/** ARGV: lane, token, lease. */
const EXTEND = `${SERVER_TIME}${HELD_BY_US}
redis.call('ZADD', KEYS[1], now + ARGV[3], ARGV[1])
return 1`;

/** ARGV: lane, token, lease for what comes next ('' to leave it to anybody). Answers 1, or 1 with the next effect. */
const FINISH = `${SERVER_TIME}${HOLD}${HELD_BY_US}
redis.call('LPOP', KEYS[4] .. ARGV[1])
redis.call('HDEL', KEYS[2], ARGV[1])
local body = redis.call('LINDEX', KEYS[4] .. ARGV[1], 0)
if not body then
  redis.call('ZREM', KEYS[1], ARGV[1])
  return 1
end
if ARGV[3] == '' then
  redis.call('ZADD', KEYS[1], now, ARGV[1])
  return 1
end
return { body, tostring(hold(KEYS[1], KEYS[2], KEYS[3], ARGV[1], now, ARGV[3])) }`;

const found = z.array(z.tuple([z.string(), z.string(), z.string(), z.number(), z.number(), z.number()]));
const taken = z.tuple([z.string(), z.string()]);
const effect = z.looseObject({ kind: z.string() });

export function redisOutbox(redis: Redis): Outbox {
  const planOnly = redisScript(redis, PLAN_ONLY);
  const planOnce = redisScript(redis, PLAN_ONCE);
  const planChange = redisScript(redis, PLAN_CHANGE);
  const claim = redisScript(redis, CLAIM);
  const finish = redisScript(redis, FINISH);
  const retry = redisScript(redis, RETRY);
  const extend = redisScript(redis, EXTEND);
  let turn = 0;

  return {
    async plan(key, planned) {
      await planOnly(laneKeys(partitionOf(key)), [plannedJson(planned)]);
    },
    async planOnce(key, name, planned) {
      const partition = partitionOf(key);
      const once = `${partition}:planned:${key} ${name}`;
      return (await planOnce([...laneKeys(partition), once], [plannedJson(planned), A_MONTH])) === 1;
    },
    async planChange(name, to, planned) {
      const partition = partitionOf(name);
      return (
        (await planChange([...laneKeys(partition), `${partition}:stands:${name}`], [plannedJson(planned), to])) === 1
      );
    },
    async claim(limit, leaseMs) {
      const claimed: Claimed[] = [];
      turn = (turn + 1) % partitions.length; // another one is asked first every time: none waits for a busy one
      let failed: unknown;
      for (const partition of [...partitions.slice(turn), ...partitions.slice(0, turn)]) {
        if (claimed.length >= limit) break;
        const taken = await claimIn(partition, limit - claimed.length, leaseMs).catch((error: unknown) => {
          failed = error; // one part of a cluster that is away stops only what lies there
          return [];
        });
        claimed.push(...taken);
      }
      if (failed && claimed.length === 0) throw failed;
      return claimed;
    },
    async finish({ partition, lane, token }) {
      return (await finish(laneKeys(partition), [lane, token, ''])) === 1;
    },
    async finishAndTake({ partition, lane, token }, leaseMs) {
      const next = taken.safeParse(await finish(laneKeys(partition), [lane, token, leaseMs])).data;
      if (!next) return undefined;
      const [body, nextToken] = next;
      return {
        partition,
        lane,
        effect: effect.parse(JSON.parse(body)),
        token: nextToken,
        attempt: 1,
        doubts: 0,
        interrupted: false,
      };
    },
    async extend({ partition, lane, token }, leaseMs) {
      return (await extend(laneKeys(partition), [lane, token, leaseMs])) === 1;
    },
    async retry({ partition, lane, token }, inMs, how = 'try') {
      return (await retry(laneKeys(partition), [lane, token, Math.ceil(inMs), how])) === 1;
    },
  };

  async function claimIn(partition: string, limit: number, leaseMs: number): Promise<Claimed[]> {
    const rows = found.parse(await claim(laneKeys(partition), [limit, leaseMs]));
    return rows.map(([lane, body, token, attempt, interrupted, doubts]) => ({
      partition,
      lane,
      effect: effect.parse(JSON.parse(body)),
      token,
      attempt,
      doubts,
      interrupted: interrupted === 1,
    }));
  }
}
