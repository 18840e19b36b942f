import { addDays, daysBetween } from '../calendar/day';
import type { Days } from './held';
import { folded } from './invoice-id';
import { numberSaid } from './invoice-number';
import type { Day, Invoice } from './ledger';
import { monthSaid } from './month-said';

/** The past days a question names: a month that is over, or the day of an invoice. Undefined: it is about today. */
export function daysSaid(text: string, invoices: readonly Invoice[], today: Day): Days | undefined {
  const said = folded(text);
  const number = numberSaid(
    said,
    invoices.map(({ id }) => id),
  );
  const issued = invoices.find(({ id }) => id === number)?.issuedOn;
  if (issued) return { from: issued, to: issued };
  const thisYear = Number(today.slice(0, 4));
  const wanted = monthSaid(said, thisYear);
  if (!wanted || wanted === 'several') return undefined;
  const years = wanted.year === undefined ? [thisYear, thisYear - 1] : [wanted.year];
  const days = years.map((year) => daysOf(year, wanted.month)).find(({ to }) => to < today);
  const isClear = days && (wanted.year !== undefined || daysBetween(days.to, today) < LATELY_DAYS);
  return isClear ? days : undefined;
}

/** Without its year: in January December is the last one; in November January may be the next, when prices change. */
const LATELY_DAYS = 215;

/** Months from 1; one too many is the next year's. */
const daysOf = (year: number, month: number): Days => ({
  from: firstOf(year, month),
  to: addDays(firstOf(year, month + 1), -1),
});

const firstOf = (year: number, month: number): Day => new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
