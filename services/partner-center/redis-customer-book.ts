import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type CustomerBook, matching } from './customer-book';

const KEY = 'customers';
const shape = z.object({ id: z.string(), name: z.string(), domain: z.string() });

export function redisCustomerBook(redis: Redis): CustomerBook {
  return {
    async find(wanted) {
      const stored = await redis.hgetall(KEY);
      const all = Object.values(stored).map((json) => shape.parse(JSON.parse(json)));
      return matching(
        all.sort((a, b) => a.name.localeCompare(b.name)),
        wanted,
      );
    },
    async replace(customers) {
      const fields = customers.flatMap(({ id, name, domain }) => [id, JSON.stringify({ id, name, domain })]);
      const change = redis.multi().del(KEY);
      if (fields.length > 0) change.hset(KEY, ...fields);
      await change.exec();
    },
  };
}
