import type { Redis } from 'ioredis';
import { type Profiles, profileShape } from './person';

export function redisProfiles(redis: Redis): Profiles {
  const key = (personId: string) => `person:{${personId}}`;

  return {
    async find(personId) {
      const stored = await redis.get(key(personId));
      return stored === null ? undefined : profileShape.safeParse(JSON.parse(stored)).data;
    },
    async save(profile) {
      await redis.set(key(profile.id), JSON.stringify(profile));
    },
  };
}
