import { Redis } from 'ioredis';

/**
 * A client for turns and workers: an answer or an error soon, never a hang (Teams gives a turn 15 s).
 * ioredis may send a command again after a lost reply: so what changes a case, a seat or a lease names what it was based on,
 * and comes to nothing the second time. Only a sentence planned by itself (`Outbox.plan`) may then be said twice.
 */
export const redisClient = (url: string, prefix: string): Redis =>
  new Redis(url, {
    keyPrefix: prefix,
    commandTimeout: 3_000,
    connectTimeout: 3_000,
    maxRetriesPerRequest: 2,
    retryStrategy: (times) => Math.min(50 * 2 ** times, 2_000),
  });
