import type { Account } from '../../services/ledger/account';
import type { Day } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import type { Answer } from '../answer';
import { showInvoices } from '../buttons';
import { day, money } from '../format';
import { asTyped } from '../plain';
import { text } from '../texts';
import { dueText } from './due';

/** What is open, and by when it is to be paid. */
export function balanceAnswer({ open, owed, overdue, onAccount }: Account, today: Day, locale: Locale): Answer {
  const next = open.find(({ invoice }) => invoice.dueOn >= today);
  return {
    title:
      open.length > 0
        ? text(locale, 'balance.title', { amount: money(owed, locale) })
        : text(locale, 'balance.nothing'),
    paragraphs: [
      ...(open.length === 0 ? [text(locale, 'balance.all-paid')] : []),
      ...(overdue.amount > 0 ? [text(locale, 'balance.overdue', { amount: money(overdue, locale) })] : []),
      ...(next
        ? [text(locale, 'balance.next', { amount: money(next.open, locale), day: day(next.invoice.dueOn, locale) })]
        : []),
    ],
    rows: open.map((each) => ({
      title: `${asTyped(each.invoice.id)} · ${money(each.open, locale)}`,
      lines: [dueText(each.invoice.dueOn, today, locale)],
    })),
    notes: onAccount.amount > 0 ? [text(locale, 'balance.on-account', { amount: money(onAccount, locale) })] : [],
    source: text(locale, 'source.ledger'),
    actions: [showInvoices.press(text(locale, 'menu.invoices'), locale, {})],
  };
}
