import { isProvisional } from '../calendar/business-time';
import { workingDayFrom } from '../calendar/calendar';
import { addDays, type Day } from '../calendar/day';
import { dayIn, instantAt } from '../calendar/zone';
import type { Invoice } from '../ledger/ledger';
import { type Hold, lengthOf, type Rest, restsOf, wholeDays } from './holds';
import type { CollectionsPolicy, Stage } from './policy';

/** A day in the partner's zone and the exact instant on it. */
export interface When {
  readonly on: Day;
  readonly at: Date;
  /** May still change for a reason nobody here decides: holidays not announced, counting not documented. */
  readonly provisional: boolean;
}

export interface DatedStage extends Stage {
  /** Absent: on hold, and the hold has no end yet. */
  readonly when?: When;
  readonly done: boolean;
}

/** What happened to an invoice since it was issued. */
export interface SoFar {
  readonly holds?: readonly Hold[];
  /** When stages were really done, by the name of the stage. */
  readonly done?: Readonly<Record<string, Date>>;
  /** A notice or proposal that should be out by now and is not will go out now at the earliest: what follows counts from here. */
  readonly now?: Date;
}

/**
 * The policy's stages with the dates of this very invoice; whether it is still unpaid is for the caller to know.
 * They count from the due date; from the final notice on, each counts from the day the one before it really comes, so that
 * nobody has less time than the notice said. A hold moves what comes after it by the time it took, a day off moves a stage
 * to the next working day: nothing ever moves to an earlier day.
 */
export function stagesFor(
  { dueOn }: Pick<Invoice, 'dueOn'>,
  policy: CollectionsPolicy,
  { holds = [], done = {}, now = new Date(0) }: SoFar = {},
): readonly DatedStage[] {
  const rests = restsOf(holds, policy);
  let start: Start | undefined = { day: 0, on: dueOn, at: -Infinity };
  return policy.stages.map((stage) => {
    const doneAt = done[stage.name];
    const when = doneAt
      ? { on: dayIn(policy.zone, doneAt), at: doneAt, provisional: false }
      : start && whenOf(stage, start, rests, policy);
    if (stage.effect !== 'reminder') start = when && startAt(doneAt ?? later(when.at, now), stage, policy);
    return { ...stage, when, done: doneAt !== undefined };
  });
}

/**
 * The stage to do next, at its time or at once if that has passed. A reminder gives way to whatever is due after it:
 * on one day, or after an outage, people hear the last word only.
 */
export function nextStage(stages: readonly DatedStage[], now: Date): DatedStage | undefined {
  const open = stages.slice(stages.findLastIndex(({ done }) => done) + 1);
  const isDue = (stage?: DatedStage) => stage?.when !== undefined && stage.when.at <= now;
  return open.find(({ effect }, i) => effect !== 'reminder' || !isDue(open[i + 1]));
}

/** From when users may be locked out, if a second person approves it by then. Absent: no such stage, or on hold without an end. */
export const accessAffectedOn = (stages: readonly DatedStage[]): When | undefined =>
  stages.find(({ effect }) => effect === 'suspended')?.when;

/** Where counting begins: the policy's day that this date is, and the moment before which holds no longer matter. */
interface Start {
  readonly day: number;
  readonly on: Day;
  readonly at: number;
}

/** Rests count from the beginning of the day: whether one ends a moment before or after it makes no day of difference. */
function startAt(instant: Date, { day }: Stage, { zone }: CollectionsPolicy): Start {
  const on = dayIn(zone, instant);
  return { day, on, at: instantAt(zone, on, 0).getTime() };
}

const later = (a: Date, b: Date) => (a > b ? a : b);

/** The first day whose time for notices is not before an instant. */
function firstDayFrom(instant: Date, { zone, sendAt }: CollectionsPolicy): Day {
  const day = dayIn(zone, instant);
  return instantAt(zone, day, sendAt) < instant ? addDays(day, 1) : day;
}

function whenOf(stage: Stage, start: Start, rests: readonly Rest[], policy: CollectionsPolicy): When | undefined {
  const { zone, sendAt, workingDays } = policy;
  const usable = (day: Day) => (workingDays ? workingDayFrom(workingDays, day) : day);
  const planned = addDays(start.on, stage.day - start.day);
  let [on, rested] = [usable(planned), 0];
  for (const { from, until } of rests) {
    const rest = { from: Math.max(from, start.at), until };
    if (instantAt(zone, on, sendAt).getTime() < rest.from) break;
    if (until === Infinity) return undefined;
    if (until > rest.from) {
      rested += lengthOf(rest, zone);
      // never inside the rest itself, however the parts of days add up
      const moved = addDays(planned, wholeDays(rested));
      const over = firstDayFrom(new Date(until), policy);
      on = usable([moved, over].sort().at(-1)!);
    }
  }
  const at = instantAt(zone, on, sendAt);
  const counted = instantAt(zone, start.on, 0);
  return { on, at, provisional: workingDays !== undefined && isProvisional(workingDays, counted, at) };
}
