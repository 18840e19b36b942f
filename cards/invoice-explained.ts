import type { ExplainedLine, Explanation } from '../services/ledger/explain';
import type { Cause } from '../services/ledger/invoice-difference';
import type { Locale } from '../services/locales';
import { money as units } from '../services/money';
import { openDispute, showInvoice } from './buttons';
import { type Foot, fill } from './card';
import { change, day, listed, money } from './format';
import { asName, asTyped } from './plain';
import template from './templates/invoice-explained.json';
import { type TextKey, text } from './texts';

/** Formulas that stay readable on one card; the invoice itself has all its lines. */
const FORMULAS = 14;
const CAUSES = 10;

/** Why this amount: what moved against the invoice before, and how each line was computed. */
export function invoiceExplainedCard(explained: Explanation, locale: Locale, foot?: Foot) {
  const { invoiceId, difference, total, items } = explained;
  const lines = items.flatMap(({ parts }) => parts.flatMap((part) => part.lines));
  const data = {
    title: titleOf(explained, locale),
    facts: factsOf(explained, locale),
    causesTitle: difference?.causes.length ? text(locale, 'explain.causes') : '',
    causes: (difference?.causes ?? []).slice(0, CAUSES).map((cause) => ({
      what: causeText(cause, total.currency, locale),
      amount: change(cause.amount, locale),
    })),
    howTitle: text(locale, 'explain.how'),
    items: formulasOf(explained, locale),
    moreCauses: moreThan(CAUSES, difference?.causes.length ?? 0, locale),
    more: moreThan(FORMULAS, lines.length, locale),
    source: text(locale, 'source.invoices', {
      invoices: listed(
        [invoiceId, difference?.previousInvoiceId].filter((id) => id !== undefined),
        locale,
      ),
    }),
    actions: [
      openDispute.press(text(locale, 'invoice.dispute'), locale, { invoice: invoiceId }),
      showInvoice.press(text(locale, 'invoice.show'), locale, { invoice: invoiceId }),
    ],
  };
  return fill(template, locale, data, foot);
}

const moreThan = (shown: number, all: number, locale: Locale): string =>
  all > shown ? text(locale, 'list.more', { count: all - shown }) : '';

function titleOf({ invoiceId, difference }: Explanation, locale: Locale): string {
  const names = { invoice: asTyped(invoiceId), previous: asTyped(difference?.previousInvoiceId ?? '') };
  if (!difference) return text(locale, 'explain.alone', names);
  const { amount } = difference.amount;
  if (amount === 0) return text(locale, 'explain.same', names);
  const by = money({ ...difference.amount, amount: Math.abs(amount) }, locale);
  return text(locale, amount > 0 ? 'explain.higher' : 'explain.lower', { ...names, by });
}

function factsOf({ total, beforeTax, tax, difference }: Explanation, locale: Locale) {
  const previous = difference && money({ ...total, amount: total.amount - difference.amount.amount }, locale);
  const facts = [
    ['explain.this', money(total, locale)],
    ['explain.previous', previous ?? ''],
    ['explain.before-tax', money(beforeTax, locale)],
    ['explain.tax', money(tax, locale)],
  ] as const;
  return facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value }));
}

function causeText(
  { kind, product, before, now, since, until, lasts }: Cause,
  currency: string,
  locale: Locale,
): string {
  const price = (minor = 0) => money(units(minor, currency), locale);
  const isPrice = kind === 'price-change';
  const counted = before !== undefined && now !== undefined;
  const key: TextKey = kind === 'seat-change' && counted ? 'cause.seats' : `cause.${kind}`;
  const what = text(locale, key, {
    product: asName(product ?? ''),
    before: isPrice ? price(before) : (before ?? ''),
    now: isPrice ? price(now) : (now ?? ''),
  });
  if (kind === 'tax' || kind === 'rounding') return what;
  const names = { cause: what, lasts: text(locale, `lasts.${lasts}`, { day: until ? day(until, locale) : '' }) };
  return since
    ? text(locale, 'cause.since-lasting', { ...names, day: day(since, locale) })
    : text(locale, 'cause.lasting', names);
}

function formulasOf({ items }: Explanation, locale: Locale) {
  let left = FORMULAS;
  return items.flatMap(({ product, parts }) => {
    const lines = parts.flatMap((part) => part.lines).slice(0, left);
    left -= lines.length;
    return lines.length > 0
      ? [{ product: asName(product), formulas: lines.map((line) => ({ line: formulaText(line, locale) })) }]
      : [];
  });
}

/** How a line was computed, its numbers filled in. */
export function formulaText({ line, formula }: ExplainedLine, locale: Locale): string {
  const kind = text(locale, `line.${line.kind}`);
  const period = `${day(line.from, locale)} – ${day(line.to, locale)}`;
  const names = {
    kind,
    period,
    price: money(formula.unitPrice, locale),
    seats: formula.seats,
    amount: money(line.amount, locale),
  };
  const { share } = formula;
  if (line.kind === 'free') return text(locale, 'formula.free', names);
  if (line.kind === 'other') return text(locale, 'formula.other', names);
  if (!share || share.days === share.period.days) return text(locale, 'formula.whole', names);
  return text(locale, 'formula.days', { ...names, days: share.days, inPeriod: share.period.days });
}
