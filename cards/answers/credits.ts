import { dayIn } from '../../services/calendar/zone';
import type { Credit } from '../../services/ledger/account';
import type { Money } from '../../services/money';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { text } from '../texts';
import type { Viewer } from '../viewer';

/** A credit that was promised in a case, and is on no invoice yet. */
export interface Promised {
  readonly case: string;
  readonly amount?: Money;
  readonly resolvedAt: string;
}

const MOST_PROMISED = 5;

/** What was promised and is still to come; what was given back, and on which invoice. */
export const creditsAnswer = (
  { credits, promised }: { readonly credits: readonly Credit[]; readonly promised: readonly Promised[] },
  { locale, zone }: Viewer,
): Answer => ({
  title: text(locale, 'credits.title'),
  paragraphs: [
    ...promised.slice(0, MOST_PROMISED).map(({ case: number, amount, resolvedAt }) => {
      const names = { case: number, day: day(dayIn(zone, new Date(resolvedAt)), locale) };
      if (!amount) return text(locale, 'credits.promised-unsaid', names);
      return text(locale, 'credits.promised', { ...names, amount: money(amount, locale) });
    }),
    ...(credits.length === 0 ? [text(locale, 'credits.none')] : []),
  ],
  rows: credits.map(({ invoiceId, line }) => ({
    title: text(locale, 'credits.row', { product: asName(line.product), amount: money(line.amount, locale) }),
    lines: [
      text(locale, 'credits.line', {
        invoice: asTyped(invoiceId),
        kind: text(locale, `line.${line.kind}`),
        from: day(line.from, locale),
        to: day(line.to, locale),
      }),
    ],
  })),
  source: text(locale, 'source.ledger'),
});
