import type { Redis } from 'ioredis';
import { z } from 'zod';
import { link, NO_LINK } from '../audit/chain';
import type { Planned } from '../jobs/outbox';
import { partitionOf, partitions } from '../jobs/partitions';
import { laneKeys, PLAN, plannedJson } from '../jobs/redis-lanes';
import { redisScript, SERVER_TIME } from '../redis-script';
import { type Case, type CaseEvent, caseShape, eventShape } from './case';
import type { Applied, Cases, Draft } from './cases';
import type { Actor, Deed } from './deeds';
import { gatherEvidence, showCard } from './effects';
import { indexName, standings } from './indexes';
import { decide } from './life';
import { caseNumber } from './numbers';
import type { DeskPolicy } from './policy';

const OPERATION_TTL = 8 * 24 * 60 * 60;
const ATTEMPTS = 20;

/** One read: the case, whether the operation was done before, and the time. */
const LOAD = `${SERVER_TIME}
return { redis.call('HGET', KEYS[1], 'case'), redis.call('EXISTS', KEYS[2]), serverTime() }`;

/**
 * One write for every verb. ARGV: expected version ('' to open), new version, case, event, planned, operation ttl,
 * number, index scores (one for each index key from KEYS[8] on; '' leaves the index).
 * Answers 1 done · 0 the case changed since · 2 this operation was done before · 3 the number belongs to another case.
 */
const WRITE = `${SERVER_TIME}${PLAN}
if redis.call('EXISTS', KEYS[7]) == 1 then return 2 end
local version = redis.call('HGET', KEYS[5], 'version') or ''
if version ~= ARGV[1] then return ARGV[1] == '' and 3 or 0 end
redis.call('HSET', KEYS[5], 'version', ARGV[2], 'case', ARGV[3])
redis.call('RPUSH', KEYS[6], ARGV[4])
redis.call('SET', KEYS[7], 1, 'EX', ARGV[6])
plan(KEYS[1], KEYS[2], KEYS[4], ARGV[5], serverTime())
for i = 8, #KEYS do
  local score = ARGV[i]
  if score == '' then redis.call('ZREM', KEYS[i], ARGV[7]) else redis.call('ZADD', KEYS[i], score, ARGV[7]) end
end
return 1`;

const loaded = z.tuple([z.string().nullable(), z.number(), z.number()]);

interface Written {
  readonly case: Case;
  readonly event: CaseEvent;
  readonly effects: readonly Planned[];
  readonly now: Date;
}

export interface CaseBookOptions {
  /** Read at every verb: a changed policy counts from the next one on. */
  readonly policy: () => DeskPolicy;
  /** Secret of the event chain and of the case numbers. */
  readonly key: string;
}

