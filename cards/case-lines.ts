import type { Case } from '../services/cases/case';
import type { ExplainedItem, ExplainedLine } from '../services/ledger/explain';
import type { Locale } from '../services/locales';
import { type Answer, answerCard } from './answer';
import { showCase, showLines } from './buttons';
import { money } from './format';
import { formulaText } from './invoice-explained';
import { pageOf, pageText, turning } from './pages';
import { asName, asTyped } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

/** Lines of a page: as many as keep the card under its size limit. */
const LINES = 20;

/**
 * The disputed lines of our own bill, each as the customer's explanation computes it. There is nothing of 21Vianet's on it:
 * every role on the desk may see it, and tell the customer.
 */
export function linesCard(
  { number, dispute }: Case,
  { items, page: wanted }: { readonly items: readonly ExplainedItem[]; readonly page?: number },
  { locale }: Viewer,
) {
  const lines = linesIn(items);
  const page = pageOf(lines.length, LINES, wanted);
  const turn = (to: number, title: string) => showLines.press(title, locale, { case: number, page: to });
  const facts = [
    ['dispute.what-is-wrong', text(locale, `kind.${dispute.kind}`)],
    ['amount-in-dispute', dispute.amount ? money(dispute.amount, locale) : ''],
  ] as const;
  return answerCard(
    {
      title: text(locale, 'lines.title', { case: number }),
      paragraphs: lines.length > 0 ? [] : [text(locale, 'lines.none')],
      facts: facts.filter(([, value]) => value !== '').map(([key, value]) => ({ name: text(locale, key), value })),
      rows: rowsOf(lines.slice(page.skip, page.skip + LINES), locale),
      mostRows: LINES,
      notes: [pageText(page, locale)].filter((note) => note !== ''),
      source: lines.length > 0 ? text(locale, 'lines.source', { invoice: asTyped(dispute.invoiceId ?? '') }) : '',
      actions: [...turning(page, turn, locale), showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );
}

/** The first of them, for a card that shows other things besides. */
export function firstLines(items: readonly ExplainedItem[], most: number, locale: Locale) {
  const lines = linesIn(items);
  return { rows: rowsOf(lines.slice(0, most), locale), left: Math.max(0, lines.length - most) };
}

interface Line extends ExplainedLine {
  readonly product: string;
}

const linesIn = (items: readonly ExplainedItem[]): readonly Line[] =>
  items.flatMap(({ product, parts }) => parts.flatMap(({ lines }) => lines.map((line) => ({ ...line, product }))));

/** Neighbours about the same product below one heading. */
function rowsOf(lines: readonly Line[], locale: Locale): NonNullable<Answer['rows']> {
  const products = [...new Set(lines.map(({ product }) => product))];
  return products.map((product) => ({
    title: asName(product),
    lines: lines.filter((line) => line.product === product).map((line) => asTyped(lineText(line, locale))),
  }));
}

function lineText(line: ExplainedLine, locale: Locale): string {
  const formula = formulaText(line, locale);
  const { matches, result } = line.formula;
  return matches ? formula : text(locale, 'lines.off', { formula, result: money(result, locale) });
}
