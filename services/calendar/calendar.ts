import { addDays, type Day, type Weekday, weekdayOf } from './day';

/** The two clocks of the desk (domain.md §0.7): ours never stops, 21Vianet answers billing in Chinese business hours. */
export const calendarNames = ['partner', 'vendor'] as const;
export type CalendarName = (typeof calendarNames)[number];
export type Calendars = Readonly<Record<CalendarName, Calendar>>;

/** Open from `from` until just before `to`, both in ms after local midnight. */
export interface Hours {
  readonly from: number;
  readonly to: number;
}

export interface Calendar {
  readonly name: CalendarName;
  /** IANA name, such as Asia/Shanghai. */
  readonly zone: string;
  /** The working blocks of each weekday, in order; none: closed. */
  readonly week: Readonly<Record<Weekday, readonly Hours[]>>;
  /** Absent: open on public holidays too. */
  readonly holidays?: Holidays;
}

/** Public holidays of a country, all years known. China moves working days about: a make-up day is a working Saturday or Sunday. */
export interface Holidays {
  readonly daysOff: ReadonlySet<Day>;
  readonly makeUpDays: ReadonlySet<Day>;
  readonly makeUpHours: readonly Hours[];
  /** Years whose arrangement is official; dates in any other are provisional. */
  readonly announcedYears: ReadonlySet<number>;
}

export function hoursOn({ week, holidays }: Calendar, day: Day): readonly Hours[] {
  if (holidays?.makeUpDays.has(day)) return holidays.makeUpHours;
  if (holidays?.daysOff.has(day)) return [];
  return week[weekdayOf(day)];
}

export const isWorkingDay = (calendar: Calendar, day: Day): boolean => hoursOn(calendar, day).length > 0;

/** The day itself when it is one. Ends because every week has a working day (calendar-files.ts) and holidays are finite. */
export function workingDayFrom(calendar: Calendar, day: Day): Day {
  let candidate = day;
  while (!isWorkingDay(calendar, candidate)) candidate = addDays(candidate, 1);
  return candidate;
}
