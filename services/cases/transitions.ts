import type { Capability } from '../people/roles';
import type { CaseState, Escalation } from './case';
import type { Verb } from './deeds';

/** `free` agents may act on a case that nobody owns; `agent` on any; `offered` is the agent on whose table it lies. */
export type Who = 'requester' | 'owner' | 'offered' | 'free-agent' | 'agent' | 'manager' | 'system';

export interface Transition {
  readonly verb: Verb;
  readonly from: readonly CaseState[];
  /** 'same': the verb leaves a trace and no other state. */
  readonly to: CaseState | 'same';
  readonly who: readonly Who[];
  /** How it has to stand with 21Vianet. */
  readonly escalation?: readonly Escalation['state'][];
  /** What the actor's Partner Center role must allow (domain.md §1.7). */
  readonly capability?: Capability;
  /** A manager who is not the owner must give a reason, which is recorded. */
  readonly managerGivesReason?: true;
}

/** Whoever owns a case that came back goes on with it as before. */
const cameBack = ['reopened'] as const;
const working = ['in-triage', 'awaiting-customer', 'awaiting-approval', 'awaiting-21vianet'] as const;
/** While a case is in one of these, somebody has to own it. */
export const unsolved = ['new', ...working, 'reopened'] as const;
const open = [...unsolved, 'resolved', 'told'] as const;
const waiting = ['awaiting-customer', 'awaiting-approval', 'awaiting-21vianet'] as const;
const anyState = [...open, 'closed', 'withdrawn'] as const;

