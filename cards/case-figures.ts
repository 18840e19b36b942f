import type { Case } from '../services/cases/case';
import type { Evidence, EvidenceFinding } from '../services/cases/evidence';
import type { Locale } from '../services/locales';
import { type Money, sum } from '../services/money';
import { answerCard } from './answer';
import { showCase } from './buttons';
import { change, day, moment, money } from './format';
import { asTyped } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

/** Lines that keep the card under its size limit; the invoices have them all. */
const LINES = 30;

/** What 21Vianet charges the partner for the disputed subscription. For the eyes of roles that may see bills (domain.md §1.7). */
export function figuresCard({ number, evidence }: Case, viewer: Viewer) {
  const { locale } = viewer;
  const title = text(locale, 'figures.title', { case: number });
  const back = [showCase.press(text(locale, 'package.back'), locale, { case: number })];
  if (!evidence?.vendor)
    return answerCard({ title, paragraphs: [text(locale, 'figures.none')], actions: back }, locale);
  return answerCard(
    {
      title,
      facts: factsOf(evidence, viewer),
      rows: [
        {
          title: text(locale, 'case.21vianet'),
          lines: linesOf(evidence.vendor, locale),
        },
      ],
      source: text(locale, 'figures.source', {
        invoices: asTyped(evidence.vendor.invoiceIds.join(', ')),
        time: moment(evidence.at, locale, viewer.zone),
      }),
      actions: back,
    },
    locale,
  );
}

function linesOf({ lines }: NonNullable<Evidence['vendor']>, locale: Locale): readonly string[] {
  const shown = lines.slice(0, LINES).map(({ from, to, chargeType, seats, amount }) =>
    text(locale, 'figures.line', {
      from: day(from, locale),
      to: day(to, locale),
      type: asTyped(chargeType),
      seats,
      amount: money(amount, locale),
    }),
  );
  return lines.length > LINES ? [...shown, text(locale, 'list.more', { count: lines.length - LINES })] : shown;
}

function factsOf({ findings }: Evidence, { locale }: Viewer) {
  const [ours, cost] = [total(findings, 'money'), total(findings, 'cost')];
  const margin =
    ours && cost && ours.currency === cost.currency ? sum([ours, { ...cost, amount: -cost.amount }]) : undefined;
  const rows = [
    ['figures.ours', ours],
    ['figures.cost', cost],
    ['figures.margin', margin],
  ] as const;
  return rows.flatMap(([key, amount]) => (amount ? [{ name: text(locale, key), value: change(amount, locale) }] : []));
}

/** What was billed too much, as far as nothing later put it right. */
function total(findings: readonly EvidenceFinding[], side: 'money' | 'cost'): Money | undefined {
  const parts = findings.flatMap((finding) => (finding.settled ? [] : (finding[side]?.difference ?? [])));
  return parts.length > 0 ? sum(parts) : undefined;
}
