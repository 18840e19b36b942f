import type { Redis } from 'ioredis';
import { partitionOf, partitions } from '../jobs/partitions';
import { keysLike, membersOf } from '../redis-scan';
import { caseKey, indexKey, numberIn } from './case-keys';

const CHANGED = 'changed'; // the index every case stands in

/** See Cases.numbers. */
export async function* caseNumbers(redis: Redis, naming?: string): AsyncGenerator<string> {
  for await (const numbers of pages(redis)) yield* naming === undefined ? numbers : await named(redis, numbers, naming);
}

async function* pages(redis: Redis): AsyncGenerator<readonly string[]> {
  for (const partition of partitions) yield* membersOf(redis, indexKey(partition, CHANGED));
  for await (const keys of keysLike(redis, '{p?}:case:*')) {
    const hidden = await Promise.all(keys.map((key) => hiddenCase(redis, key)));
    yield hidden.filter((number) => number !== undefined);
  }
}

/** What no index names any more: a case, or the events of one that is gone. */
async function hiddenCase(redis: Redis, key: string): Promise<string | undefined> {
  const number = numberIn(key);
  if (number === undefined) return undefined;
  const isCase = key === caseKey(number);
  const [place, kept] = await Promise.all([
    redis.zscore(indexKey(partitionOf(number), CHANGED), number),
    isCase ? 0 : redis.exists(caseKey(number)),
  ]);
  return place === null && kept === 0 ? number : undefined;
}

async function named(redis: Redis, numbers: readonly string[], id: string): Promise<readonly string[]> {
  const stored = await Promise.all(numbers.map((number) => redis.hget(caseKey(number), 'case')));
  return numbers.filter((_, i) => stored[i]?.includes(JSON.stringify(id)));
}
