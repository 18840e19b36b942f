import type { Money } from '../money';
import { type Capability, may } from '../people/roles';
import { type Case, givenOutcomes, isOffered, type Outcome } from './case';
import type { Actor, Deed } from './deeds';
import type { RequiredField } from './package-fields';
import { DAY_MS, type DeskPolicy, type DeskRules, HOUR_MS } from './policy';
import { type Transition, transitions, type Who } from './transitions';

/** Why a deed was not done, for a sentence to the person. */
export type Refusal =
  | { readonly code: 'not-now' }
  | { readonly code: 'owned' } // somebody else owns the case
  | { readonly code: 'not-yours' }
  | { readonly code: 'role'; readonly capability: Capability }
  | { readonly code: 'managers-only' }
  | { readonly code: 'why' } // a reason is missing
  | { readonly code: 'text' } // the words the deed is about are missing
  | { readonly code: 'window-over' } // closed too long ago to be reopened
  | { readonly code: 'owner-active' } // the owner is not silent
  | { readonly code: 'not-offered' } // it lies on somebody else's table, or on nobody's
  | { readonly code: 'theirs-already' } // whom it is given to has it
  | { readonly code: 'second-person' } // who asked for approval does not give it
  | { readonly code: 'outcome' } // not an outcome an agent gives
  | { readonly code: 'no-ticket' } // the ticket number was not recorded yet
  | { readonly code: 'incomplete'; readonly missing: readonly RequiredField[] } // or leaves out what 21Vianet asks for
  | { readonly code: 'no-amount' } // a credit without its amount
  | { readonly code: 'beyond-dispute'; readonly credit: Money } // more than is in dispute: asked about once
  | { readonly code: 'stale'; readonly version: number }; // what this rests on has changed since the card was drawn: then

export interface Circumstances extends DeskRules {
  readonly now: Date;
  /** The version the actor had before their eyes; absent: a typed command, or one of our own effects. See `basis` of the case. */
  readonly seen?: number;
}

/** The transition this deed is, or why it may not be done. Touches nothing. */
export function permission(found: Case, deed: Deed, actor: Actor, when: Circumstances): Transition | Refusal {
  const version = restsOn(found, deed);
  if (when.seen !== undefined && when.seen < version) return { code: 'stale', version };
  const thisVerb = transitions.filter(({ verb }) => verb === deed.verb);
  const possible = thisVerb.filter((each) => fits(each, found));
  if (possible.length === 0) return { code: 'not-now' };

  const mine = possible.find(({ who }) => who.some((each) => is(each, found, actor)));
  if (!mine) return notYou(found, actor, possible);
  const { capability } = capabilityNeeded(found, mine);
  if (capability && !(actor.role && may(actor.role, capability))) return { code: 'role', capability };
  return missing(found, deed, actor, mine, when) ?? mine;
}

const fits = ({ from, escalation: wanted }: Transition, { state, escalation }: Case): boolean =>
  from.includes(state) && (!wanted || (escalation !== undefined && wanted.includes(escalation.state)));

/** What stays right whatever happened to the case meanwhile; everything else was decided by what stood on the card. */
const bearsDelay: ReadonlySet<Deed['verb']> = new Set([
  'claim',
  'note',
  'reply',
  'ask-customer',
  'customer-says',
  'solved',
  'not-solved',
  'withdraw',
  'take-talk',
  'leave-talk',
  'pass-offer',
  'relate',
  'triage-answer', // it names its question, and counts for no other
]);

/** What was done elsewhere, and is only written down here: of the escalation that stood on the card. */
const ofEscalation: ReadonlySet<Deed['verb']> = new Set([
  'submit',
  'vendor-needs',
  'vendor-supplied',
  'vendor-answered',
]);

/** The version that has to be seen before this can be meant. */
function restsOn({ basis, escalation }: Case, { verb }: Deed): number {
  if (bearsDelay.has(verb)) return 0;
  return ofEscalation.has(verb) ? (escalation?.version ?? 0) : basis;
}

function is(who: Who, { owner, requester, offer }: Case, { kind, id }: Actor): boolean {
  const onDesk = kind === 'agent' || kind === 'manager';
  switch (who) {
    case 'requester':
      return kind === 'customer' && id === requester.id;
    case 'owner':
      return onDesk && id === owner?.id;
    case 'offered':
      return onDesk && id === offer?.to.id && !offer.over;
    case 'free-agent':
      return onDesk && owner === undefined;
    case 'agent':
      return onDesk;
    case 'manager':
      return kind === 'manager';
    case 'system':
      return kind === 'system';
  }
}

