import { escalate, showPackage } from '../../cards/buttons';
import { findingText } from '../../cards/case-evidence';
import { day } from '../../cards/format';
import { packageCard } from '../../cards/package';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import {
  missingFields,
  type PackageFacts,
  type PackageTemplates,
  packageText,
} from '../../services/escalation/package';
import type { Locale } from '../../services/locales';
import type { Tree } from '../../services/triage/tree';
import { act, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';
import { cardAfter, doIt } from './case-acts';
import { type DeskSettings, standingOf } from './case-view';

interface Needs {
  readonly cases: Cases;
  readonly desk: DeskSettings;
  readonly packages: PackageTemplates;
  readonly partner: string;
}

/**
 * One click: the package is written in both languages and kept with the case. 21Vianet has no interface for requests
 * (domain.md §0.1), so on the portal route a person submits it, and the case does not rest until the ticket is recorded.
 */
export const escalateAct = ({ cases, desk, packages, partner }: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && escalate.read(pressed) !== undefined,
  inPlace: () => true,
  talk: act('escalate', async (turn) => {
    const found = await cases.find(caseNumberOf(turn.pressed));
    if (!found || !onDesk(turn.who))
      return says(text(turn.locale, 'case.unknown', { case: caseNumberOf(turn.pressed) }));
    const request = requestOf(found, desk.tree);
    const facts = (locale: Locale) => packageFacts(found, turn, { locale, partner, request, tree: desk.tree });
    const missing = missingFields(facts(turn.locale), { charge: found.dispute.subscriptionId !== undefined });
    const write = (template: string, locale: Locale) =>
      packageText(template, facts(locale), text(locale, 'package.unknown'));
    const both = { en: write(packages.en, 'en-US'), zh: write(packages.zh, 'zh-CN') };
    const thin = missing.length > 0 ? { missing } : {};
    const deed = { verb: 'escalate', package: both, request, route: 'portal', ...thin } as const;
    const applied = await doIt(cases, found.number, deed, turn, turn.who);
    if (!applied) return says(text(turn.locale, 'case.unknown', { case: found.number }));
    const card = shows(await cardAfter(applied, { cases, desk }, turn));
    return 'done' in applied ? [...card, ...shows(packageCard(applied.done, desk.portalUrl, turn.locale))] : card;
  }),
});

export const packageAct = ({ cases, desk }: Pick<Needs, 'cases' | 'desk'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && showPackage.read(pressed) !== undefined,
  talk: act('show package', async (turn): Promise<readonly Reply[]> => {
    const found = await cases.find(caseNumberOf(turn.pressed));
    if (!found?.escalation) return says(text(turn.locale, 'case.no-package', { case: caseNumberOf(turn.pressed) }));
    return shows(packageCard(found, desk.portalUrl, turn.locale));
  }),
});

/** Triage says whose request it is; before it came to that, a customer's dispute is a customer request (domain.md §1.2). */
function requestOf(found: Case, tree: Tree) {
  const { step } = standingOf(found, tree);
  return (step.kind === 'outcome' ? step.request : undefined) ?? 'customer-request';
}

interface For {
  readonly locale: Locale;
  readonly partner: string;
  readonly request: 'customer-request' | 'partner-center-request';
  readonly tree: Tree;
}

function packageFacts(found: Case, { who }: Turn, { locale, partner, request, tree }: For): PackageFacts {
  const { customer, dispute, evidence } = found;
  return {
    case: found.number,
    request: text(locale, `request.${request}`),
    customer: customer.name,
    customerId: customer.id,
    domain: evidence?.customer.domain,
    product: dispute.product,
    subscriptionId: dispute.subscriptionId,
    billingSubscriptionId: evidence?.vendor?.billingSubscriptionId,
    orderId: evidence?.vendor?.orderId,
    vendorInvoice: evidence?.vendor?.invoiceIds.join(', '),
    invoice: dispute.invoiceId,
    lines: vendorLines(found, locale),
    kind: text(locale, `kind.${dispute.kind}`),
    findings: findings(found, locale),
    orderRecord: evidence?.cancelledOn && text(locale, 'package.cancelled', { day: day(evidence.cancelledOn, locale) }),
    steps: steps(found, tree, locale),
    why: text(locale, `package.why.${request}`),
    files: filesHeld(found) || text(locale, 'package.no-files'),
    wish: text(locale, 'package.wish', { kind: text(locale, `kind.${dispute.kind}`) }),
    agent: who.name,
    partner,
  };
}

/** Without amounts: 21Vianet knows its own, and not everybody who may escalate may see them (domain.md §1.7). */
const vendorLines = ({ evidence }: Case, locale: Locale) =>
  (evidence?.vendor?.lines ?? [])
    .map(({ from, to, chargeType, seats }) => `  ${day(from, locale)} – ${day(to, locale)} · ${chargeType} · ${seats}`)
    .join('\n');

/** A request takes no files (domain.md §2.10): they are named, so that 21Vianet can ask for them. */
const filesHeld = ({ files }: Case) =>
  files.map(({ title, hash }) => `${title} (SHA-256 ${hash.slice(0, 12)}…)`).join(', ');

function findings({ evidence }: Case, locale: Locale): string | undefined {
  if (!evidence) return undefined;
  return [
    text(locale, `verdict.${evidence.verdict}`),
    ...evidence.findings.map((finding) => findingText(finding, locale)),
  ].join('\n  ');
}

/** What was asked and answered in triage: that is what 21Vianet wants to see was tried. */
const steps = ({ triage }: Case, { steps: tree }: Tree, locale: Locale) =>
  triage
    .map(({ question, answer }) => {
      const step = tree[question];
      if (step?.kind !== 'question') return '';
      return `  ${step.text[locale]} ${step.options.find(({ id }) => id === answer)?.text[locale] ?? answer}`;
    })
    .filter((line) => line !== '')
    .join('\n');
