import type { Redis } from 'ioredis';
import { z } from 'zod';
import { partitionOf } from '../jobs/partitions';
import type { CardBook } from './card-book';

const placeShape = z.object({ channelId: z.string(), conversationId: z.string(), activityId: z.string() });

export function redisCardBook(redis: Redis): CardBook {
  const cardKey = (number: string) => `${partitionOf(number)}:case:${number}:card`;

  return {
    async find(number) {
      const stored = await redis.get(cardKey(number));
      return stored === null ? undefined : placeShape.safeParse(JSON.parse(stored)).data;
    },
    async put(number, place) {
      await redis.set(cardKey(number), JSON.stringify(place));
    },
    async adopt(number, place) {
      await redis.setnx(cardKey(number), JSON.stringify(place));
    },
  };
}
