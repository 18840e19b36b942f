import { type Case, type CaseState, isOpen } from '../cases/case';
import type { Cases } from '../cases/cases';

/** What a manager is told: how many stand where, what moved since last time, and what should worry them. */
export interface Digest {
  readonly from: Date;
  readonly to: Date;
  readonly counts: readonly { readonly state: CaseState; readonly count: number }[];
  readonly changed: number;
  readonly opened: number;
  readonly closed: number;
  /** With 21Vianet, longest first. */
  readonly atVendor: readonly Case[];
  /** Resolved, and the customer does not know it. */
  readonly neverTold: readonly Case[];
  /** Nobody's case. */
  readonly unowned: readonly Case[];
}

const counted: readonly CaseState[] = [
  'new',
  'in-triage',
  'awaiting-customer',
  'awaiting-approval',
  'awaiting-21vianet',
  'resolved',
  'told',
  'reopened',
];
const LOOKED_AT = 50;

/** From the indexes that every verb keeps up: the cost grows with what changed, not with how many cases there are. */
export async function digestOf(cases: Cases, from: Date, to: Date): Promise<Digest> {
  const since = from.getTime();
  const [counts, changed, closed, atVendor, resolved, fresh, back, moved] = await Promise.all([
    Promise.all(counted.map(async (state) => ({ state, count: await cases.count({ state }) }))),
    cases.count({ changed: true }, since),
    cases.count({ state: 'closed' }, since),
    cases.list({ state: 'awaiting-21vianet' }, LOOKED_AT),
    cases.list({ state: 'resolved' }, LOOKED_AT),
    cases.list({ state: 'new' }, LOOKED_AT),
    cases.list({ state: 'reopened' }, LOOKED_AT),
    cases.list({ changed: true }, LOOKED_AT, since),
  ]);
  return {
    from,
    to,
    counts: counts.filter(({ count }) => count > 0),
    changed,
    opened: moved.filter(({ openedAt }) => Date.parse(openedAt) >= since).length,
    closed,
    atVendor: longestFirst(atVendor),
    neverTold: longestFirst(resolved),
    unowned: longestFirst([...fresh, ...back].filter(({ owner, state }) => !owner && isOpen(state))),
  };
}

const longestFirst = (cases: readonly Case[]): readonly Case[] =>
  cases.toSorted((a, b) => (a.since < b.since ? -1 : 1));
