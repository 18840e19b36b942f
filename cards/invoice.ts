import type { InvoiceLine, InvoiceState } from '../services/ledger/ledger';
import type { Locale } from '../services/locales';
import { explainInvoice, openDispute, showInvoice } from './buttons';
import { type Foot, fill } from './card';
import { day, money } from './format';
import { pageOf, turning } from './pages';
import { asTyped } from './plain';
import template from './templates/invoice.json';
import { text } from './texts';

/** Lines on one card; more are on further pages, so that a card of any invoice stays under its size limit. */
export const LINES_A_PAGE = 20;

/** One invoice with its lines. */
export function invoiceCard({ invoice, paid, open }: InvoiceState, wanted: number, locale: Locale, foot?: Foot) {
  const { id, issuedOn, dueOn, from, to, total, lines, document } = invoice;
  const page = pageOf(lines.length, LINES_A_PAGE, wanted);
  const turn = (to: number, title: string) => showInvoice.press(title, locale, { invoice: id, page: to });
  const facts = [
    ['amount-with-tax', money(total, locale)],
    ['invoice.issued-on', day(issuedOn, locale)],
    ['invoice.due-on', day(dueOn, locale)],
    ['invoice.period', `${day(from, locale)} – ${day(to, locale)}`],
    ['invoice.paid-so-far', money(paid, locale)],
    ['invoice.open', money(open, locale)],
    ['invoice.page', page.pages > 1 ? `${page.page} / ${page.pages}` : ''],
  ] as const;
  const data = {
    title: text(locale, 'invoice.title', { invoice: asTyped(id) }),
    facts: facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value })),
    rows: lines.slice(page.skip, page.skip + LINES_A_PAGE).map((line) => rowOf(line, locale)),
    note: text(locale, 'invoice.lines-note'),
    source: text(locale, 'source.ledger'),
    actions: [
      ...turning(page, turn, locale),
      explainInvoice.press(text(locale, 'invoice.explain'), locale, { invoice: id }),
      openDispute.press(text(locale, 'invoice.dispute'), locale, { invoice: id }),
    ],
    links: document ? [{ title: text(locale, 'invoice.document'), url: document }] : [],
  };
  return fill(template, locale, data, foot);
}

const rowOf = ({ product, kind, from, to, seats, amount }: InvoiceLine, locale: Locale) => ({
  product: asTyped(product),
  line: text(locale, kind === 'other' ? 'invoice.row-of-other' : 'invoice.row', {
    kind: text(locale, `line.${kind}`),
    from: day(from, locale),
    to: day(to, locale),
    seats,
  }),
  amount: money(amount, locale),
});
