import { findingText } from '../../cards/case-evidence';
import type { DeskView } from '../../cards/desk-view';
import { day } from '../../cards/format';
import { text } from '../../cards/texts';
import type { Case, Escalation } from '../../services/cases/case';
import { type EvidencePart, productIn } from '../../services/cases/evidence';
import type { Why } from '../../services/escalation/grounds';
import type { PackageFacts } from '../../services/escalation/package';
import type { Locale } from '../../services/locales';

/** What keeps the package on one card, in two languages. */
const MOST_FINDINGS = 12;
const MOST_PARTS = 6;
const MOST_LINES = 20;

interface For {
  readonly locale: Locale;
  readonly agent: string;
  readonly partner: string;
  readonly request: Escalation['request'];
  /** Absent: it is not 21Vianet's to solve. */
  readonly why?: Why;
  readonly answers: DeskView['answers'];
}

/** What 21Vianet is told of a case, in one language. What we charge the customer is not its business, nor are our own mistakes. */
export function packageFacts(found: Case, { locale, agent, partner, request, why, answers }: For): PackageFacts {
  const { customer, dispute, evidence } = found;
  const parts = concerned(found);
  const each = (name: (part: EvidencePart) => string | undefined) =>
    parts
      .slice(0, MOST_PARTS)
      .flatMap((part) => name(part) ?? [])
      .join('; ');
  return {
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
    kind: text(locale, `kind.${dispute.kind}`),
    findings: findings(found, locale),
    orderRecord: each((part) => cancelled(part, parts, locale)),
    // what was asked and answered in triage: that is what 21Vianet wants to see was tried
    steps: answers.map(({ question, answer }) => `  ${question[locale]} ${answer[locale]}`).join('\n'),
    why: why && text(locale, `package.why.${why}`),
    files: filesHeld(found) || text(locale, 'package.no-files'),
    wish: text(locale, 'package.wish', { kind: text(locale, `kind.${dispute.kind}`) }),
    agent,
    partner,
  };
}

/** The subscriptions it is about: those that 21Vianet billed wrong; where none is known to be, all that it can have billed. */
function concerned({ dispute, evidence }: Case): readonly EvidencePart[] {
  const { parts = [{ ...dispute, verdict: 'not-comparable' as const, cancelledOn: evidence?.cancelledOn }] } =
    evidence ?? {};
  const wrong = parts.filter(({ verdict }) => verdict === 'vendor-billed-wrong');
  return wrong.length > 0 ? wrong : parts.filter(({ subscriptionId }) => subscriptionId !== undefined);
}

function cancelled({ product = '', cancelledOn }: EvidencePart, { length }: readonly EvidencePart[], locale: Locale) {
  if (!cancelledOn) return undefined;
  const finding = text(locale, 'package.cancelled', { day: day(cancelledOn, locale) });
  return length > 1 ? text(locale, 'finding.about', { product, finding }) : finding;
}

/** Without amounts: 21Vianet knows its own, and not everybody who may escalate may see them (domain.md §1.7). */
function vendorLines({ evidence }: Case, parts: readonly EvidencePart[], locale: Locale): string {
  const wanted = new Set(parts.map(({ subscriptionId }) => subscriptionId));
  return (evidence?.vendor?.lines ?? [])
    .filter(({ subscriptionId }) => subscriptionId === undefined || wanted.has(subscriptionId))
    .slice(0, MOST_LINES)
    .map(({ from, to, chargeType, seats, subscriptionId }) => {
      const product = parts.length > 1 && parts.find((part) => part.subscriptionId === subscriptionId)?.product;
      return `  ${[product, `${day(from, locale)} – ${day(to, locale)}`, chargeType, String(seats)].filter(Boolean).join(' · ')}`;
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
