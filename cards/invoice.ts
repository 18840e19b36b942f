import type { InvoiceLine, InvoiceState } from '../services/ledger/ledger';
import type { Locale } from '../services/locales';
import { explainInvoice, openDispute, showInvoice } from './buttons';
import { type Foot, fill } from './card';
import { day, money } from './format';
import { asTyped } from './plain';
import template from './templates/invoice.json';
import { text } from './texts';

/** Lines on one card; more are on further pages, so that a card of any invoice stays under its size limit. */
export const LINES_A_PAGE = 20;

/** One invoice with its lines; `page` counts from 0. */
export function invoiceCard({ invoice, paid, open }: InvoiceState, page: number, locale: Locale, foot?: Foot) {
  const { id, issuedOn, dueOn, from, to, total, lines, document } = invoice;
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const shown = Math.min(Math.max(0, page), pages - 1);
  const facts = [
    ['amount-with-tax', money(total, locale)],
    ['invoice.issued-on', day(issuedOn, locale)],
    ['invoice.due-on', day(dueOn, locale)],
    ['invoice.period', `${day(from, locale)} – ${day(to, locale)}`],
    ['invoice.paid-so-far', money(paid, locale)],
    ['invoice.open', money(open, locale)],
    ['invoice.page', pages > 1 ? `${shown + 1} / ${pages}` : ''],
  ] as const;
  const data = {
    title: text(locale, 'invoice.title', { invoice: asTyped(id) }),
    facts: facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value })),
    rows: lines.slice(shown * LINES_A_PAGE, (shown + 1) * LINES_A_PAGE).map((line) => rowOf(line, locale)),
    note: text(locale, 'invoice.lines-note'),
    source: text(locale, 'source.ledger'),
    actions: [
      ...(shown + 1 < pages
        ? [showInvoice.press(text(locale, 'invoice.next-page'), locale, { invoice: id, page: shown + 1 })]
        : []),
      explainInvoice.press(text(locale, 'invoice.explain'), locale, { invoice: id }),
      openDispute.press(text(locale, 'invoice.dispute'), locale, { invoice: id }),
    ],
    links: document ? [{ title: text(locale, 'invoice.document'), url: document }] : [],
  };
  return fill(template, locale, data, foot);
}

const rowOf = ({ product, kind, from, to, seats, amount }: InvoiceLine, locale: Locale) => ({
  product: asTyped(product),
  line: text(locale, 'invoice.row', {
    kind: text(locale, `line.${kind}`),
    from: day(from, locale),
    to: day(to, locale),
    seats,
  }),
  amount: money(amount, locale),
});
