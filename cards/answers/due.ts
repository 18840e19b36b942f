import { daysBetween } from '../../services/calendar/day';
import type { Day } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import { day } from '../format';
import { text } from '../texts';

/** "due Dec 15", or how long ago that was. */
export function dueText(dueOn: Day, today: Day, locale: Locale): string {
  const days = daysBetween(dueOn, today);
  return days > 0
    ? text(locale, 'due.since', { day: day(dueOn, locale), days })
    : text(locale, 'due.on', { day: day(dueOn, locale) });
}

/** The day beside the word for it: "Dec 15", or "Nov 14, 12 days overdue" of what is not paid. */
export function dueDayText(dueOn: Day, today: Day, locale: Locale): string {
  const days = daysBetween(dueOn, today);
  return days > 0 ? text(locale, 'due.overdue', { day: day(dueOn, locale), days }) : day(dueOn, locale);
}
