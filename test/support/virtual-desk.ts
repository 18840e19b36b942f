import type { Redis } from 'ioredis';
import { pino } from 'pino';
import { caseClock } from '../../bot/effects/case-timers';
import { replan } from '../../bot/effects/replan';
import { type Doing, Worker } from '../../bot/worker';
import { redisVault } from '../../services/audit/redis-vault';
import type { Clock } from '../../services/calendar/clock';
import type { Cases } from '../../services/cases/cases';
import { redisCases } from '../../services/cases/redis-cases';
import type { Outbox } from '../../services/jobs/outbox';
import { partitionOf, partitions } from '../../services/jobs/partitions';
import { redisOutbox } from '../../services/jobs/redis-outbox';
import { rules as ours } from './case';
import type { OwnRedis } from './redis';
import { redisAt } from './virtual-redis';

export const LEASE = 5_000;
export const silent = pino({ level: 'silent' });

export type VirtualProcess = ReturnType<typeof virtualProcess>;

interface Parts {
  readonly redis: Redis;
  readonly cases: Cases;
  readonly outbox: Outbox;
}

/** One process of the house at the time of a clock of ours: its own connection, its own policy, and nobody to talk to but a list. */
export function virtualProcess(
  own: OwnRedis,
  clock: Clock,
  rules = ours,
  more: (parts: Parts) => Record<string, Doing> = () => ({}),
) {
  const connection = own.redis.duplicate();
  const redis = redisAt(clock, connection);
  const vault = redisVault(redis, new Uint8Array(32));
  const cases = redisCases(redis, { rules: () => rules, key: 'key of the tests', vault });
  const outbox = redisOutbox(redis);
  const told: string[] = [];
  const nothing: Doing = async () => {};
  const doings: Record<string, Doing> = {
    'case-card': nothing,
    'case-evidence': nothing,
    'case-offer': nothing,
    'case-talk': nothing,
    'case-clock': caseClock(cases),
    'case-notice': async ({ effect }) => {
      const { notice, to, detail } = effect as unknown as Record<string, Record<string, string>>;
      const whom = to?.['person'] ?? Object.keys(to ?? {}).join();
      told.push([notice, detail?.['kind'], '→', whom].filter(Boolean).join(' '));
    },
    replan: replan(cases, rules),
    ...more({ redis, cases, outbox }),
  };
  const worker = new Worker({ outbox, log: silent, doings });

  return {
    redis,
    cases,
    outbox,
    worker,
    rules,
    /** Who was told what, by this process. */
    told,
    /** Does all that is due. */
    async works(): Promise<void> {
      for (let due = await outbox.claim(64, LEASE); due.length > 0; due = await outbox.claim(64, LEASE))
        for (const each of due) await worker.settle(each);
    },
    /** In the middle of whatever it was doing. */
    dies: () => connection.disconnect(),
  };
}

/** When somebody next has something to do. */
export async function nextDue({ redis }: OwnRedis): Promise<number | undefined> {
  const firsts = await Promise.all(
    partitions.map((p) => redis.zrangebyscore(`${p}:due`, 0, '+inf', 'WITHSCORES', 'LIMIT', 0, 1)),
  );
  const times = firsts.flatMap(([, score]) => (score === undefined ? [] : [Number(score)]));
  return times.length > 0 ? Math.min(...times) : undefined;
}

/** What waits in a lane of a case, and when it is due. */
export async function waitingIn({ redis }: OwnRedis, number: string, lane: string) {
  const [effects, due] = await Promise.all([
    redis.lrange(`${partitionOf(number)}:lane:${lane}`, 0, -1),
    redis.zscore(`${partitionOf(number)}:due`, lane),
  ]);
  return { effects: effects.map((json) => JSON.parse(json) as unknown), due: due === null ? undefined : Number(due) };
}
