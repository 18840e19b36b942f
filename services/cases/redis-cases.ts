import type { Redis } from 'ioredis';
import { z } from 'zod';
import { link, NO_LINK } from '../audit/chain';
import type { SubjectKeys, Vault } from '../audit/vault';
import { partitionOf } from '../jobs/partitions';
import { laneKeys, PLAN, plannedJson } from '../jobs/redis-lanes';
import { redisScript, SERVER_TIME } from '../redis-script';
import { type Case, type CaseEvent, caseShape, eventShape } from './case';
import { caseKey, eventsKey, indexKey, operationKey } from './case-keys';
import type { Applied, Cases, Doer } from './cases';
import type { Deed } from './deeds';
import { moves } from './indexes';
import { type Accepted, decide } from './life';
import { caseNumber } from './numbers';
import { openedCase } from './opening';
import { sealedForStore, opened as unsealed } from './personal';
import type { DeskRules } from './policy';
import { redisCaseLists } from './redis-case-lists';
import { redisCaseTrail } from './redis-case-trail';
import { caseNumbers } from './redis-case-walk';

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

export interface CaseBookOptions {
  /** Read at every verb: what is changed counts from the next one on. */
  readonly rules: () => DeskRules;
  /** Secret of the event chain and of the case numbers. */
  readonly key: string;
  readonly vault: Vault;
}

export function redisCases(redis: Redis, { rules, key, vault }: CaseBookOptions): Cases {
  const load = redisScript(redis, LOAD);
  const write = redisScript(redis, WRITE);
  const lists = redisCaseLists(redis, find);

  return {
    async open(draft, by, operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const number = caseNumber(key, operation, attempt);
        const { found, now } = await read(number, operation);
        if (found?.opening === operation) return found;
        if (found) continue;
        const { answer } = await commit(
          undefined,
          openedCase(number, draft, by, operation, { ...rules(), now }),
          now,
          operation,
          new Map(),
        );
        if (answer !== 3) return (await read(number, operation)).found!;
      }
      throw new Error('no free case number found');
    },

    find,

    async openedBy(operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const found = await find(caseNumber(key, operation, attempt));
        if (!found || found.opening === operation) return found;
      }
      return undefined;
    },

    async apply(number, deed, by) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const { found, keys, repeated, now } = await read(number, by.operation);
        if (!found) return undefined;
        if (repeated) return { done: found, repeated };
        const applied = await tryOnce({ found, keys, now }, deed, by);
        if (applied) return applied;
      }
      throw new Error(`case ${number} kept changing under ${deed.verb}`);
    },

    async events(number) {
      return Promise.all((await redis.lrange(eventsKey(number), 0, -1)).map(parseEvent));
    },

    async eventOf(number, version) {
      const stored = await redis.lindex(eventsKey(number), version - 1); // one event a version, the first is 1
      return stored === null ? undefined : parseEvent(stored);
    },

    trail: (number) => redisCaseTrail(redis, number),

    numbers: (naming) => caseNumbers(redis, naming),

    ...lists,
  };

  async function find(number: string): Promise<Case | undefined> {
    return (await parseCase(await redis.hget(caseKey(number), 'case'))).found;
  }

  async function read(number: string, operation: string) {
    const [json, done, time] = loaded.parse(await load([caseKey(number), operationKey(number, operation)], []));
    return { ...(await parseCase(json)), repeated: done === 1, now: new Date(time) };
  }

  /** Undefined: somebody else wrote first, look again. */
  async function tryOnce(
    { found, keys, now }: { readonly found: Case; readonly keys: SubjectKeys; readonly now: Date },
    deed: Deed,
    { actor, operation, seen }: Doer,
  ): Promise<Applied | undefined> {
    const decision = decide(found, deed, actor, { now, seen, ...rules() });
    if ('refused' in decision) return { refused: decision.refused, case: found };
    const { answer, head } = await commit(found, decision, now, operation, keys);
    if (answer === 0) return undefined;
    if (answer === 1) return { done: { ...decision.next, head }, repeated: false };
    return { done: (await read(found.number, operation)).found ?? found, repeated: true };
  }

  /** The chain goes over what is stored: it holds when what was sealed can no longer be read. */
  async function commit(
    before: Case | undefined,
    { next, event, effects }: Accepted,
    now: Date,
    operation: string,
    keys: SubjectKeys,
  ) {
    const sealed = await sealedForStore(vault, next, event, keys);
    const head = link(key, before?.head ?? NO_LINK, sealed.event);
    const partition = partitionOf(next.number);
    const places = moves(before, { ...next, head }, now, rules().calendars);
    const answer = await write(
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
        JSON.stringify({ ...sealed.found, head }),
        JSON.stringify({ ...sealed.event, link: head }),
        plannedJson(effects),
        OPERATION_TTL,
        next.number,
        ...places.map(([, score]) => score),
      ],
    );
    return { answer, head };
  }

  async function parseCase(json: string | null): Promise<{ readonly found?: Case; readonly keys: SubjectKeys }> {
    if (json === null) return { keys: new Map() };
    const { value, keys } = await unsealed(vault, JSON.parse(json));
    return { found: caseShape.parse(value), keys };
  }

  async function parseEvent(json: string): Promise<CaseEvent> {
    return eventShape.parse((await unsealed(vault, JSON.parse(json))).value);
  }
}
