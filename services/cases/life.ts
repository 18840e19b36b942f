import type { Planned } from '../jobs/outbox';
import type { Case, CaseEvent, CaseState } from './case';
import { clocksAfter, newlyTold, nextLook } from './clocks';
import { clockNotices, consequenceOf } from './consequences/consequences';
import type { Actor, Deed } from './deeds';
import { lookAtClocks, showCard } from './effects';
import { type Circumstances, permission, type Refusal } from './permission';

/** A case after a deed, the event that tells of it (still without its link in the chain) and what must be done about it. */
export interface Accepted {
  readonly next: Omit<Case, 'head'>;
  readonly event: Omit<CaseEvent, 'link'>;
  readonly effects: readonly Planned[];
}

export type Decision = Accepted | { readonly refused: Refusal };

/** Facts in, decision out: touches nothing (design.md §4). */
export function decide(found: Case, deed: Deed, actor: Actor, when: Circumstances): Decision {
  const transition = permission(found, deed, actor, when);
  if ('code' in transition) return { refused: transition };

  const at = when.now.toISOString();
  const to = transition.to === 'same' ? found.state : transition.to;
  const { change, effects = [] } = consequenceOf({ found, deed, actor, at, policy: when.policy });
  const { head: _, ...before } = found;
  const clocks = clocksAfter(found, deed, to, when.now, when);
  const after = {
    ...before,
    ...change,
    clocks: [...clocks],
    version: found.version + 1,
    basis: immaterial.has(deed.verb) ? found.basis : found.version + 1,
    state: to,
    since: to === found.state ? found.since : at,
  };
  return {
    next: seen(after, actor, at),
    event: eventOf(found.state, to, after.version, deed, actor, at),
    effects: [
      ...effects,
      ...clockNotices(found, newlyTold(found.clocks, clocks)),
      lookAtClocks(found.number, after.version, nextLook(clocks, when.calendars)),
      showCard(found.number),
    ],
  };
}

/** What changes nothing that a decision about the case rests on. */
const immaterial: ReadonlySet<Deed['verb']> = new Set([
  'clock',
  'replan',
  'note',
  'relate',
  'absorb',
  'undelivered',
  'offer',
  'pass-offer',
  'take-talk',
  'leave-talk',
  'reply',
]);

const seen = (after: Omit<Case, 'head'>, { id }: Actor, at: string): Omit<Case, 'head'> =>
  after.owner?.id === id ? { ...after, owner: { ...after.owner, seenAt: at } } : after;

function eventOf(
  from: CaseState,
  to: CaseState,
  version: number,
  deed: Deed,
  actor: Actor,
  at: string,
): Omit<CaseEvent, 'link'> {
  const { verb, ...detail } = deed;
  return {
    version,
    at,
    verb,
    by: { id: actor.id, name: actor.name, role: actor.role ?? actor.kind },
    from,
    to,
    detail,
  };
}
