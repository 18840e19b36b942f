import type { Redis } from 'ioredis';

/**
 * Redis's append-only file holds what was deleted until it is rewritten. `rewriting`: it has begun to · `none`: there is no
 * such file · `refused`: the server does not let us, or is at it just now and began before.
 */
export async function rewriteLog(redis: Redis): Promise<'rewriting' | 'none' | 'refused'> {
  try {
    if (!/^aof_enabled:1\s*$/m.test(await redis.info('persistence'))) return 'none';
    await redis.bgrewriteaof();
    return 'rewriting';
  } catch (error) {
    if (error instanceof Error && error.name === 'ReplyError') return 'refused';
    throw error;
  }
}
