import { addDays, daysBetween } from '../calendar/day';
import type { Day } from './ledger';

/** Both ends inclusive. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

export interface BillingPeriod extends Span {
  readonly days: number;
  /** True when a line says these very days (an advance, or its reversal); false when worked out from the billing day. */
  readonly stated: boolean;
}

export const daysIn = ({ from, to }: Span): number => daysBetween(from, to) + 1;

export const covers = (span: Span, day: Day): boolean => span.from <= day && day <= span.to;

/**
 * The day of the month on which periods begin: the one that most advances begin on, most advances end before, and most
 * invoices are cut on. In a month too short for it a billing day of 31 shows as its last day, so 28 February speaks for
 * 28 to 31 alike; the smallest that explains most is taken.
 */
export function billingDayOf(advances: readonly Span[], cuts: readonly Day[]): number {
  const seen = [...advances.flatMap(({ from, to }) => [from, addDays(to, 1)]), ...cuts].map((day) => ({
    date: Number(day.slice(8)),
    lastDate: lastDateOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1),
  }));
  const votes = Array.from({ length: 31 }, (_, at) =>
    seen.reduce((all, { date, lastDate }) => all + (date === Math.min(at + 1, lastDate) ? 1 : 0), 0),
  );
  return votes.indexOf(Math.max(...votes)) + 1;
}

/**
 * Which billing period a charge of one subscription belongs to, so that a part of it can be counted in days
 * (domain.md §1.6: 15 July to 14 August, 31 days). Months from billing day to billing day; a subscription whose own
 * advances are longer (paid by the year) has those as its periods. A shorter advance does not shorten the month.
 */
export function billingPeriods(billingDay: number, advances: readonly Span[]): (day: Day) => BillingPeriod {
  const known = new Map<Day, BillingPeriod>(); // a comparison asks for every day of two months, several times
  return (day) => {
    const period = known.get(day) ?? periodAround(day, billingDay, advances);
    known.set(day, period);
    return period;
  };
}

function periodAround(day: Day, billingDay: number, advances: readonly Span[]): BillingPeriod {
  const month = monthOf(day, billingDay);
  const own = advances.filter((advance) => covers(advance, day)).sort((a, b) => daysIn(b) - daysIn(a))[0];
  const { from, to } = own && daysIn(own) > daysIn(month) ? own : month;
  return { from, to, days: daysIn({ from, to }), stated: own?.from === from && own.to === to };
}

function monthOf(day: Day, billingDay: number): Span {
  const begins = cutIn(day, billingDay);
  const ends = (next: number) => addDays(cutIn(day, billingDay, next), -1);
  return day < begins ? { from: cutIn(day, billingDay, -1), to: ends(0) } : { from: begins, to: ends(1) };
}

/** Where a period begins in the month of a day, or so many months later. */
function cutIn(day: Day, billingDay: number, later = 0): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1 + later];
  const date = Math.min(billingDay, lastDateOf(year, month));
  return new Date(Date.UTC(year, month, date)).toISOString().slice(0, 10);
}

/** Months from 0; one too many is the next year's. */
const lastDateOf = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
