import type { Redis } from 'ioredis';
import { caseShape } from '../cases/case';
import type { KeptFiles } from './kept-files';

const WEEK = 7 * 24 * 60 * 60;
const keptShape = caseShape.shape.files.element.omit({ at: true });

export function redisKeptFiles(redis: Redis): KeptFiles {
  const key = (keptFor: string) => `kept-files:{${keptFor}}`;

  return {
    async add(keptFor, file) {
      await redis.multi().hset(key(keptFor), file.hash, JSON.stringify(file)).expire(key(keptFor), WEEK).exec();
    },
    async list(keptFor) {
      const stored = await redis.hgetall(key(keptFor));
      return Object.values(stored).map((json) => keptShape.parse(JSON.parse(json)));
    },
  };
}
