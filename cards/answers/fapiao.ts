import type { InvoiceState } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { text } from '../texts';

const LATEST = 6;

/** Which invoices have their fapiao. */
export const fapiaoAnswer = (invoices: readonly InvoiceState[], locale: Locale): Answer => ({
  title: text(locale, 'fapiao.title'),
  paragraphs: invoices.length === 0 ? [text(locale, 'invoices.none')] : [],
  rows: invoices.slice(0, LATEST).map(({ invoice: { id, total, fapiao } }) => ({
    title: `${asTyped(id)} · ${money(total, locale)}`,
    lines: [
      fapiao
        ? text(locale, 'fapiao.issued', { number: asName(fapiao.number), day: day(fapiao.issuedOn, locale) })
        : text(locale, 'fapiao.not-issued'),
    ],
  })),
  source: text(locale, 'source.ledger'),
});
