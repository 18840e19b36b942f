import type { Redis } from 'ioredis';
import { z } from 'zod';
import { link, NO_LINK } from '../audit/chain';
import type { SubjectKeys, Vault } from '../audit/vault';
import type { Calendars } from '../calendar/calendar';
import type { Planned } from '../jobs/outbox';
import { partitionOf, partitions } from '../jobs/partitions';
import { laneKeys, PLAN, plannedJson } from '../jobs/redis-lanes';
import { redisScript, SERVER_TIME } from '../redis-script';
import { type Case, type CaseEvent, caseShape, eventShape } from './case';
import { caseKey, eventsKey, indexKey, operationKey } from './case-keys';
import type { Applied, Cases, Doer, Draft, Part } from './cases';
import { clocksAtOpening, nextLook } from './clocks';
import type { Actor, Deed } from './deeds';
import { gatherEvidence, lookAtClocks, offerNext, showCard } from './effects';
import { indexName, standings } from './indexes';
import { decide } from './life';
import { caseNumber } from './numbers';
import { sealedForStore, opened as unsealed } from './personal';
import type { DeskRules } from './policy';
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

/** A case and the event that made it so, before they are sealed and chained. */
interface Written {
  readonly case: Omit<Case, 'head'>;
  readonly event: Omit<CaseEvent, 'link'>;
  readonly effects: readonly Planned[];
  readonly now: Date;
}

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

  return {
    async open(draft, by, operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const number = caseNumber(key, operation, attempt);
        const { found, now } = await read(number, operation);
        if (found?.opening === operation) return found;
        if (found) continue;
        const { answer } = await commit(undefined, opened(number, draft, by, operation, now), operation, new Map());
        if (answer !== 3) return (await read(number, operation)).found!;
      }
      throw new Error('no free case number found');
    },

    async find(number) {
      return (await parseCase(await redis.hget(caseKey(number), 'case'))).found;
    },

    async openedBy(operation) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const found = await this.find(caseNumber(key, operation, attempt));
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

    async lastEvent(number) {
      const [stored] = await redis.lrange(eventsKey(number), -1, -1);
      return stored === undefined ? undefined : parseEvent(stored);
    },

    async trail(number) {
      const answer = await redis
        .multi()
        .lrange(eventsKey(number), 0, -1)
        .hmget(caseKey(number), 'case', 'version')
        .exec();
      const [events, [json, counter]] = trailShape.parse(answer?.map(([, value]) => value));
      const stored = json === null ? undefined : objectIn(json);
      return {
        entries: events.map((event) => storedEvent.catch({ link: '' }).parse(objectIn(event))),
        head: typeof stored?.['head'] === 'string' ? stored['head'] : NO_LINK,
        stored,
        counter: counter === null ? undefined : Number(counter),
      };
    },

    numbers: (naming) => caseNumbers(redis, naming),

    async list(index, limit, part = {}) {
      const { skip = 0 } = part;
      const found = await Promise.all(partitions.map((p) => standingIn(p, indexName(index), skip + limit, part)));
      const order = part.oldestFirst ? 1 : -1;
      const wanted = found
        .flatMap(pairs)
        .sort((a, b) => order * (a.score - b.score))
        .slice(skip, skip + limit);
      const cases = await Promise.all(wanted.map(({ member }) => this.find(member)));
      return cases.filter((each) => each !== undefined);
    },

    async count(index, { since = 0, until = Number.POSITIVE_INFINITY } = {}) {
      const name = indexName(index);
      const counts = await Promise.all(partitions.map((p) => redis.zcount(indexKey(p, name), since, scoreOf(until))));
      return counts.reduce((total, count) => total + count, 0);
    },
  };

  /** Numbers and scores in turn, from one partition. */
  function standingIn(partition: string, name: string, limit: number, { since = 0, until, oldestFirst }: Part) {
    const key = indexKey(partition, name);
    const last = scoreOf(until ?? Number.POSITIVE_INFINITY);
    return oldestFirst
      ? redis.zrangebyscore(key, since, last, 'WITHSCORES', 'LIMIT', 0, limit)
      : redis.zrevrangebyscore(key, last, since, 'WITHSCORES', 'LIMIT', 0, limit);
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
    const { next, event, effects } = decision;
    const { answer, head } = await commit(found, { case: next, event, effects, now }, operation, keys);
    if (answer === 0) return undefined;
    if (answer === 1) return { done: { ...next, head }, repeated: false };
    return { done: (await read(found.number, operation)).found ?? found, repeated: true };
  }

  /** The chain goes over what is stored: it holds when what was sealed can no longer be read. */
  async function commit(
    before: Case | undefined,
    { case: next, event, effects, now }: Written,
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
    const { levels, calendars } = rules();
    const clocks = clocksAtOpening({ levels }, now);
    return {
      case: {
        ...draft,
        related: draft.related ?? [],
        number,
        version: 1,
        basis: 1,
        state: 'new',
        since: at,
        openedAt: at,
        triage: [],
        clocks: [...clocks],
        files: [],
        promised: [],
        timesReopened: 0,
        opening: operation,
      },
      event,
      effects: [
        showCard(number),
        gatherEvidence(number),
        offerNext(number),
        lookAtClocks(number, 1, nextLook(clocks, calendars)),
      ],
      now,
    };
  }
}

/** An event as it lies in the store: sealed, with its link. */
const storedEvent = z.looseObject({ link: z.string() });
/** What is there of another kind was put there by somebody else: then the case or its events are gone. */
const trailShape = z.tuple([
  z.array(z.string()).catch([]),
  z.tuple([z.string().nullable(), z.string().nullable()]).catch([null, null]),
]);

/** Somebody may have written anything there. */
function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    return z.record(z.string(), z.unknown()).catch({}).parse(JSON.parse(json));
  } catch {
    return {};
  }
}

/**
 * The score to stand at in each index it is in, and '' for those it leaves. Where nothing changes it is written all the same:
 * so a case that was written before there was such an index comes into it.
 */
function moves(
  before: Case | undefined,
  next: Case,
  now: Date,
  calendars: Calendars,
): readonly (readonly [string, number | ''])[] {
  const stands = standings(next, now.getTime(), calendars);
  const stood = before ? standings(before, 0, calendars) : new Map<string, number>();
  const left = [...stood.keys()].filter((name) => !stands.has(name));
  return [...stands, ...left.map((name) => [name, ''] as const)];
}

const scoreOf = (time: number) => (Number.isFinite(time) ? time : '+inf');

function pairs(flat: readonly string[]): { member: string; score: number }[] {
  return flat.flatMap((member, i) => (i % 2 === 0 ? [{ member, score: Number(flat[i + 1]) }] : []));
}
