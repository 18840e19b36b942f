import type { Invoice, InvoiceState } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import { type Money, sum } from '../../services/money';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { text } from '../texts';

const LATEST = 6;

/** Which invoices have their fapiao, and how much of each is tax. */
export const fapiaoAnswer = (invoices: readonly InvoiceState[], locale: Locale): Answer => ({
  title: text(locale, 'fapiao.title'),
  paragraphs: invoices.length === 0 ? [text(locale, 'invoices.none')] : [],
  rows: invoices.slice(0, LATEST).map(({ invoice: { id, total, lines, fapiao } }) => ({
    title: `${asTyped(id)} · ${money(total, locale)}`,
    lines: [
      fapiao
        ? text(locale, 'fapiao.issued', { number: asName(fapiao.number), day: day(fapiao.issuedOn, locale) })
        : text(locale, 'fapiao.not-issued'),
      text(locale, 'fapiao.tax', {
        tax: money(addedUp(lines, 'tax', total), locale),
        net: money(addedUp(lines, 'amount', total), locale),
      }),
    ],
  })),
  source: text(locale, 'source.ledger'),
});

const addedUp = (lines: Invoice['lines'], what: 'amount' | 'tax', { currency }: Money) =>
  sum(
    lines.map((line) => line[what]),
    currency,
  );