/** The life of a case: what is not in this table cannot happen. design.md §4. */
export const transitions: readonly Transition[] = [
  // somebody owns it
  { verb: 'claim', from: ['new', 'reopened'], to: 'in-triage', who: ['free-agent', 'owner'] },
  { verb: 'claim', from: ['in-triage', ...waiting, 'resolved', 'told'], to: 'same', who: ['free-agent'] },
  { verb: 'assign', from: ['new', 'reopened'], to: 'in-triage', who: ['owner', 'manager'] },
  { verb: 'assign', from: [...working, 'resolved', 'told'], to: 'same', who: ['owner', 'manager'] },
  { verb: 'take-over', from: ['reopened'], to: 'in-triage', who: ['agent', 'manager'], managerGivesReason: true },
  {
    verb: 'take-over',
    from: [...working, 'resolved', 'told'],
    to: 'same',
    who: ['agent', 'manager'],
    managerGivesReason: true,
  },
  { verb: 'offer', from: unsolved, to: 'same', who: ['system'] },
  { verb: 'pass-offer', from: unsolved, to: 'same', who: ['offered'] },
  { verb: 'hand-back', from: ['in-triage'], to: 'new', who: ['owner'] },
  { verb: 'hand-back', from: [...waiting, 'reopened', 'resolved', 'told'], to: 'same', who: ['owner'] },

  // both sides talk
  { verb: 'take-talk', from: [...working, 'reopened', 'resolved', 'told'], to: 'same', who: ['owner'] },
  {
    verb: 'leave-talk',
    from: [...working, 'reopened', 'resolved', 'told'],
    to: 'same',
    who: ['owner', 'requester', 'system'],
  },
  { verb: 'file', from: [...open, 'closed'], to: 'same', who: ['system'] },
  { verb: 'relate', from: anyState, to: 'same', who: ['agent', 'manager', 'system'] },
  { verb: 'absorb', from: anyState, to: 'same', who: ['system'] },
  { verb: 'note', from: anyState, to: 'same', who: ['agent', 'manager'] },
  { verb: 'reply', from: [...working, 'reopened', 'resolved', 'told'], to: 'same', who: ['owner'] },
  { verb: 'ask-customer', from: ['in-triage', 'reopened'], to: 'awaiting-customer', who: ['owner'] },
  { verb: 'customer-says', from: ['awaiting-customer'], to: 'in-triage', who: ['requester'] },
  {
    verb: 'customer-says',
    from: open.filter((state) => state !== 'awaiting-customer'),
    to: 'same',
    who: ['requester'],
  },
  { verb: 'undelivered', from: anyState, to: 'same', who: ['system'] },
  { verb: 'unasked', from: ['awaiting-customer'], to: 'in-triage', who: ['system'] },
  { verb: 'unasked', from: anyState.filter((state) => state !== 'awaiting-customer'), to: 'same', who: ['system'] },

  // time passes
  { verb: 'clock', from: open, to: 'same', who: ['system'] },
  { verb: 'replan', from: open, to: 'same', who: ['system'] },

  // it is worked on
  { verb: 'evidence', from: open, to: 'same', who: ['system'] },
  { verb: 'triage-answer', from: ['in-triage'], to: 'same', who: ['owner'] },
  { verb: 'triage-answer', from: cameBack, to: 'in-triage', who: ['owner'] },
  { verb: 'triage-back', from: ['in-triage'], to: 'same', who: ['owner'] },
  { verb: 'triage-back', from: cameBack, to: 'in-triage', who: ['owner'] },
  { verb: 'request-approval', from: ['in-triage', ...cameBack], to: 'awaiting-approval', who: ['owner'] },
  { verb: 'approve', from: ['awaiting-approval'], to: 'in-triage', who: ['manager'] },
  { verb: 'decline', from: ['awaiting-approval'], to: 'in-triage', who: ['manager'] },
  {
    verb: 'call-back',
    from: ['awaiting-approval', 'awaiting-21vianet', 'awaiting-customer'],
    to: 'in-triage',
    who: ['owner'],
  },

  // 21Vianet is asked
  {
    verb: 'escalate',
    from: ['in-triage', ...cameBack],
    to: 'awaiting-21vianet',
    who: ['owner'],
    capability: 'prepare-escalation',
  },
  { verb: 'submit', from: ['awaiting-21vianet'], to: 'same', who: ['agent', 'manager'] },
  { verb: 'vendor-needs', from: ['awaiting-21vianet'], to: 'same', who: ['owner', 'manager'] },
  {
    verb: 'vendor-supplied',
    from: ['awaiting-21vianet'],
    to: 'same',
    who: ['owner', 'manager'],
    escalation: ['attention-needed'],
  },
  { verb: 'vendor-answered', from: ['awaiting-21vianet'], to: 'in-triage', who: ['owner', 'manager'] },
  // an answer that only needs more leads back to the same ticket, and one comes whether or not it is still waited for
  ...(['vendor-needs', 'vendor-supplied'] as const).map(
    (verb): Transition => ({
      verb,
      from: ['in-triage', ...cameBack],
      to: 'awaiting-21vianet',
      who: ['owner', 'manager'],
      escalation: ['answered'],
    }),
  ),
  {
    verb: 'vendor-answered',
    from: ['in-triage'],
    to: 'same',
    who: ['owner', 'manager'],
    escalation: ['answered', 'taken-back'],
  },
  {
    verb: 'vendor-answered',
    from: cameBack,
    to: 'in-triage',
    who: ['owner', 'manager'],
    escalation: ['answered', 'taken-back'],
  },

  // it is resolved, and nobody's case closes before the customer was told
  { verb: 'resolve', from: ['in-triage', 'awaiting-customer', ...cameBack], to: 'resolved', who: ['owner'] },
  { verb: 'merge', from: ['in-triage', 'awaiting-customer', ...cameBack], to: 'resolved', who: ['owner'] },
  { verb: 'told', from: ['resolved'], to: 'told', who: ['system'] },
  { verb: 'told-by-hand', from: ['resolved'], to: 'told', who: ['owner', 'manager'] },
  { verb: 'unreachable', from: ['resolved'], to: 'same', who: ['system'] },
  { verb: 'solved', from: ['resolved', 'told'], to: 'closed', who: ['requester'] },
  { verb: 'auto-close', from: ['told'], to: 'closed', who: ['system'] },
  { verb: 'override-close', from: open, to: 'closed', who: ['manager'], managerGivesReason: true },
  { verb: 'withdraw', from: unsolved, to: 'withdrawn', who: ['requester'] },

  // it comes back
  { verb: 'not-solved', from: ['resolved', 'told', 'closed'], to: 'reopened', who: ['requester'] },
  { verb: 'reopen', from: ['resolved', 'told', 'closed'], to: 'reopened', who: ['owner', 'free-agent', 'manager'] },
];
