import type { Redis } from 'ioredis';
import { z } from 'zod';
import { NO_LINK } from '../audit/chain';
import { caseKey, eventsKey } from './case-keys';
import type { Trail } from './cases';

/** A case and its events as they lie there, whoever wrote them: see Cases.trail. */
export async function redisCaseTrail(redis: Redis, number: string): Promise<Trail> {
  const answer = await redis.multi().lrange(eventsKey(number), 0, -1).hmget(caseKey(number), 'case', 'version').exec();
  const [events, [json, counter]] = trailShape.parse(answer?.map(([, value]) => value));
  const stored = json === null ? undefined : objectIn(json);
  return {
    entries: events.map((event) => storedEvent.catch({ link: '' }).parse(objectIn(event))),
    head: typeof stored?.['head'] === 'string' ? stored['head'] : NO_LINK,
    stored,
    counter: counter === null ? undefined : Number(counter),
  };
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
