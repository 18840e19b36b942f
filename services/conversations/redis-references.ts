import type { Redis } from 'ioredis';
import { type References, referenceShape } from './reference';

export function redisReferences(redis: Redis): References {
  const key = (conversationId: string) => `reference:{${conversationId}}`;

  return {
    async find(conversationId) {
      const stored = await redis.get(key(conversationId));
      return stored === null ? undefined : referenceShape.safeParse(JSON.parse(stored)).data;
    },
    async remember(reference) {
      await redis.set(key(reference.conversationId), JSON.stringify(reference));
    },
    async assign(purpose, conversationId) {
      await redis.hset('desk', purpose, conversationId);
    },
    async assigned(purpose) {
      return (await redis.hget('desk', purpose)) ?? undefined;
    },
  };
}
