import { folded } from './invoice-id';
import { numberLike, numberSaid } from './invoice-number';
import type { Day, Holding, InvoiceState } from './ledger';
import { type MonthSaid, monthSaid, namesMonthOfInvoice } from './month-said';
import { monthsBack } from './relative-month';

export interface Mentioned {
  /** It names one, there or not. */
  readonly named: boolean;
  readonly found?: InvoiceState;
  /** The number that is not there. */
  readonly number?: string;
  /** It names two by their months: nobody can tell which is meant. */
  readonly several?: true;
}

/**
 * The invoice a message names: by its number, or by a month (the latest invoice issued in it, or the one of the year that is
 * named too). `today`: what "last year" is reckoned from.
 */
export function invoiceMentioned(text: string, invoices: readonly InvoiceState[], today?: Day): Mentioned {
  const said = folded(text);
  const ids = invoices.map(({ invoice: { id } }) => id);
  const number = numberSaid(said, ids);
  if (number !== undefined) return { named: true, found: invoices.find(({ invoice }) => invoice.id === number) };
  const strange = numberLike(said, ids);
  if (strange !== undefined) return { named: true, number: strange.toUpperCase() };
  const wanted = monthSaid(said, today === undefined ? undefined : Number(today.slice(0, 4))) ?? monthBack(said, today);
  if (!wanted) return { named: false };
  if (wanted === 'several') return { named: true, several: true };
  const found = invoices.find(({ invoice: { issuedOn } }) => {
    const [year, month] = issuedOn.split('-').map(Number);
    return month === wanted.month && year === (wanted.year ?? year);
  });
  return { named: true, found };
}

/** "last month's": a month like any other, once it is known what today is. */
function monthBack(said: string, today: Day | undefined): MonthSaid | undefined {
  const back = monthsBack(said);
  if (back === undefined || today === undefined) return undefined;
  const [year, month] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year!, month! - 1 - back, 1));
  return { year: first.getUTCFullYear(), month: first.getUTCMonth() + 1 };
}

/** Whether a message names an invoice number or a month at all, whoever's it is. */
export function namesInvoice(text: string): boolean {
  const said = folded(text);
  return /\b[a-z]{2,}-?\d[\w-]*\d/.test(said) || numberLike(said, []) !== undefined || namesMonth(said);
}

/** Whether it names one by its month. */
export function namesMonth(text: string): boolean {
  const said = folded(text);
  return monthSaid(said) !== undefined || monthsBack(said) !== undefined;
}

/** Whether a message names one of these as an invoice: by its number, or as "the July bill". A month alone may be when something happened. */
export function namesAsInvoice(text: string, invoices: readonly InvoiceState[]): boolean {
  const said = folded(text);
  const ids = invoices.map(({ invoice: { id } }) => id);
  return numberSaid(said, ids) !== undefined || namesMonthOfInvoice(said);
}

/** The subscriptions a message names by a word of their product ("Visio", "E3"); all of them when it names none. */
export function holdingsMentioned(text: string, holdings: readonly Holding[]): readonly Holding[] {
  const said = wordsIn(text);
  const named = holdings.filter(({ product }) =>
    [...wordsIn(product)].some((word) => said.has(word) && !common.has(word)),
  );
  return named.length > 0 ? named : holdings;
}

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[a-z]+\d*|\p{Script=Han}+/gu) ?? []);

/** Words that stand in the names of many products and tell none apart. */
const common = new Set(['office', 'microsoft', 'plan', 'for', 'and', 'the', 'online', 'business']);
