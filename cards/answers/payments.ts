import { folded } from '../../services/ledger/invoice-id';
import type { Day, InvoiceState, Payment } from '../../services/ledger/ledger';
import { type Locale, locales } from '../../services/locales';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { type TextKey, text } from '../texts';
import { dueDayText } from './due';

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

/** What came in, and where it was counted. */
export const paymentsAnswer = (
  { payments, open }: { readonly payments: readonly Payment[]; readonly open: readonly InvoiceState[] },
  locale: Locale,
): Answer => ({
  title: text(locale, 'payments.title'),
  paragraphs: [
    ...open.map((each) => stateText(each, locale)),
    ...(payments.length === 0 ? [text(locale, 'payments.none')] : []),
  ],
  rows: rowsOf(payments, locale),
  source: text(locale, 'source.ledger'),
});

/** What one invoice comes to, by when it is to be paid, and what came in for it. */
export function oneInvoiceAnswer(
  {
    state,
    payments,
    today,
  }: { readonly state: InvoiceState; readonly payments: readonly Payment[]; readonly today: Day },
  locale: Locale,
): Answer {
  const { invoice, open } = state;
  const facts = [
    ['amount-with-tax', money(invoice.total, locale)],
    ['invoice.open', money(open, locale)],
    ['invoice.due-on', open.amount === 0 ? day(invoice.dueOn, locale) : dueDayText(invoice.dueOn, today, locale)],
  ] as const;
  return {
    title: text(locale, 'invoice.title', { invoice: asTyped(invoice.id) }),
    paragraphs: [stateText(state, locale)],
    facts: facts.map(([key, value]) => ({ name: text(locale, key), value })),
    rows: rowsOf(
      payments.filter(({ invoiceId }) => invoiceId && folded(invoiceId) === folded(invoice.id)),
      locale,
    ),
    source: text(locale, 'source.ledger'),
  };
}

function stateText({ invoice, paid, open }: InvoiceState, locale: Locale): string {
  const names = { invoice: asTyped(invoice.id), paid: money(paid, locale), open: money(open, locale) };
  if (open.amount === 0) return text(locale, 'payments.paid', names);
  return text(locale, paid.amount > 0 ? 'payments.partly' : 'payments.not-yet', names);
}

const rowsOf = (payments: readonly Payment[], locale: Locale) =>
  payments.slice(0, LATEST).map((payment) => rowOf(payment, locale));

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
