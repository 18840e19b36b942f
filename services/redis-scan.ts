import type { Redis } from 'ioredis';

const AT_ONCE = 1_000;

/** Keys that fit a pattern, without the client's prefix, a page at a time: for commands that look through everything. */
export async function* keysLike(redis: Redis, pattern: string): AsyncGenerator<readonly string[]> {
  const prefix = redis.options.keyPrefix ?? '';
  const match = prefix.replace(/[*?[\]\\]/g, '\\$&') + pattern;
  for (let cursor: string | undefined = '0'; cursor !== undefined; ) {
    const [next, keys]: [string, string[]] = await redis.scan(cursor, 'MATCH', match, 'COUNT', AT_ONCE);
    if (keys.length > 0) yield keys.map((key) => key.slice(prefix.length));
    cursor = next === '0' ? undefined : next;
  }
}

/** The members of a sorted set, a page at a time: one that changes its place meanwhile is not missed, but may be met twice. */
export async function* membersOf(redis: Redis, key: string): AsyncGenerator<readonly string[]> {
  for (let cursor: string | undefined = '0'; cursor !== undefined; ) {
    const [next, flat]: [string, string[]] = await redis.zscan(key, cursor, 'COUNT', AT_ONCE);
    const members = flat.filter((_, i) => i % 2 === 0);
    if (members.length > 0) yield members;
    cursor = next === '0' ? undefined : next;
  }
}
