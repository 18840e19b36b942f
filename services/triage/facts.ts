import { obstacles } from '../reconciliation/reconciliation';

/** What the house may know about a case, and the values it knows it by: the words a check of content/triage.yaml may use. */
export const factValues = {
  /** What the comparison of the two bills came to. */
  verdict: ['we-billed-wrong', 'vendor-billed-wrong', 'both-agree', 'not-comparable'],
  /** Why the two bills could not be compared. */
  obstacle: obstacles,
  /** Whether 21Vianet has answered an escalation of this case. */
  vendor: ['answered'],
  /** Whether a subscription is known that 21Vianet would find it by. */
  subscription: ['known'],
  /** Whether our order record says the subscription was cancelled. */
  cancelled: ['yes', 'no'],
  /** Whether a payment for the invoice is in our ledger. */
  payment: ['found', 'not-found'],
  /** Whether the way into the customer's admin centre is open (domain.md §1.3). */
  'delegated-access': ['yes', 'no'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FactName = keyof typeof factValues;
export const factNames = Object.keys(factValues) as readonly FactName[];

/** What is known of one case; a fact that is not there is not known (yet). */
export type Facts = { readonly [F in FactName]?: (typeof factValues)[F][number] };

/** When somebody last said what the walk has to hear anew; absent: never. */
export interface Heard {
  /** 21Vianet answered: what was answered in triage before is no reading of that. */
  readonly vendor?: string;
  /** The customer wrote, or sent a file: whoever had to be asked has answered. */
  readonly customer?: string;
}
