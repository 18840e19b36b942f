import { createHash } from 'node:crypto';

/**
 * Everything that must change in one step shares a partition, and each partition is one hash slot of a Redis Cluster:
 * a case with its events, its effects and its place in the indexes; a seat with what is to be said there.
 * Sixteen of them spread the work and are few enough for a worker to walk through.
 */
export const partitions = [...'0123456789abcdef'].map((digit) => `{p${digit}}`);

export function partitionOf(key: string): string {
  return `{p${createHash('sha1').update(key).digest('hex')[0]}}`;
}
