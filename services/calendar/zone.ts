import { z } from 'zod';
import type { Day } from './day';

const DAY_MS = 86_400_000;

/** A wall-clock time as people write it ('09:30', '24:00'), read as ms after midnight. */
export const timeShape = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'not a time; write it as 09:30, 24:00 at the latest')
  .transform((text) => (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * 60_000);

export const zoneShape = z.string().refine(isZone, 'not a time zone; write an IANA name such as Asia/Shanghai');

/** The day it is in a zone (IANA name) at an instant. */
export const dayIn = (zone: string, instant: Date): Day => localTime(zone, instant).toISOString().slice(0, 10);

/** An instant as the wall clock of a zone shows it, with how far it is ahead: 2026-07-15T20:00:00+08:00. */
export function isoIn(zone: string, instant: Date): string {
  const minutes = Math.round(offsetAt(zone, instant.getTime()) / 60_000);
  const two = (count: number) => String(Math.floor(Math.abs(count))).padStart(2, '0');
  const offset = `${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return localTime(zone, instant).toISOString().slice(0, 19) + offset;
}

/** What the wall clock shows at an instant, in ms after midnight. */
export const timeOfDay = (zone: string, instant: Date): number => localTime(zone, instant).getTime() % DAY_MS;

/**
 * The instant at which the wall clock of a zone shows `time` (ms after midnight) on a day. A time that comes twice
 * (clocks set back) is its first; a time that never comes (clocks set forward) is the moment of the jump: so a later
 * time of the wall clock is never an earlier instant.
 */
export function instantAt(zone: string, day: Day, time: number): Date {
  const local = Date.parse(day) + time;
  const before = offsetAt(zone, local - DAY_MS);
  const after = offsetAt(zone, local + DAY_MS);
  if (shows(zone, local - before, local)) return new Date(local - before);
  if (shows(zone, local - after, local)) return new Date(local - after);
  return new Date(firstWithOffset(zone, after, local - after, local - before));
}

const shows = (zone: string, instant: number, local: number) => instant + offsetAt(zone, instant) === local;

/** Bisection between an instant of the old offset and one of the new; the jump itself has no name in Intl. */
function firstWithOffset(zone: string, offset: number, old: number, recent: number): number {
  if (recent - old <= 1) return recent;
  const middle = Math.floor((old + recent) / 2);
  return offsetAt(zone, middle) === offset
    ? firstWithOffset(zone, offset, old, middle)
    : firstWithOffset(zone, offset, middle, recent);
}

/** Wall-clock time written as if it were UTC, so that UTC arithmetic reads its parts. */
const localTime = (zone: string, instant: Date) => new Date(instant.getTime() + offsetAt(zone, instant.getTime()));

/** Milliseconds a zone is ahead of UTC at an instant, read off the 'GMT+08:00' Intl ends a date with. */
function offsetAt(zone: string, instant: number): number {
  const [, sign, hours, minutes, seconds = 0] = OFFSET.exec(formatterOf(zone).format(instant)) ?? [];
  if (!sign) return 0;
  const ahead = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ahead : ahead;
}

const OFFSET = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/;

/** Building a formatter costs a thousand times what using it does; a house knows only a few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formatters.set(zone, formatter);
  return formatter;
}

function isZone(name: string): boolean {
  try {
    return formatterOf(name) !== undefined;
  } catch {
    return false;
  }
}
