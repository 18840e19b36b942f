import { isoIn } from '../calendar/zone';
import type { Case, CaseEvent } from '../cases/case';
import type { Cases } from '../cases/cases';
import { ServiceError } from '../errors';
import { type Flaw, flawOf } from './verify';

/**
 * The whole record of one case, as it is exported; its JSON is meant for programs. What is added later stands beside what is
 * here; `shape` is raised when something here is renamed or leaves. All times are UTC; `local` is the same moment on the
 * partner's clock.
 */
export interface CaseRecord {
  readonly record: 'closeloop-case';
  readonly shape: 1;
  readonly exported: { readonly at: string; readonly local: string; readonly zone: string; readonly partner: string };
  /** As it is now: with its files and their hashes, evidence, clocks and the package for 21Vianet. */
  readonly case: Case;
  /** Oldest first. */
  readonly events: readonly RecordedEvent[];
  /** Whether every event follows from the one before, and the case says what its events say (services/record/verify). */
  readonly chain: { readonly whole: boolean; readonly length: number; readonly head: string; readonly flaw?: Flaw };
}

export interface RecordedEvent extends CaseEvent {
  readonly position: number;
  readonly local: string;
  /** The verb as it is said of somebody. */
  readonly did: string;
}

export interface RecordNeeds {
  readonly cases: Pick<Cases, 'find' | 'events' | 'trail'>;
  /** Of the event chain. */
  readonly key: string;
  readonly partner: string;
  readonly zone: string;
  readonly did: (verb: string) => string;
  readonly now: Date;
}

/** Undefined: there is no such case. */
export async function caseRecord(number: string, needs: RecordNeeds): Promise<CaseRecord | undefined> {
  const { key, partner, zone, did, now } = needs;
  const { found, events, trail } = await readTogether(number, needs.cases);
  if (!found) return undefined;
  const flaw = flawOf(number, trail, key);
  return {
    record: 'closeloop-case',
    shape: 1,
    exported: { at: now.toISOString(), local: isoIn(zone, now), zone, partner },
    case: found,
    events: events.map((event, i) => ({
      position: i + 1,
      ...event,
      local: isoIn(zone, new Date(event.at)),
      did: did(event.verb),
    })),
    chain: { whole: flaw === undefined, length: trail.entries.length, head: trail.head, flaw },
  };
}

const ATTEMPTS = 5;

/** A case that somebody is working on may change between two looks; one that is broken never fits together. */
async function readTogether(number: string, cases: RecordNeeds['cases']) {
  for (let attempt = 1; ; attempt++) {
    const trail = await cases.trail(number);
    const { found, events } = await read(number, cases);
    if (!found && trail.entries.length > 0 && !trail.stored)
      throw unreadable(number, new Error('the case is gone, its events are there'));
    const together = trail.counter === found?.version && trail.entries.length === events.length;
    if (together || attempt === ATTEMPTS) return { trail, found, events };
  }
}

async function read(number: string, cases: RecordNeeds['cases']) {
  try {
    const [found, events] = await Promise.all([cases.find(number), cases.events(number)]);
    return { found, events };
  } catch (cause) {
    throw unreadable(number, cause);
  }
}

const unreadable = (number: string, cause: unknown) =>
  new ServiceError('unreadable', `The record of case ${number} cannot be read`, { cause });
