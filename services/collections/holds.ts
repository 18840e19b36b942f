import { daysBetween } from '../calendar/day';
import { dayIn, timeOfDay } from '../calendar/zone';
import type { CollectionsPolicy, HoldKind } from './policy';

/** Why the collection of an invoice rests, from when, and until when (absent: nobody knows yet). */
export interface Hold {
  readonly kind: HoldKind;
  readonly from: Date;
  readonly until?: Date;
}

/** A time in which nothing is collected, in ms since the epoch; `until` is Infinity while the end is not known. */
export interface Rest {
  readonly from: number;
  readonly until: number;
}

const DAY_MS = 86_400_000;

/** The holds that count under this policy, the earliest first, those that touch joined: a day is never held twice. */
export function restsOf(holds: readonly Hold[], policy: CollectionsPolicy): readonly Rest[] {
  const rests: Rest[] = [];
  for (const rest of holds.flatMap((hold) => restOf(hold, policy)).sort((a, b) => a.from - b.from)) {
    const last = rests.at(-1);
    if (!last || rest.from > last.until) rests.push(rest);
    else rests[rests.length - 1] = { from: last.from, until: Math.max(last.until, rest.until) };
  }
  return rests;
}

function restOf({ kind, from, until }: Hold, { holds }: CollectionsPolicy): readonly Rest[] {
  const rule = holds[kind];
  if (!rule || (until && until <= from)) return [];
  const longest = from.getTime() + (rule.longestDays ?? Infinity) * DAY_MS;
  return [{ from: from.getTime(), until: Math.min(until?.getTime() ?? Infinity, longest) }];
}

/** How long it took by the wall clock, in ms: over a change of clocks a night is a night. */
export function lengthOf({ from, until }: Rest, zone: string): number {
  const [begin, end] = [new Date(from), new Date(until)];
  const days = daysBetween(dayIn(zone, begin), dayIn(zone, end));
  return days * DAY_MS + timeOfDay(zone, end) - timeOfDay(zone, begin);
}

/** Begun days count, so that what moves by them comes after the rest; two short rests of one day are one. */
export const wholeDays = (ms: number): number => Math.ceil(ms / DAY_MS);
