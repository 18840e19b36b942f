import type { Redis } from 'ioredis';
import type { Clock } from '../../services/calendar/clock';
import { SERVER_TIME } from '../../services/redis-script';

/**
 * A real Redis that lives at the time of a clock of ours: TIME, and every script that reads it, say what the clock says.
 * All else is the server's own doing. So a lease, a timer or a holiday ends when a test moves the clock, and never by waiting.
 */
export function redisAt(clock: Clock, redis: Redis): Redis {
  const now = async () => (await clock.now()).getTime();
  const told: Partial<Record<string, (...args: never[]) => Promise<unknown>>> = {
    // scripts are always sent whole, with the time put in
    evalsha: async () => {
      throw new Error('NOSCRIPT at this time');
    },
    eval: async (lua: string, keys: number, ...rest: string[]) => {
      const time = `\nlocal function serverTime() return ${await now()} end`;
      return redis.eval(lua.replace(SERVER_TIME, time), keys, ...rest);
    },
    time: async () => {
      const ms = await now();
      return [Math.floor(ms / 1_000), (ms % 1_000) * 1_000];
    },
  };
  return new Proxy(redis, {
    get(target, name) {
      const own: unknown = told[String(name)] ?? Reflect.get(target, name);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}
