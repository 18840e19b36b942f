import type { Case } from '../services/cases/case';
import type { EvidenceFinding } from '../services/cases/evidence';
import type { Locale } from '../services/locales';
import { change, day, money } from './format';
import { text } from './texts';

interface EvidenceView {
  readonly title: string;
  readonly lines: readonly { readonly line: string }[];
}

/** Findings that say enough on a card; all of them are in the record. */
const SHOWN = 4;

/**
 * What the comparison of the two bills says, for everybody on the desk: seats, days and our own price. 21Vianet's price is
 * not on this card, which stands in a channel where not everybody may see bills (domain.md §1.7).
 */
export function evidenceOf({ evidence, dispute, state }: Case, locale: Locale): EvidenceView {
  if (!evidence) {
    const coming = state === 'new' && dispute.subscriptionId !== undefined;
    return { title: coming ? text(locale, 'evidence.coming') : '', lines: [] };
  }
  const lines = [
    ...(evidence.obstacle ? [text(locale, `obstacle.${evidence.obstacle}`)] : []),
    ...evidence.findings.slice(0, SHOWN).map((finding) => findingText(finding, locale)),
    ...(evidence.difference.amount === 0
      ? []
      : [text(locale, 'evidence.difference', { amount: change(evidence.difference, locale) })]),
  ];
  return { title: text(locale, `verdict.${evidence.verdict}`), lines: lines.map((line) => ({ line })) };
}

export function findingText(
  { code, side, from, to, ours, vendor, held, prices, settled }: EvidenceFinding,
  locale: Locale,
): string {
  const what = text(locale, `finding.${code}`, {
    side: text(locale, `side.${side}`),
    from: day(from, locale),
    to: day(to, locale),
    billedPrice: prices ? money(prices.billed, locale) : '–',
    heldPrice: prices ? money(prices.held, locale) : '–',
  });
  const counted = [ours, vendor, held].some((seats) => seats !== undefined) && code !== 'price-differs';
  const names = { finding: what, ours: ours ?? '–', vendor: vendor ?? '–', held: held ?? '–' };
  const finding = counted ? text(locale, 'finding.seats', names) : what;
  return settled ? text(locale, 'finding.settled', { finding }) : finding;
}
