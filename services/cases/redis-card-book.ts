import type { Redis } from 'ioredis';
import { z } from 'zod';
import { partitionOf } from '../jobs/partitions';
import type { CardBook } from './card-book';

const placeShape = z.object({ channelId: z.string(), conversationId: z.string(), activityId: z.string() });

export function redisCardBook(redis: Redis): CardBook {
  const cardKey = (number: string) => `${partitionOf(number)}:case:${number}:card`;

  const threadKey = (conversationId: string) => `thread:${conversationId}:case`;

  return {
    async find(number) {
      const stored = await redis.get(cardKey(number));
      return stored === null ? undefined : placeShape.safeParse(JSON.parse(stored)).data;
    },
    async caseIn(conversationId) {
      return (await redis.get(threadKey(conversationId))) ?? undefined;
    },
    async put(number, place) {
      await redis.set(threadKey(place.conversationId), number);
      await redis.set(cardKey(number), JSON.stringify(place));
    },
    async adopt(number, place) {
      await redis.setnx(threadKey(place.conversationId), number);
      await redis.setnx(cardKey(number), JSON.stringify(place));
    },
  };
}
