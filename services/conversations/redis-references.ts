import type { Redis } from 'ioredis';
import type { Traces } from '../audit/subject';
import { channelOf, type References, referenceShape } from './reference';

/** Seconds a thread of a channel is known after somebody spoke in it: for our answers there. A case knows its own thread. */
const THREAD_TTL = 30 * 24 * 60 * 60;

const key = (conversationId: string) => `reference:{${conversationId}}`;

export function redisReferences(redis: Redis): References {
  return {
    async find(conversationId) {
      const stored = await redis.get(key(conversationId));
      return stored === null ? undefined : referenceShape.safeParse(JSON.parse(stored)).data;
    },
    async remember(reference) {
      const { conversationId } = reference;
      if (channelOf(conversationId) === conversationId) await redis.set(key(conversationId), JSON.stringify(reference));
      else await redis.setex(key(conversationId), THREAD_TTL, JSON.stringify(reference));
    },
    async assign(purpose, conversationId) {
      await redis.hset('desk', purpose, conversationId);
    },
    async assigned(purpose) {
      return (await redis.hget('desk', purpose)) ?? undefined;
    },
  };
}

/** The way to somebody's own chat. */
export const chatTraces = (redis: Redis): Traces => ({
  what: 'chats',
  async count({ chats }) {
    const found = await Promise.all(chats.map((chat) => redis.exists(key(chat))));
    return found.reduce((total, one) => total + one, 0);
  },
  clear: async ({ chats }) => void (await Promise.all(chats.map((chat) => redis.del(key(chat))))),
});
