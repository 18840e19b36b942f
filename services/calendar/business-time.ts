import { ServiceError } from '../errors';
import { type Calendar, hoursOn, workingDayFrom } from './calendar';
import { addDays, type Day, yearOf } from './day';
import { dayIn, instantAt, timeOfDay } from './zone';

/** A stretch of real time in which the calendar is open, in ms since the epoch. */
interface Opening {
  readonly from: number;
  readonly to: number;
}

export const isOpen = (calendar: Calendar, instant: Date): boolean =>
  nextOpening(calendar, instant).getTime() === instant.getTime();

/** The instant itself when it is open then. */
export const nextOpening = (calendar: Calendar, instant: Date): Date =>
  new Date(openingFrom(calendar, instant.getTime()).from);

/** The earliest instant by which `duration` ms of working time have passed: an hour from Friday 17:00 is Friday 18:00. */
export function addWorkingTime(calendar: Calendar, start: Date, duration: number): Date {
  if (!(duration >= 0 && Number.isFinite(duration)))
    throw new ServiceError('invalid', `not a duration: ${duration} ms`);
  if (duration === 0) return start;
  let left = duration;
  let { from, to } = openingFrom(calendar, start.getTime());
  while (left > to - from) {
    left -= to - from;
    ({ from, to } = openingFrom(calendar, to));
  }
  return new Date(from + left);
}

/** Working time from one instant to another in ms; none when `until` is not after `start`. */
export function workingTimeBetween(calendar: Calendar, start: Date, until: Date): number {
  const end = until.getTime();
  let total = 0;
  let { from, to } = openingFrom(calendar, start.getTime());
  while (from < end) {
    total += Math.min(to, end) - from;
    ({ from, to } = openingFrom(calendar, to));
  }
  return total;
}

/**
 * The same time of the day, n working days on. What arrives when it is closed counts from the next opening; where the
 * day it falls on has other hours, the nearest time inside them.
 */
export function addBusinessDays(calendar: Calendar, instant: Date, days: number): Date {
  if (!Number.isInteger(days) || days < 0) throw new ServiceError('invalid', `not a number of business days: ${days}`);
  const from = nextOpening(calendar, instant);
  let day = dayIn(calendar.zone, from);
  for (let left = days; left > 0; left--) day = workingDayFrom(calendar, addDays(day, 1));

  const hours = hoursOn(calendar, day);
  const time = Math.min(Math.max(timeOfDay(calendar.zone, from), hours[0]!.from), hours.at(-1)!.to);
  return instantAt(calendar.zone, day, time);
}

/** New Year's arrangement may reach into the year before: that of 2019 made 29 December 2018 a working day. */
const BRIDGE_DAYS = 3;

/** Whether what was computed between two instants rests on a year whose holidays are not official yet. */
export function isProvisional({ zone, holidays }: Calendar, from: Date, until: Date): boolean {
  if (!holidays) return false;
  const last = yearOf(addDays(dayIn(zone, until), BRIDGE_DAYS));
  for (let year = yearOf(dayIn(zone, from)); year <= last; year++) {
    if (!holidays.announcedYears.has(year)) return true;
  }
  return false;
}

/** The opening under way at an instant, cut to what is left of it, or else the next one. */
function openingFrom(calendar: Calendar, instant: number): Opening {
  let day = dayIn(calendar.zone, new Date(instant));
  while (true) {
    for (const opening of openingsOn(calendar, day)) {
      const from = Math.max(opening.from, instant);
      if (from < opening.to) return { from, to: opening.to };
    }
    day = workingDayFrom(calendar, addDays(day, 1));
  }
}

const openingsOn = (calendar: Calendar, day: Day): readonly Opening[] =>
  hoursOn(calendar, day).map(({ from, to }) => ({
    from: instantAt(calendar.zone, day, from).getTime(),
    to: instantAt(calendar.zone, day, to).getTime(),
  }));
