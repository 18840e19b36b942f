import { z } from 'zod';

const daily = z.strictObject({
  zone: z.string(),
  at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time like 09:00'),
  /** 1 Monday … 7 Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1),
  /** Also when there is nothing to tell. */
  whenQuiet: z.boolean(),
});
const regular = z.strictObject({ everyMinutes: z.number().positive(), whenQuiet: z.boolean() });

/** content/digest.yaml: when managers get their digest. */
export const digestScheduleShape = z.union([daily, regular]);
export type DigestSchedule = z.infer<typeof digestScheduleShape>;

export interface Period {
  /** The same for every process: a digest is sent once per id. */
  readonly id: string;
  readonly from: Date;
  readonly to: Date;
}

const MINUTE_MS = 60_000;

/** The last period that is over at `now`: from one digest time to the next. */
export function lastPeriod(schedule: DigestSchedule, now: Date): Period {
  const to = lastTime(schedule, now);
  const from = lastTime(schedule, new Date(to.getTime() - 1));
  return { id: to.toISOString(), from, to };
}

function lastTime(schedule: DigestSchedule, now: Date): Date {
  if ('everyMinutes' in schedule) {
    const length = schedule.everyMinutes * MINUTE_MS;
    return new Date(Math.floor(now.getTime() / length) * length);
  }
  return lastClockTime(schedule, now);
}

/** Looked for quarter by quarter backwards, so that days of 23 or 25 hours need no rule of their own; zones lie whole quarters apart. */
function lastClockTime({ zone, at, weekdays }: z.infer<typeof daily>, now: Date): Date {
  const local = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const wanted = new Set(weekdays.map((each) => `${DAYS[each - 1]} ${at}`));
  const step = 15 * MINUTE_MS;
  const offset = (Number(at.slice(3)) % 15) * MINUTE_MS;
  for (
    let time = Math.floor((now.getTime() - offset) / step) * step + offset, looked = 0;
    looked <= 8 * 24 * 4;
    time -= step, looked++
  ) {
    if (wanted.has(local.format(time).replace(',', ''))) return new Date(time);
  }
  throw new Error(`the digest schedule has no time in eight days: ${zone} ${at}`);
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
