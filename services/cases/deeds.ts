import type { Locale } from '../locales';
import type { Money } from '../money';
import type { PartnerCenterRole } from '../people/roles';
import type { Case, CaseFile, Escalation, Outcome, Somebody } from './case';
import type { Evidence } from './evidence';
import type { RequiredField } from './package-fields';

/** Who does something to a case. The role is read when the deed is done, never taken from a card. */
export interface Actor extends Somebody {
  readonly kind: 'customer' | 'agent' | 'manager' | 'system';
  readonly role?: PartnerCenterRole;
}

export const closeloop: Actor = { kind: 'system', id: 'closeloop', name: 'Closeloop' };

/** Everything that can happen to a case after it was opened, with what has to be said along with it. */
export type Deed =
  | { readonly verb: 'claim' }
  | { readonly verb: 'assign'; readonly to: Somebody }
  | { readonly verb: 'take-over'; readonly why?: string }
  | { readonly verb: 'hand-back'; readonly why?: string }
  | { readonly verb: 'note'; readonly text: string }
  | { readonly verb: 'reply'; readonly text: string }
  | { readonly verb: 'ask-customer'; readonly text: string }
  | { readonly verb: 'customer-says'; readonly text: string }
  | { readonly verb: 'take-talk' }
  | { readonly verb: 'leave-talk'; readonly idle?: true }
  | { readonly verb: 'file'; readonly file: Omit<CaseFile, 'at' | 'by'>; readonly from: Somebody }
  | { readonly verb: 'offer'; readonly to: Somebody; readonly until: string }
  | { readonly verb: 'pass-offer' }
  | { readonly verb: 'relate'; readonly to: string }
  /** Another case was merged into this one. */
  | { readonly verb: 'absorb'; readonly from: string }
  /** What the customer should hear did not reach them. */
  | { readonly verb: 'undelivered'; readonly notice: string; readonly why: string }
  /** The question they are waited for did not: they do not know of it. `question`: when it was asked; absent: the one that stands. */
  | { readonly verb: 'unasked'; readonly why: string; readonly question?: string }
  | { readonly verb: 'triage-answer'; readonly question: string; readonly answer: string }
  | { readonly verb: 'triage-back'; readonly question: string }
  | { readonly verb: 'evidence'; readonly evidence: Evidence }
  | {
      readonly verb: 'escalate';
      readonly package: Escalation['package'];
      readonly request: Escalation['request'];
      readonly route: Escalation['route'];
      /** Our grounds in words. */
      readonly why?: string;
      /** What 21Vianet asks for and the package does not say; nothing is missing when it is absent. */
      readonly missing?: readonly RequiredField[];
    }
  | { readonly verb: 'submit'; readonly ticket: string }
  | { readonly verb: 'vendor-needs'; readonly text: string }
  | { readonly verb: 'vendor-supplied'; readonly text: string }
  | { readonly verb: 'vendor-answered'; readonly text: string }
  | { readonly verb: 'call-back'; readonly why: string }
  | { readonly verb: 'request-approval'; readonly text: string }
  | { readonly verb: 'approve' }
  | { readonly verb: 'decline'; readonly why: string }
  | {
      readonly verb: 'resolve';
      readonly outcome: Outcome;
      readonly text: string;
      readonly locale: Locale;
      readonly credit?: Money;
      /** More than is in dispute, and said once more. */
      readonly meant?: true;
    }
  | { readonly verb: 'merge'; readonly into: string; readonly text: string; readonly locale: Locale }
  | { readonly verb: 'clock' }
  | { readonly verb: 'replan' }
  /** `resolution`: when what they were told was given; absent: the one that stands. */
  | { readonly verb: 'told'; readonly resolution?: string }
  | { readonly verb: 'told-by-hand'; readonly why: string }
  | { readonly verb: 'unreachable'; readonly why: string; readonly resolution?: string }
  | { readonly verb: 'solved' }
  | { readonly verb: 'not-solved'; readonly text: string }
  | { readonly verb: 'reopen'; readonly why: string }
  | { readonly verb: 'withdraw'; readonly why?: string }
  | { readonly verb: 'auto-close' }
  | { readonly verb: 'override-close'; readonly why: string };

export type Verb = Deed['verb'];
export type DeedOf<V extends Verb> = Extract<Deed, { verb: V }>;

/** What changes in the case besides its state. */
export type Change = Partial<Omit<Case, 'number' | 'version' | 'state' | 'since' | 'openedAt' | 'head'>>;
