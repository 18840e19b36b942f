import type { Redis } from 'ioredis';
import type { Clock } from './clock';

/** The Redis server's clock, to the millisecond. */
export function redisClock(redis: Pick<Redis, 'time'>): Clock {
  return {
    async now() {
      const [seconds, microseconds] = await redis.time();
      return new Date(Number(seconds) * 1000 + Math.floor(Number(microseconds) / 1000));
    },
  };
}
