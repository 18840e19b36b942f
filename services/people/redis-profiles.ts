import type { Redis } from 'ioredis';
import type { Traces } from '../audit/subject';
import { type Profile, type Profiles, profileShape } from './person';

const key = (personId: string) => `person:{${personId}}`;

/** One hash a person, a field for each thing we know: two processes that learn different things do not undo each other's. */
export function redisProfiles(redis: Redis): Profiles {
  return {
    async find(personId) {
      const stored = await redis.hgetall(key(personId));
      const fields = Object.entries(stored).map(([name, json]) => [name, JSON.parse(json)]);
      return profileShape.safeParse(Object.fromEntries(fields)).data;
    },
    async learn(personId, news) {
      const known = Object.entries(news satisfies Partial<Profile>).filter(([, value]) => value !== undefined);
      const fields = known.flatMap(([name, value]) => [name, JSON.stringify(value)]);
      if (fields.length > 0) await redis.hset(key(personId), ...fields);
    },
    async forget(personId, what) {
      await redis.hdel(key(personId), what);
    },
  };
}

export const profileTraces = (redis: Redis): Traces => ({
  what: 'profile',
  count: ({ id }) => redis.exists(key(id)),
  clear: async ({ id }) => void (await redis.del(key(id))),
});
