import { folded } from '../../services/ledger/invoice-id';
import type { InvoiceState, Payment } from '../../services/ledger/ledger';
import { type Locale, locales } from '../../services/locales';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { type TextKey, text } from '../texts';

const LATEST = 5;

/** Ways to pay that have a name in every language; their texts say how ledgers write them, alternatives between bars. */
const methods = [
  'method.bank-transfer',
  'method.card',
  'method.direct-debit',
  'method.alipay',
  'method.wechat-pay',
  'method.check',
  'method.cash',
] as const satisfies readonly TextKey[];

/** What came in, and where it was counted; first of all for the invoice that was asked about. */
export function paymentsAnswer(
  { payments, open, asked }: { payments: readonly Payment[]; open: readonly InvoiceState[]; asked?: InvoiceState },
  locale: Locale,
): Answer {
  const shown = asked
    ? payments.filter(({ invoiceId }) => invoiceId && folded(invoiceId) === folded(asked.invoice.id))
    : payments;
  const about = asked ? [asked] : open;
  return {
    title: text(locale, 'payments.title'),
    paragraphs: [
      ...about.map((each) => stateText(each, locale)),
      ...(payments.length === 0 ? [text(locale, 'payments.none')] : []),
    ],
    rows: shown.slice(0, LATEST).map((payment) => rowOf(payment, locale)),
    source: text(locale, 'source.ledger'),
  };
}

function stateText({ invoice, paid, open }: InvoiceState, locale: Locale): string {
  const names = { invoice: asTyped(invoice.id), paid: money(paid, locale), open: money(open, locale) };
  if (open.amount === 0) return text(locale, 'payments.paid', names);
  return text(locale, paid.amount > 0 ? 'payments.partly' : 'payments.not-yet', names);
}

const rowOf = ({ id, amount, receivedOn, invoiceId, method }: Payment, locale: Locale) => ({
  title: text(locale, 'payments.row', { amount: money(amount, locale), day: day(receivedOn, locale) }),
  lines: [
    [
      invoiceId ? text(locale, 'payments.for', { invoice: asTyped(invoiceId) }) : text(locale, 'payments.for-none'),
      asName(methodText(method, locale)),
      asName(id),
    ].join(' · '),
  ],
});

/** In the reader's language where we know the way; else as the partner's books say it. */
function methodText(method: string, locale: Locale): string {
  const written = method.trim().toLowerCase();
  const known = methods.find((key) => locales.some((each) => namesOf(key, each).some((name) => name === written)));
  return known ? (text(locale, known).split('|')[0] ?? method) : method;
}

const namesOf = (key: TextKey, locale: Locale) => text(locale, key).toLowerCase().split('|');
