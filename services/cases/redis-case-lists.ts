import type { Redis } from 'ioredis';
import { partitions } from '../jobs/partitions';
import { indexKey } from './case-keys';
import type { Cases, Part } from './cases';
import { indexName } from './indexes';

/** The indexes lie in every partition: each gives its part, and they are put in order here. */
export function redisCaseLists(redis: Redis, find: Cases['find']): Pick<Cases, 'list' | 'count'> {
  return {
    async list(index, limit, part = {}) {
      const { skip = 0 } = part;
      const found = await Promise.all(partitions.map((p) => standingIn(p, indexName(index), skip + limit, part)));
      const order = part.oldestFirst ? 1 : -1;
      const wanted = found
        .flatMap(pairs)
        .sort((a, b) => order * (a.score - b.score))
        .slice(skip, skip + limit);
      const cases = await Promise.all(wanted.map(({ member }) => find(member)));
      return cases.filter((each) => each !== undefined);
    },

    async count(index, { since = 0, until = Number.POSITIVE_INFINITY } = {}) {
      const name = indexName(index);
      const counts = await Promise.all(partitions.map((p) => redis.zcount(indexKey(p, name), since, scoreOf(until))));
      return counts.reduce((total, count) => total + count, 0);
    },
  };

  /** Numbers and scores in turn, from one partition. */
  function standingIn(partition: string, name: string, limit: number, { since = 0, until, oldestFirst }: Part) {
    const key = indexKey(partition, name);
    const last = scoreOf(until ?? Number.POSITIVE_INFINITY);
    return oldestFirst
      ? redis.zrangebyscore(key, since, last, 'WITHSCORES', 'LIMIT', 0, limit)
      : redis.zrevrangebyscore(key, last, since, 'WITHSCORES', 'LIMIT', 0, limit);
  }
}

const scoreOf = (time: number) => (Number.isFinite(time) ? time : '+inf');

function pairs(flat: readonly string[]): { member: string; score: number }[] {
  return flat.flatMap((member, i) => (i % 2 === 0 ? [{ member, score: Number(flat[i + 1]) }] : []));
}
