import type { Credit } from '../../services/ledger/account';
import type { Locale } from '../../services/locales';
import type { Answer } from '../answer';
import { day, money } from '../format';
import { asName, asTyped } from '../plain';
import { text } from '../texts';

/** What was given back, and on which invoice. */
export const creditsAnswer = (credits: readonly Credit[], locale: Locale): Answer => ({
  title: text(locale, 'credits.title'),
  paragraphs: credits.length === 0 ? [text(locale, 'credits.none')] : [],
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
