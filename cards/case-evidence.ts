import type { Case } from '../services/cases/case';
import { type Evidence, type EvidenceFinding, type EvidencePart, productIn } from '../services/cases/evidence';
import type { Locale } from '../services/locales';
import { change, clipped, day, money } from './format';
import { asTyped } from './plain';
import { text } from './texts';

interface EvidenceView {
  readonly title: string;
  readonly lines: readonly { readonly line: string }[];
}

/** Findings that say enough on a card; all of them are in the record. */
const SHOWN = 4;
const LONGEST_NAME = 60;
const LONGEST_NAMES = 200;

/**
 * What the comparison of the two bills says, for everybody on the desk: seats, days and our own price. 21Vianet's price is
 * not on this card, which stands in a channel where not everybody may see bills (domain.md §1.7).
 */
export function evidenceOf({ evidence, dispute, state }: Case, locale: Locale): EvidenceView {
  if (!evidence) {
    const coming = (state === 'new' || state === 'in-triage') && dispute.invoiceId !== undefined;
    return { title: coming ? text(locale, 'evidence.coming') : '', lines: [] };
  }
  const { findings, verdict } = evidence;
  const why = obstacleLines(evidence, locale);
  const lines = [
    ...(verdict === 'not-comparable' ? why : []),
    ...findings.slice(0, SHOWN).map((finding) => {
      const product = productIn(evidence, finding);
      return about(product ? [product] : [], worthText(finding, locale), locale);
    }),
    ...(findings.length > SHOWN ? [text(locale, 'list.more', { count: findings.length - SHOWN })] : []),
    ...(verdict === 'not-comparable' ? [] : why),
    ...agreedLine(evidence, locale),
    ...differenceLine(evidence, locale),
  ];
  return {
    title: text(locale, `verdict.${verdict}`),
    lines: lines.map((line) => ({ line: asTyped(line) })),
  };
}

/** The sum of what stands at the findings; with tax as a credit is given. */
function differenceLine({ difference, differenceWithTax }: Evidence, locale: Locale): readonly string[] {
  if (difference.amount === 0) return [];
  const amount = change(difference, locale);
  if (!differenceWithTax || differenceWithTax.amount === difference.amount)
    return [text(locale, 'evidence.difference', { amount })];
  return [text(locale, 'evidence.difference-with-tax', { amount, gross: change(differenceWithTax, locale) })];
}

/** With what it comes to at our price, where that is part of the sum. */
function worthText(finding: EvidenceFinding, locale: Locale): string {
  const said = findingText(finding, locale);
  const { money: worth, settled, elsewhere } = finding;
  return worth && !settled && elsewhere === undefined
    ? text(locale, 'finding.worth', { finding: said, amount: change(worth.difference, locale) })
    : said;
}

/** Why some of it could not be compared, each reason once with what it is about. */
function obstacleLines({ obstacle, parts = [] }: Evidence, locale: Locale): readonly string[] {
  const reasons = new Set(parts.length > 1 ? parts.map((part) => part.obstacle) : [obstacle]);
  return [...reasons].flatMap((reason) => {
    if (!reason) return [];
    const held = parts.filter((part) => part.obstacle === reason);
    return [about(held.length < parts.length ? namesOf(held) : [], text(locale, `obstacle.${reason}`), locale)];
  });
}

/** Where some of it is right and some is not, what is right. */
function agreedLine({ verdict, parts = [] }: Evidence, locale: Locale): readonly string[] {
  const agreed = verdict === 'both-agree' ? [] : namesOf(parts.filter((part) => part.verdict === 'both-agree'));
  return agreed.length > 0
    ? [text(locale, 'evidence.agreed', { products: clipped(agreed.join(', '), LONGEST_NAMES) })]
    : [];
}

const namesOf = (parts: readonly EvidencePart[]): readonly string[] =>
  parts.flatMap(({ product }) => (product ? [clipped(product, LONGEST_NAME)] : []));

const about = (products: readonly string[], finding: string, locale: Locale): string =>
  products.length > 0
    ? text(locale, 'finding.about', { product: clipped(products.join(', '), LONGEST_NAMES), finding })
    : finding;

/** In plain text: a card escapes it, the record and the package for 21Vianet take it as it is. */
export function findingText(
  { code, side, from, to, ours, vendor, held, prices, settled, elsewhere }: EvidenceFinding,
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
  const later = settled ? text(locale, 'finding.settled', { finding }) : finding;
  return elsewhere ? text(locale, 'finding.elsewhere', { finding: later, invoices: elsewhere }) : later;
}
