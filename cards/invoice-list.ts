import type { InvoiceState } from '../services/ledger/ledger';
import type { Locale } from '../services/locales';
import { showInvoice } from './buttons';
import { type Foot, fill } from './card';
import { day, money } from './format';
import { asTyped } from './plain';
import template from './templates/invoice-list.json';
import { text } from './texts';

const ROWS = 12;

/** The latest invoices of a customer, newest first, with what is still open. */
export const invoiceListCard = (invoices: readonly InvoiceState[], locale: Locale, foot?: Foot) => {
  const data = {
    title: text(locale, 'invoices.title'),
    rows: invoices.slice(0, ROWS).map(({ invoice, open }) => ({
      title: `${asTyped(invoice.id)} · ${money(invoice.total, locale)}`,
      line: [
        text(locale, 'invoice.issued', { day: day(invoice.issuedOn, locale) }),
        stateOf(open.amount, invoice.dueOn, locale),
      ].join(' · '),
      open: showInvoice.press(text(locale, 'list.open'), locale, { invoice: invoice.id }),
    })),
    source: text(locale, 'source.ledger'),
  };
  return fill(template, locale, data, foot);
};

const stateOf = (open: number, dueOn: string, locale: Locale) =>
  open === 0 ? text(locale, 'invoice.paid') : text(locale, 'invoice.due', { day: day(dueOn, locale) });
