import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Subject, Traces } from '../audit/subject';
import type { Effect } from '../jobs/outbox';
import { laneKeys } from '../jobs/redis-lanes';
import { keysLike } from '../redis-scan';
import { redisScript, SERVER_TIME } from '../redis-script';
import { withoutSubject } from './unsaid';

/**
 * Changes effects of a lane, wherever in it they stand by now. ARGV: lane, then each effect and what it becomes ('' for nothing).
 * Whoever is just doing the first one finds, when it leaves, that it is no longer theirs; when only its words change, they
 * finish it as if nothing had been.
 */
const REWRITE = `${SERVER_TIME}
local lane = ARGV[1]
local key = KEYS[4] .. lane
local becomes = {}
for i = 2, #ARGV, 2 do becomes[ARGV[i]] = ARGV[i + 1] end
local found = redis.call('LRANGE', key, 0, -1)
redis.call('DEL', key)
for _, body in ipairs(found) do
  local left = becomes[body] or body
  if left ~= '' then redis.call('RPUSH', key, left) end
end
if becomes[found[1] or ''] ~= '' then return end
redis.call('HDEL', KEYS[2], lane)
if redis.call('EXISTS', key) == 1 then
  redis.call('ZADD', KEYS[1], serverTime(), lane)
else
  redis.call('ZREM', KEYS[1], lane)
end`;

const effectShape = z.looseObject({ kind: z.string() });

interface Lane {
  readonly partition: string;
  readonly lane: string;
}

/** What waits to be said or done and is for somebody, of them or in their words. */
export function messageTraces(redis: Redis): Traces {
  const rewrite = redisScript(redis, REWRITE);

  return {
    what: 'messages',
    async count(subject) {
      let count = 0;
      for await (const lane of lanes()) count += (await read(lane, subject)).length;
      return count;
    },
    async clear(subject) {
      for await (const lane of lanes()) await clearLane(lane, subject);
    },
  };

  async function* lanes(): AsyncGenerator<Lane> {
    for await (const keys of keysLike(redis, '{p?}:lane:*')) yield* keys.map(laneIn);
  }

  async function clearLane(place: Lane, subject: Subject): Promise<void> {
    const changed = await read(place, subject);
    if (changed.length > 0) await rewrite(laneKeys(place.partition), [place.lane, ...changed.flat()]);
  }

  /** The effects of a lane that say something of them, as they are stored, each with what is left of it. */
  async function read({ partition, lane }: Lane, subject: Subject): Promise<readonly [body: string, left: string][]> {
    const bodies = await redis.lrange(`${partition}:lane:${lane}`, 0, -1);
    return bodies.flatMap((body): [string, string][] => {
      const effect: Effect | undefined = withoutSubject(effectShape.parse(JSON.parse(body)), subject);
      const left = effect ? JSON.stringify(effect) : '';
      return left === body ? [] : [[body, left]];
    });
  }
}

const laneIn = (key: string): Lane => ({
  partition: key.slice(0, key.indexOf(':')),
  lane: key.split(':lane:').slice(1).join(':lane:'),
});
