import type { ClockReading } from '../services/calendar/service-clocks';
import type { CaseClock } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { moment } from './format';
import { text } from './texts';
import type { Viewer } from './viewer';

/** "1 h 20 min left, until 11:20 PM": how a clock stands, in words. */
export function clockText(
  { calendar }: Pick<CaseClock, 'calendar'>,
  { state, leftMs, dueAt, provisional }: ClockReading,
  { locale, zone }: Pick<Viewer, 'locale' | 'zone'>,
): string {
  if (state === 'stopped') return '';
  const names = { left: duration(Math.abs(leftMs), locale), time: dueAt ? moment(dueAt, locale, zone) : '' };
  const reading = text(locale, `clock.${state}`, names);
  const hours = calendar === 'vendor' ? text(locale, 'clock.vendor-hours', { reading }) : reading;
  return provisional ? text(locale, 'clock.provisional', { reading: hours }) : hours;
}

const MINUTE_MS = 60_000;

export function duration(ms: number, locale: Locale): string {
  const minutes = Math.ceil(ms / MINUTE_MS);
  if (minutes < 60) return text(locale, 'duration.minutes', { minutes });
  return text(locale, 'duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}
