import type { Redis } from 'ioredis';
import type { Traces } from '../audit/subject';
import type { Availability } from './availability';

const KEY = 'desk:away';

export function redisAvailability(redis: Redis): Availability {
  return {
    async away() {
      const stored = await redis.hgetall(KEY);
      return new Map(Object.entries(stored).map(([id, at]) => [id, new Date(Number(at))]));
    },
    async leave(agentId, at) {
      await redis.hset(KEY, agentId, at.getTime());
    },
    async comeBack(agentId) {
      await redis.hdel(KEY, agentId);
    },
  };
}

export const presenceTraces = (redis: Redis): Traces => ({
  what: 'presence',
  count: ({ id }) => redis.hexists(KEY, id),
  clear: async ({ id }) => void (await redis.hdel(KEY, id)),
});
