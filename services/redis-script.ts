import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script called by its hash; sent whole only when the server does not know it yet. Keys get the client's prefix. */
export function redisScript(redis: Redis, lua: string) {
  const sha = createHash('sha1').update(lua).digest('hex');
  return async (keys: readonly string[], args: readonly (string | number)[]): Promise<unknown> => {
    try {
      return await redis.evalsha(sha, keys.length, ...keys, ...args);
    } catch (error) {
      if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
      return redis.eval(lua, keys.length, ...keys, ...args);
    }
  };
}

/** Lua: the server's clock in milliseconds. Every due time is computed from this one, never from a process's own clock. */
export const SERVER_TIME = `
local function serverTime()
  local t = redis.call('TIME')
  return t[1] * 1000 + math.floor(t[2] / 1000)
end`;
