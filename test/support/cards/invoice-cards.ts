import { answerFoot } from '../../../cards/answer-foot';
import { invoiceCard } from '../../../cards/invoice';
import { invoiceExplainedCard } from '../../../cards/invoice-explained';
import { invoiceListCard } from '../../../cards/invoice-list';
import { explainInvoice } from '../../../services/ledger/explain';
import { invoiceOf, invoicesOf } from './books';
import { type Cards, hostile } from './words';

/** Invoices: all of them, one with its lines, and why it is what it is. */
export const invoiceCards: Cards = ({ locale }) => {
  const foot = answerFoot([], { topic: 'invoice-copy', question: hostile.slice(0, 200) }, locale);
  return [
    { name: 'invoices 0', card: invoiceListCard([], locale) },
    ...[1, 200].flatMap((count) => {
      const { invoice } = invoiceOf(count);
      const previous = invoiceOf(3, 'BF-2026-06').invoice;
      return [
        { name: `invoices ${count}`, card: invoiceListCard(invoicesOf(count), locale, foot) },
        { name: `invoice of ${count} lines`, card: invoiceCard(invoiceOf(count), 1, locale, foot) },
        { name: `last page of ${count} lines`, card: invoiceCard(invoiceOf(count), 99, locale) },
        {
          name: `explained ${count} lines`,
          card: invoiceExplainedCard(explainInvoice(invoice, { previous }), locale, foot),
        },
        { name: `explained alone ${count}`, card: invoiceExplainedCard(explainInvoice(invoice), locale) },
      ];
    }),
  ];
};
