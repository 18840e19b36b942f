import { type Case, canCompare } from '../services/cases/case';
import { type Evidence, type EvidenceFinding, productIn } from '../services/cases/evidence';
import type { ExplainedItem } from '../services/ledger/explain';
import type { Locale } from '../services/locales';
import { type Money, sum } from '../services/money';
import { answerCard } from './answer';
import { compareAgain, showCase, showLines } from './buttons';
import { firstLines } from './case-lines';
import { change, day, moment, money } from './format';
import { asName, asTyped } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

type VendorSide = NonNullable<Evidence['vendor']>;

/** Lines of either side that keep the card under its size limit; the invoices have them all. */
const OUR_LINES = 12;
const THEIR_LINES = 24;

/** The two bills as they are: our disputed lines, and what 21Vianet charges the partner for them. For the eyes of roles that may see bills (domain.md §1.7). */
export function figuresCard(found: Case, ours: readonly ExplainedItem[], viewer: Viewer) {
  const { number, evidence } = found;
  const { locale } = viewer;
  const theirs = evidence?.vendor;
  return answerCard(
    {
      title: text(locale, 'figures.title', { case: number }),
      paragraphs: theirs ? [] : [text(locale, 'figures.none')],
      facts: evidence ? factsOf(evidence, viewer) : [],
      rows: [...ourRows(ours, locale), ...(evidence ? theirRows(evidence, locale) : [])],
      mostRows: OUR_LINES + THEIR_LINES + 2,
      source: evidence && theirs ? sourceOf(evidence, theirs, viewer) : '',
      actions: [
        ...(ours.length > 0 ? [showLines.press(text(locale, 'case.lines'), locale, { case: number })] : []),
        ...(canCompare(found) ? [compareAgain.press(text(locale, 'case.compare'), locale, { case: number })] : []),
        showCase.press(text(locale, 'package.back'), locale, { case: number }),
      ],
    },
    locale,
  );
}

function ourRows(items: readonly ExplainedItem[], locale: Locale) {
  const { rows, left } = firstLines(items, OUR_LINES, locale);
  return rows.map(({ title, lines }, i) => ({
    title: `${text(locale, 'lines.ours')} · ${title}`,
    lines: i === rows.length - 1 ? withMore(lines, left, locale) : lines,
  }));
}

function theirRows(evidence: Evidence, locale: Locale) {
  const all = evidence.vendor?.lines ?? [];
  const shown = all.slice(0, THEIR_LINES);
  const products = [...new Set(shown.map((line) => productIn(evidence, line)))];
  return products.map((product, i) => {
    const lines = shown.filter((line) => productIn(evidence, line) === product).map((line) => lineText(line, locale));
    return {
      title: [text(locale, 'case.21vianet'), ...(product ? [asName(product)] : [])].join(' · '),
      lines: i === products.length - 1 ? withMore(lines, all.length - shown.length, locale) : lines,
    };
  });
}

const withMore = (lines: readonly string[], count: number, locale: Locale): readonly string[] =>
  count > 0 ? [...lines, text(locale, 'list.more', { count })] : lines;

const lineText = ({ from, to, chargeType, seats, amount }: VendorSide['lines'][number], locale: Locale) =>
  text(locale, 'figures.line', {
    from: day(from, locale),
    to: day(to, locale),
    type: asTyped(chargeType),
    seats,
    amount: money(amount, locale),
  });

const sourceOf = ({ at }: Evidence, { invoiceIds }: VendorSide, { locale, zone }: Viewer): string =>
  text(locale, 'figures.source', { invoices: asTyped(invoiceIds.join(', ')), time: moment(at, locale, zone) });

function factsOf({ findings, differenceWithTax }: Evidence, { locale }: Viewer) {
  const [ours, cost] = [total(findings, 'money'), total(findings, 'cost')];
  const margin =
    ours && cost && ours.currency === cost.currency ? sum([ours, { ...cost, amount: -cost.amount }]) : undefined;
  const rows = [
    ['figures.ours', ours],
    ['figures.ours-with-tax', ours && differenceWithTax?.amount !== ours.amount ? differenceWithTax : undefined],
    ['figures.cost', cost],
    ['figures.margin', margin],
  ] as const;
  return rows.flatMap(([key, amount]) => (amount ? [{ name: text(locale, key), value: change(amount, locale) }] : []));
}

/** What the disputed invoice billed too much, as far as nothing later put it right. */
function total(findings: readonly EvidenceFinding[], side: 'money' | 'cost'): Money | undefined {
  const parts = findings.flatMap(({ settled, elsewhere, [side]: worth }) =>
    settled || elsewhere !== undefined ? [] : (worth?.difference ?? []),
  );
  return parts.length > 0 ? sum(parts) : undefined;
}