export function redisCases(redis: Redis, { policy, key }: CaseBookOptions): Cases {
  const load = redisScript(redis, LOAD);
  const write = redisScript(redis, WRITE);

  const caseKey = (number: string) => `${partitionOf(number)}:case:${number}`;
  const eventsKey = (number: string) => `${caseKey(number)}:events`;
  const operationKey = (number: string, operation: string) => `${caseKey(number)}:did:${operation}`;
  const indexKey = (partition: string, name: string) => `${partition}:cases:${name}`;

  return {
    async open(draft, by, operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const number = caseNumber(key, operation, attempt);
        const { found, now } = await read(number, operation);
        if (found?.opening === operation) return found;
        if (found) continue;
        const fresh = opened(number, draft, by, operation, now);
        if ((await commit(undefined, fresh, operation)) !== 3) return (await read(number, operation)).found!;
      }
      throw new Error('no free case number found');
    },

    async find(number) {
      return parseCase(await redis.hget(caseKey(number), 'case'));
    },

    async apply(number, deed, actor, operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { found, repeated, now } = await read(number, operation);
        if (!found) return undefined;
        if (repeated) return { done: found, repeated };
        const applied = await tryOnce(found, deed, actor, operation, now);
        if (applied) return applied;
      }
      throw new Error(`case ${number} kept changing under ${deed.verb}`);
    },

    async events(number) {
      const stored = await redis.lrange(eventsKey(number), 0, -1);
      return stored.map((event) => eventShape.parse(JSON.parse(event)));
    },

    async list(index, limit, since = 0) {
      const name = indexName(index);
      const found = await Promise.all(
        partitions.map((p) =>
          redis.zrevrangebyscore(indexKey(p, name), '+inf', since, 'WITHSCORES', 'LIMIT', 0, limit),
        ),
      );
      const latest = found
        .flatMap(pairs)
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
      const cases = await Promise.all(latest.map(({ member }) => this.find(member)));
      return cases.filter((each) => each !== undefined);
    },

    async count(index, since = 0) {
      const name = indexName(index);
      const counts = await Promise.all(partitions.map((p) => redis.zcount(indexKey(p, name), since, '+inf')));
      return counts.reduce((total, count) => total + count, 0);
    },
  };

  async function read(number: string, operation: string) {
    const [json, done, time] = loaded.parse(await load([caseKey(number), operationKey(number, operation)], []));
    return { found: parseCase(json), repeated: done === 1, now: new Date(time) };
  }

  /** Undefined: somebody else wrote first, look again. */
  async function tryOnce(
    found: Case,
    deed: Deed,
    actor: Actor,
    operation: string,
    now: Date,
  ): Promise<Applied | undefined> {
    const decision = decide(found, deed, actor, { now, policy: policy() });
    if ('refused' in decision) return { refused: decision.refused, case: found };
    const { next, event, effects } = decision;
    const head = link(key, found.head, event);
    const answer = await commit(
      found,
      { case: { ...next, head }, event: { ...event, link: head }, effects, now },
      operation,
    );
    if (answer === 0) return undefined;
    if (answer === 1) return { done: { ...next, head }, repeated: false };
    return { done: (await read(found.number, operation)).found ?? found, repeated: true };
  }

  async function commit(
    before: Case | undefined,
    { case: next, event, effects, now }: Written,
    operation: string,
  ): Promise<unknown> {
    const partition = partitionOf(next.number);
    const places = moves(before, next, now);
    return write(
      [
        ...laneKeys(partition),
        caseKey(next.number),
        eventsKey(next.number),
        operationKey(next.number, operation),
        ...places.map(([name]) => indexKey(partition, name)),
      ],
      [
        before?.version ?? '',
        next.version,
        JSON.stringify(next),
        JSON.stringify(event),
        plannedJson(effects),
        OPERATION_TTL,
        next.number,
        ...places.map(([, score]) => score),
      ],
    );
  }

  function opened(number: string, draft: Draft, by: Actor, operation: string, now: Date): Written {
    const at = now.toISOString();
    const { kind, invoiceId, lineIds } = draft.dispute;
    const event = {
      version: 1,
      at,
      verb: 'open',
      by: { id: by.id, name: by.name, role: by.role ?? by.kind },
      to: 'new',
      detail: { kind, invoiceId, lineIds },
    } as const;
    const head = link(key, NO_LINK, event);
    return {
      case: {
        ...draft,
        number,
        version: 1,
        state: 'new',
        since: at,
        openedAt: at,
        triage: [],
        timesReopened: 0,
        opening: operation,
        head,
      },
      event: { ...event, link: head },
      effects: [showCard(number), gatherEvidence(number)],
      now,
    };
  }
}

/** Index by index: the score to stand at, or '' to leave. */
function moves(before: Case | undefined, next: Case, now: Date): readonly (readonly [string, number | ''])[] {
  const stands = standings(next, now.getTime());
  const left = before ? [...standings(before, 0).keys()].filter((name) => !stands.has(name)) : [];
  return [...stands, ...left.map((name) => [name, ''] as const)];
}

const parseCase = (json: string | null): Case | undefined =>
  json === null ? undefined : caseShape.parse(JSON.parse(json));

function pairs(flat: readonly string[]): { member: string; score: number }[] {
  return flat.flatMap((member, i) => (i % 2 === 0 ? [{ member, score: Number(flat[i + 1]) }] : []));
}
