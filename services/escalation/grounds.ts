import type { Case, DisputeKind, Escalation } from '../cases/case';
import type { Verdict } from '../reconciliation/reconciliation';
import type { Advice } from '../triage/tree';

/** Why we cannot solve it ourselves. */
export type Why =
  | 'compared' // the comparison shows the mistake on 21Vianet's bill
  | 'looked-up' // it does not, or could not be made; somebody looked, and triage says what was found
  | 'their-invoice' // it is about what 21Vianet billed us
  | 'fraud'; // what happened in the service only 21Vianet can see

/** What says that it is not 21Vianet's to solve, or not yet. */
export type Against =
  | 'we-billed-wrong'
  | 'both-agree'
  | 'advised' // triage came to something else
  | 'answered' // 21Vianet has answered, and triage still asks what that comes to
  | 'open'; // nothing says whose mistake it is

export type Grounds = { readonly why: Why } | { readonly against: Against };

export interface Known {
  readonly kind: DisputeKind;
  readonly verdict?: Verdict;
  /** Absent: triage still asks. */
  readonly advice?: Advice;
  readonly request: Escalation['request'];
  readonly answered?: boolean;
}

/**
 * Whether a case is one for 21Vianet, which gives support for what a partner cannot solve itself and may call a meeting
 * over other escalations (domain.md §1.2). Triage has the last word: its answers are people's, and recorded; until it
 * comes to an end the comparison speaks.
 */
export function groundsFor({ kind, verdict, advice, request, answered }: Known): Grounds {
  if (advice !== undefined && advice !== 'escalated') return { against: 'advised' };
  if (advice === 'escalated') return { why: whyAfterTriage(kind, verdict, request) };
  if (answered) return { against: 'answered' };
  if (verdict === 'vendor-billed-wrong') return { why: 'compared' };
  return { against: verdict === 'we-billed-wrong' || verdict === 'both-agree' ? verdict : 'open' };
}

function whyAfterTriage(kind: DisputeKind, verdict: Known['verdict'], request: Known['request']): Why {
  if (request === 'partner-center-request') return 'their-invoice';
  if (kind === 'fraud') return 'fraud';
  return verdict === 'vendor-billed-wrong' ? 'compared' : 'looked-up';
}

/** The comparison speaks against it, and a triage answer is no proof: somebody has to say in words what shows it. */
export const needsGrounds = ({ kind, verdict }: Pick<Known, 'kind' | 'verdict'>): boolean =>
  kind !== 'fraud' && (verdict === 'we-billed-wrong' || verdict === 'both-agree');

/**
 * In these there need not be a charge that 21Vianet could look at: payments and fapiao are between the customer and us
 * (domain.md §1.9), and a technical problem, a misuse or anything else may cost nothing. All others are about one.
 */
const perhapsNoCharge: ReadonlySet<DisputeKind> = new Set([
  'payment-not-registered',
  'tax-invoice-wrong',
  'technical',
  'fraud',
  'other',
]);

export const isAboutCharge = ({ kind, lineIds, amount }: Case['dispute']): boolean =>
  !perhapsNoCharge.has(kind) || lineIds.length > 0 || amount !== undefined;
