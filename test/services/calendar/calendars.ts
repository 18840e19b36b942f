import { join } from 'node:path';
import fc from 'fast-check';
import type { Calendar, Hours } from '../../../services/calendar/calendar';
import { readCalendars } from '../../../services/calendar/calendar-files';
import { addDays } from '../../../services/calendar/day';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const content = join(__dirname, '../../../content');
export const calendars = readCalendars(join(content, 'calendar'));

/** Beijing time, as people write it: '2026-10-08 09:00'. */
export const beijing = (text: string): Date => new Date(`${text.replace(' ', 'T')}:00+08:00`);

export const inBeijing = (instant: Date | undefined): string | undefined =>
  instant && new Date(instant.getTime() + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

export const hours = (from: number, to: number): Hours => ({ from: from * HOUR, to: to * HOUR });

/** A calendar open at the same hours every day. */
export const daily = (zone: string, ...blocks: Hours[]): Calendar => ({
  name: 'partner',
  zone,
  week: weekOf(() => blocks),
});

const weekOf = (blocks: (day: number) => readonly Hours[]): Calendar['week'] => ({
  mon: blocks(0),
  tue: blocks(1),
  wed: blocks(2),
  thu: blocks(3),
  fri: blocks(4),
  sat: blocks(5),
  sun: blocks(6),
});

export const zones = [
  'Asia/Shanghai',
  'UTC',
  'America/New_York',
  'Europe/Lisbon',
  'Australia/Lord_Howe', // half an hour of summer time
  'Asia/Kathmandu', // 5:45 ahead
  'Africa/Casablanca', // summer time is the rule, winter time in Ramadan
];

/** Any instant from 2025 to 2027, whole minutes half of the time. */
export const instants = fc
  .integer({ min: Date.UTC(2025, 0), max: Date.UTC(2027, 11, 31) })
  .chain((ms) => fc.constantFrom(new Date(ms), new Date(ms - (ms % MINUTE))));

export const durations = fc.integer({ min: 0, max: 150 * HOUR });

const blocks = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b).slice(0, marks.length - (marks.length % 2)))
  .map((marks) => marks.flatMap((from, i) => (i % 2 === 0 ? [hours(from / 4, marks[i + 1]! / 4)] : [])));

const days = fc.array(
  fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2025-01-01', n)),
  { maxLength: 30 },
);

/** Any calendar: several blocks a day, closed weekdays, holidays, make-up days, in zones with summer time. */
export const anyCalendar: fc.Arbitrary<Calendar> = fc
  .record({
    zone: fc.constantFrom(...zones),
    week: fc.array(fc.option(blocks, { nil: [] }), { minLength: 6, maxLength: 6 }),
    lastDay: blocks,
    daysOff: days,
    makeUpDays: days,
    makeUpHours: blocks,
  })
  .map(({ zone, week, lastDay, daysOff, makeUpDays, makeUpHours }) => ({
    name: 'partner',
    zone,
    week: weekOf((day) => [...week, lastDay][day]!),
    holidays: {
      daysOff: new Set(daysOff),
      makeUpDays: new Set(makeUpDays),
      makeUpHours,
      announcedYears: new Set([2025, 2026]),
    },
  }));
