import { findingText } from '../../cards/case-evidence';
import type { DeskView } from '../../cards/desk-view';
import { clipped, day } from '../../cards/format';
import { text } from '../../cards/texts';
import type { Case, Escalation } from '../../services/cases/case';
import { type EvidencePart, productIn } from '../../services/cases/evidence';
import { concerned, linesConcerned } from '../../services/escalation/concerned';
import type { Why } from '../../services/escalation/grounds';
import { complaint } from '../../services/escalation/own-words';
import type { PackageFacts } from '../../services/escalation/package';
import { askedFor, type Requests } from '../../services/escalation/requests';
import type { Locale, VendorLocale } from '../../services/locales';

/** What keeps the package on one card, in two languages. */
const MOST_FINDINGS = 12;
const MOST_PARTS = 6;
const LONGEST_WORDS = 700;

interface For {
  readonly locale: VendorLocale;
  readonly agent: string;
  readonly partner: string;
  readonly request: Escalation['request'];
  /** Absent: it is not 21Vianet's to solve. */
  readonly why?: Why;
  readonly answers: DeskView['answers'];
  /** Ours in words, from whoever escalates. */
  readonly grounds?: string;
  readonly requests: Requests;
}

/**
 * What 21Vianet is told of a case, in one language: what the customer says, marked as theirs, and what we say. What we charge
 * the customer is not its business, nor are our own mistakes, nor our notes.
 */
export function packageFacts(found: Case, { locale, agent, partner, request, why, ...ours }: For): PackageFacts {
  const { customer, dispute, evidence } = found;
  const parts = concerned(found);
  const each = (name: (part: EvidencePart) => string | undefined) =>
    parts
      .slice(0, MOST_PARTS)
      .flatMap((part) => name(part) ?? [])
      .join('; ');
  const kind = text(locale, `kind.${dispute.kind}`);
  const { title, severity, wish } = askedFor(ours.requests, dispute.kind, locale);
  return {
    title,
    severity,
    case: found.number,
    request: text(locale, `request.${request}`),
    customer: customer.name,
    customerId: customer.id,
    domain: evidence?.customer.domain,
    product: each(({ product }) => product),
    subscriptionId: each(({ subscriptionId }) => subscriptionId),
    billingSubscriptionId: each(({ billingSubscriptionId }) => billingSubscriptionId),
    orderId: each(({ orderId }) => orderId),
    vendorInvoice: evidence?.vendor?.invoiceIds.join(', '),
    invoice: dispute.invoiceId,
    lines: vendorLines(found, parts, locale),
    kind,
    words: quoted(found, locale),
    findings: findings(found, locale),
    orderRecord: each((part) => cancelled(part, parts, locale)),
    steps: stepsTold(ours.answers, locale)
      .map((step) => `  ${step}`)
      .join('\n'),
    grounds: ours.grounds ? clipped(ours.grounds, LONGEST_WORDS) : text(locale, 'package.no-grounds'),
    why: why && text(locale, `package.why.${why}`),
    files: filesHeld(found) || text(locale, 'package.no-files'),
    wish: wish.replaceAll('{kind}', kind),
    agent,
    partner,
  };
}

/** What was looked up in triage, as far as it concerns 21Vianet: that is what it wants to see was tried. */
export const stepsTold = (answers: DeskView['answers'], locale: VendorLocale): readonly string[] =>
  answers.flatMap((answer) => answer.package?.[locale] ?? []);

function quoted(found: Case, locale: Locale): string {
  const words = complaint(found);
  return words === '' ? '' : `  ${text(locale, 'package.quote', { words: clipped(words, LONGEST_WORDS) })}`;
}

function cancelled({ product = '', cancelledOn }: EvidencePart, { length }: readonly EvidencePart[], locale: Locale) {
  if (!cancelledOn) return undefined;
  const finding = text(locale, 'package.cancelled', { day: day(cancelledOn, locale) });
  return length > 1 ? text(locale, 'finding.about', { product, finding }) : finding;
}

/** Without prices: not everybody who may escalate may see them (domain.md §1.7). See package-prices.ts. */
function vendorLines(found: Case, parts: readonly EvidencePart[], locale: Locale): string {
  return linesConcerned(found, parts)
    .map(({ from, to, chargeType, seats, subscriptionId }) => {
      const product = parts.length > 1 && parts.find((part) => part.subscriptionId === subscriptionId)?.product;
      const days = `${day(from, locale)} – ${day(to, locale)}`;
      return `  ${[product, days, chargeType, text(locale, 'package.seats', { seats })].filter(Boolean).join(' · ')}`;
    })
    .join('\n');
}

/** A request takes no files (domain.md §2.10): they are named, so that 21Vianet can ask for them. */
const filesHeld = ({ files }: Case) =>
  files.map(({ title, hash }) => `${title} (SHA-256 ${hash.slice(0, 12)}…)`).join(', ');

/** What is wrong on 21Vianet's side of the disputed invoice, and what could not be compared; that it was compared, at least. */
function findings({ evidence }: Case, locale: Locale): string | undefined {
  if (!evidence) return undefined;
  const theirs = evidence.findings.filter(({ side, elsewhere }) => side !== 'ours' && elsewhere === undefined);
  const uncompared = evidence.obstacle
    ? [text(locale, `verdict.${evidence.verdict}`), text(locale, `obstacle.${evidence.obstacle}`)]
    : [];
  const lines = [
    ...uncompared,
    ...theirs.map((finding) => {
      const product = productIn(evidence, finding);
      const words = findingText(finding, locale);
      return product ? text(locale, 'finding.about', { product, finding: words }) : words;
    }),
  ];
  if (lines.length === 0) return text(locale, 'package.no-finding');
  const left = lines.length - MOST_FINDINGS;
  return [...lines.slice(0, MOST_FINDINGS), ...(left > 0 ? [text(locale, 'list.more', { count: left })] : [])].join(
    '\n  ',
  );
}