function notYou({ owner }: Case, actor: Actor, possible: readonly Transition[]): Refusal {
  const who = new Set(possible.flatMap((each) => each.who));
  if (who.has('offered')) return { code: 'not-offered' };
  if (actor.kind === 'customer' || who.has('requester') || who.has('system')) return { code: 'not-yours' };
  if (owner && (who.has('owner') || who.has('free-agent'))) return { code: 'owned' };
  return who.has('owner') ? { code: 'not-yours' } : { code: 'managers-only' };
}

/** A ticket is recorded by somebody who could have opened it: the two routes ask for different roles (domain.md §1.2, §1.7). */
function capabilityNeeded({ escalation }: Case, { verb, capability }: Transition): { capability?: Capability } {
  if (verb !== 'submit') return { capability };
  return {
    capability:
      escalation?.request === 'partner-center-request' ? 'submit-partner-center-request' : 'submit-customer-request',
  };
}

function missing(
  found: Case,
  deed: Deed,
  actor: Actor,
  { managerGivesReason, to }: Transition,
  { now, policy }: Circumstances,
): Refusal | undefined {
  const overruling = managerGivesReason && actor.kind === 'manager' && actor.id !== found.owner?.id;
  if (overruling && !said('why' in deed ? deed.why : undefined)) return { code: 'why' };
  if (deed.verb === 'take-over' && !overruling && !silent(found, now, policy)) return { code: 'owner-active' };
  if (reopens(deed) && found.closing && now.getTime() - Date.parse(found.closing.at) > policy.reopenDays * DAY_MS)
    return { code: 'window-over' };
  if (speaksForVendor(deed) && !found.escalation?.ticket)
    return { code: found.state === 'awaiting-21vianet' ? 'no-ticket' : 'not-now' }; // taken back before it was there
  if (deed.verb === 'escalate' && deed.missing) return { code: 'incomplete', missing: deed.missing };
  if ('text' in deed && deed.verb !== 'not-solved' && !said(deed.text)) return { code: 'text' };
  if ('ticket' in deed && !said(deed.ticket)) return { code: 'text' };
  if (deed.verb === 'assign' && to === 'same' && deed.to.id === found.owner?.id) return { code: 'theirs-already' };
  if (deed.verb === 'approve' && found.approval?.by.id === actor.id) return { code: 'second-person' };
  if (deed.verb === 'resolve' && !isGiven(deed.outcome)) return { code: 'outcome' };
  if (deed.verb === 'resolve' && deed.outcome === 'credited' && !deed.credit) return { code: 'no-amount' };
  if (deed.verb === 'resolve' && deed.credit && !deed.meant && isBeyond(deed.credit, found))
    return { code: 'beyond-dispute', credit: deed.credit };
  if (isOvertaken(found, deed)) return { code: 'not-now' };
  if (deed.verb === 'leave-talk' && !found.talk) return { code: 'not-now' };
  if (deed.verb === 'offer' && (found.owner || isOffered(found, now))) return { code: 'not-now' };
  if (mustSayWhy.has(deed.verb) && !said('why' in deed ? deed.why : undefined)) return { code: 'why' };
  return undefined;
}

/** A receipt for what does not stand any more: while it was on its way, something else was resolved or asked. */
const isOvertaken = ({ resolution, question }: Case, deed: Deed): boolean =>
  ('resolution' in deed && deed.resolution !== undefined && deed.resolution !== resolution?.at) ||
  ('question' in deed && deed.verb === 'unasked' && deed.question !== undefined && deed.question !== question?.at);

const isBeyond = ({ amount, currency }: Money, { dispute }: Case): boolean =>
  !dispute.amount || dispute.amount.currency !== currency || amount > Math.abs(dispute.amount.amount);

const mustSayWhy = new Set<Deed['verb']>(['reopen', 'decline', 'told-by-hand', 'override-close', 'unreachable']);
const speaksForVendor = ({ verb }: Deed) => verb === 'vendor-answered' || verb === 'vendor-needs';
const isGiven = (outcome: Outcome) => (givenOutcomes as readonly Outcome[]).includes(outcome);
const reopens = ({ verb }: Deed) => verb === 'reopen' || verb === 'not-solved';
const said = (text: string | undefined) => text !== undefined && text.trim() !== '';

const silent = ({ owner }: Case, now: Date, { silentOwnerHours }: DeskPolicy) =>
  owner !== undefined && now.getTime() - Date.parse(owner.seenAt) >= silentOwnerHours * HOUR_MS;
