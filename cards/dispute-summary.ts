import type { DisputeKind } from '../services/cases/case';
import type { Locale } from '../services/locales';
import type { Money } from '../services/money';
import { back, confirm, stop } from './buttons';
import { fill } from './card';
import { money } from './format';
import { asTyped } from './plain';
import template from './templates/dispute-summary.json';
import { text } from './texts';

export interface DisputeSummary {
  readonly talk: string;
  readonly at: string;
  readonly invoiceId: string;
  readonly line: string;
  readonly amount: Money;
  readonly kind: DisputeKind;
  readonly words: string;
}

/** What will be sent to the desk, before it is sent. */
export const disputeSummaryCard = (
  { talk, at, invoiceId, line, amount, kind, words }: DisputeSummary,
  locale: Locale,
) =>
  fill(template, locale, {
    title: text(locale, 'dispute.is-this-right'),
    facts: [
      { name: text(locale, 'invoice'), value: asTyped(invoiceId) },
      { name: text(locale, 'dispute.about'), value: asTyped(line) },
      { name: text(locale, 'amount-with-tax'), value: money(amount, locale) },
      { name: text(locale, 'dispute.what-is-wrong'), value: text(locale, `kind.${kind}`) },
    ],
    quote: { label: text(locale, 'dispute.your-words'), words },
    next: text(locale, 'dispute.what-happens'),
    actions: [
      confirm.press(text(locale, 'dispute.send'), locale, { talk, at }),
      back.press(text(locale, 'back'), locale, {}),
      stop.press(text(locale, 'stop'), locale, {}),
    ],
  });
