import { money } from '../../cards/format';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Day } from '../../services/calendar/day';
import type { InvoiceState } from '../../services/ledger/ledger';
import { invoiceMentioned, type Mentioned } from '../../services/ledger/mentioned';
import type { Locale } from '../../services/locales';
import { amountSaid, type Money, sum } from '../../services/money';

interface Meant extends Mentioned {
  /** How it was found, where that is not plain from the words. */
  readonly first?: string;
}

/** The invoice that is meant: by its number or its month, else by an amount that stands on one of them only. */
export function invoiceMeant(words: string, invoices: readonly InvoiceState[], today: Day, locale: Locale): Meant {
  const mentioned = invoiceMentioned(words, invoices, today);
  if (mentioned.named) return mentioned;
  const places = placesSaid(words, invoices, locale);
  const [place] = places;
  return place && places.length === 1 ? { named: true, ...place } : mentioned;
}

/** Where the amounts in a text stand on these invoices, each with what it is there. */
export const placesSaid = (words: string, invoices: readonly InvoiceState[], locale: Locale) =>
  invoices.flatMap((state) => placesOf(state, amountsIn(words, state), locale));

/** That it is not there, or that more than one is named; empty: it is there, or none is named. */
export function notThere({ named, found, number, several }: Mentioned, locale: Locale): string {
  if (!named || found) return '';
  if (several) return text(locale, 'invoice.several');
  return number === undefined
    ? text(locale, 'invoice.month-unknown')
    : text(locale, 'invoice.unknown', { invoice: asTyped(number) });
}

/** Three digits or more: fewer are seats, days, or the plan E3. */
const AMOUNT = /(?<![\p{Script=Latin}\d.,-])\d[\d.,]+\d(?![\p{Script=Latin}\d-])/gu;

const amountsIn = (words: string, { invoice: { total } }: InvoiceState): readonly number[] =>
  (words.match(AMOUNT) ?? []).flatMap((said) => amountSaid(said, total.currency)?.amount ?? []);

/** Where on an invoice the amounts stand, with tax or without. */
function placesOf(found: InvoiceState, amounts: readonly number[], locale: Locale) {
  const { open } = found;
  const { id, total, lines } = found.invoice;
  const isSaid = (amount: Money) => amounts.includes(amount.amount);
  const say = (key: 'invoice.by-amount' | 'invoice.by-open' | 'invoice.by-line', amount: Money, product = '') =>
    text(locale, key, { amount: money(amount, locale), invoice: id, product });
  if (isSaid(total)) return [{ found, first: say('invoice.by-amount', total) }];
  if (isSaid(open)) return [{ found, first: say('invoice.by-open', open) }];
  return lines.flatMap(({ product, amount, tax }) => {
    const said = [amount, sum([amount, tax])].find(isSaid);
    return said ? [{ found, first: say('invoice.by-line', said, product) }] : [];
  });
}
