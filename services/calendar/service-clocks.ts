import { z } from 'zod';
import { addWorkingTime, isProvisional, workingTimeBetween } from './business-time';
import { type Calendars, calendarNames } from './calendar';
import { type ClockKind, clockKinds, type ServiceLevel } from './service-levels';

/**
 * A clock of a case, as it is stored in the case. All times of it are working time of its calendar.
 * `startedAt` is where the present run began, `spentMs` what the runs before it used up: a resumed clock has started anew
 * (when the case first began stands in its events).
 */
export const serviceClockShape = z.object({
  kind: z.enum(clockKinds),
  calendar: z.enum(calendarNames),
  targetMs: z.number().positive(),
  warnShare: z.number(),
  startedAt: z.coerce.date(),
  spentMs: z.number().nonnegative(),
  pausedAt: z.coerce.date().optional(),
  stoppedAt: z.coerce.date().optional(),
});
export type ServiceClock = Readonly<z.infer<typeof serviceClockShape>>;

export const startClock = (kind: ClockKind, level: ServiceLevel, now: Date): ServiceClock => ({
  kind,
  ...planOf(level),
  startedAt: now,
  spentMs: 0,
});

/** Only a running clock can be paused; any other stays as it is. */
export const pauseClock = (clock: ServiceClock, now: Date, calendars: Calendars): ServiceClock =>
  isRunning(clock) ? { ...clock, spentMs: spentAt(clock, now, calendars), pausedAt: now } : clock;

/** Goes on with what was spent: after a pause, and after a stop when the case is reopened. */
export function resumeClock(clock: ServiceClock, now: Date): ServiceClock {
  if (isRunning(clock)) return clock;
  const { pausedAt, stoppedAt, ...rest } = clock;
  return { ...rest, startedAt: now };
}

export function stopClock(clock: ServiceClock, now: Date, calendars: Calendars): ServiceClock {
  if (clock.stoppedAt) return clock;
  const { pausedAt, ...rest } = clock;
  return { ...rest, spentMs: spentAt(clock, now, calendars), stoppedAt: now };
}

/** A changed policy holds for clocks that have not stopped; what is spent stays spent, by the calendar it was spent in. */
export function replanClock(clock: ServiceClock, level: ServiceLevel, now: Date, calendars: Calendars): ServiceClock {
  if (clock.stoppedAt) return clock;
  const replanned = { ...clock, ...planOf(level) };
  if (clock.calendar === level.calendar || clock.pausedAt) return replanned;
  return { ...replanned, startedAt: now, spentMs: spentAt(clock, now, calendars) };
}

/** When the target will be used up if nothing stops the clock. A clock that stands still is due at no time. */
export const dueAt = (clock: ServiceClock, calendars: Calendars): Date | undefined =>
  reaches(clock, clock.targetMs, calendars);

export const warnAt = (clock: ServiceClock, calendars: Calendars): Date | undefined =>
  reaches(clock, warnMs(clock), calendars);

export interface ClockReading {
  /** A breach shows through a pause; of a stopped clock, `leftMs` tells whether it was in time. */
  readonly state: 'running' | 'paused' | 'warning' | 'breached' | 'stopped';
  /** Working time; zero or less: the target is used up, by so much. */
  readonly leftMs: number;
  readonly warnAt?: Date;
  readonly dueAt?: Date;
  /** The due time lies in, or was reached through, a year whose public holidays are not announced. */
  readonly provisional: boolean;
}

export function readClock(clock: ServiceClock, now: Date, calendars: Calendars): ClockReading {
  const spentMs = spentAt(clock, now, calendars);
  const due = dueAt(clock, calendars);
  return {
    state: stateOf(clock, spentMs),
    leftMs: clock.targetMs - spentMs,
    warnAt: warnAt(clock, calendars),
    dueAt: due,
    provisional: due !== undefined && isProvisional(calendars[clock.calendar], clock.startedAt, due),
  };
}

/** What the time spent so far has used up, whether the clock runs now or not. */
export const usedUp = (clock: ServiceClock, now: Date, calendars: Calendars): 'warning' | 'breached' | undefined =>
  usedUpBy(clock, spentAt(clock, now, calendars));

function stateOf(clock: ServiceClock, spentMs: number): ClockReading['state'] {
  const used = usedUpBy(clock, spentMs);
  if (clock.stoppedAt) return 'stopped';
  if (clock.pausedAt && used !== 'breached') return 'paused';
  return used ?? 'running';
}

function usedUpBy(clock: ServiceClock, spentMs: number) {
  if (spentMs >= clock.targetMs) return 'breached';
  return spentMs >= warnMs(clock) ? 'warning' : undefined;
}

const planOf = ({ calendar, targetMs, warnShare }: ServiceLevel) => ({ calendar, targetMs, warnShare });

export const isRunning = ({ pausedAt, stoppedAt }: ServiceClock) => !pausedAt && !stoppedAt;

const spentAt = (clock: ServiceClock, now: Date, calendars: Calendars): number =>
  clock.spentMs + (isRunning(clock) ? workingTimeBetween(calendars[clock.calendar], clock.startedAt, now) : 0);

/** Whole ms, so that who is woken at `warnAt` finds the warning. */
const warnMs = ({ targetMs, warnShare }: ServiceClock) => Math.floor(targetMs * warnShare);

/** When this much is spent; the start of this run if it was before. */
function reaches(clock: ServiceClock, ms: number, calendars: Calendars): Date | undefined {
  if (!isRunning(clock)) return undefined;
  return addWorkingTime(calendars[clock.calendar], clock.startedAt, Math.max(0, ms - clock.spentMs));
}
