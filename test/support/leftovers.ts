import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Redis } from 'ioredis';

/** Every key of a Redis in which a mark stands: in its name, a field, a member or a value; in any case of its letters. */
export async function keysWith(redis: Redis, mark: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const keys of redis.scanStream({ count: 500 }))
    for (const key of keys) if (hasMark([key, ...(await contentOf(redis, key))], mark)) found.push(key);
  return found;
}

async function contentOf(redis: Redis, key: string): Promise<readonly string[]> {
  switch (await redis.type(key)) {
    case 'string':
      return [(await redis.getBuffer(key))?.toString('latin1') ?? '', (await redis.get(key)) ?? ''];
    case 'hash':
      return Object.entries(await redis.hgetall(key)).flat();
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'zset':
      return redis.zrange(key, '0', '-1');
    case 'set':
      return redis.smembers(key);
    default:
      return []; // it went meanwhile
  }
}

/** Every file below a folder in which a mark stands, in its path or its bytes. */
export function filesWith(folder: string, mark: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => hasMark([path, ...textsOf(path)], mark));
}

function textsOf(path: string): readonly string[] {
  try {
    return [readFileSync(path, 'latin1'), readFileSync(path, 'utf8')];
  } catch {
    return []; // a folder, or it went meanwhile
  }
}

const hasMark = (texts: readonly string[], mark: string) =>
  texts.some((text) => text.toLowerCase().includes(mark.toLowerCase()));
