import { priceOtherwise, seatsOtherwise } from '../../services/ledger/billed-otherwise';
import type { Holding, Invoice } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Answer } from '../answer';
import { openDispute } from '../buttons';
import { money } from '../format';
import { asName, asTyped } from '../plain';
import { text } from '../texts';

/** That a bill says something else than the record. */
interface Apart {
  readonly invoiceId: string;
  readonly say: string;
}

type Compared = (holdings: readonly Holding[], invoices: readonly Invoice[], locale: Locale) => readonly Apart[];

export const pricesApart: Compared = (holdings, invoices, locale) =>
  holdings.flatMap((holding) => {
    const found = priceOtherwise(holding, invoices);
    if (!found) return [];
    const { invoiceId, billed, recorded } = found;
    const said = { billed: money(billed, locale), recorded: money(recorded, locale) };
    const of = { product: asName(holding.product), invoice: asTyped(invoiceId) };
    return [{ invoiceId, say: text(locale, 'price.billed-otherwise', { ...of, ...said }) }];
  });

export const seatsApart: Compared = (holdings, invoices, locale) =>
  holdings.flatMap((holding) => {
    const found = seatsOtherwise(holding, invoices);
    if (!found) return [];
    const { invoiceId, billed, recorded } = found;
    const of = { product: asName(holding.product), invoice: asTyped(invoiceId) };
    return [
      { invoiceId, say: text(locale, 'seats.billed-otherwise', { ...of, billed: billed.join(' + '), recorded }) },
    ];
  });

const MOST = 3;

/** Where bill and record differ nothing is explained away: both are said first, and the dispute is offered. */
export function saysFirst(apart: readonly Apart[], answer: Answer, locale: Locale): Answer {
  const [first] = apart;
  if (!first) return answer;
  const said = apart.slice(0, MOST).map(({ say }) => say);
  const paragraphs = [...said, text(locale, 'billed-otherwise.unexplained'), ...(answer.paragraphs ?? [])];
  const dispute = openDispute.press(text(locale, 'invoice.dispute'), locale, { invoice: first.invoiceId });
  return { ...answer, paragraphs, actions: [dispute] };
}
