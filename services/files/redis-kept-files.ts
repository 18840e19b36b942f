import type { Redis } from 'ioredis';
import type { Subject, Traces } from '../audit/subject';
import { ERASED } from '../audit/vault';
import { fileShape } from '../cases/case';
import { keysLike } from '../redis-scan';
import type { KeptFile, KeptFiles } from './kept-files';

const WEEK = 7 * 24 * 60 * 60;
const keptShape = fileShape.omit({ at: true });

const key = (keptFor: string) => `kept-files:{${keptFor}}`;

export function redisKeptFiles(redis: Redis): KeptFiles {
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

/** What waits to be put with a case: their own files go; what they sent to somebody else's case stays, without their name. */
export function keptFileTraces(redis: Redis): Traces {
  return {
    what: 'files',
    async count(subject) {
      let count = 0;
      for await (const { place, file } of all()) if (without(place, file, subject) !== file) count++;
      return count;
    },
    async clear(subject) {
      for await (const { place, hash, file } of all()) {
        const left = without(place, file, subject);
        if (left === undefined) await redis.hdel(place, hash);
        else if (left !== file) await redis.hset(place, hash, JSON.stringify(left));
      }
    },
  };

  async function* all() {
    for await (const places of keysLike(redis, key('*'))) {
      for (const place of places)
        for (const [hash, json] of Object.entries(await redis.hgetall(place)))
          yield { place, hash, file: keptShape.parse(JSON.parse(json)) };
    }
  }
}

function without(place: string, file: KeptFile, { id, cases }: Subject): KeptFile | undefined {
  const keptFor = place.slice(key('').length - 1, -1);
  if (cases.has(keptFor)) return undefined;
  if (file.by.id !== id || file.by.name === ERASED) return file;
  return /^\d+$/.test(keptFor) ? { ...file, by: { ...file.by, name: ERASED } } : undefined;
}
