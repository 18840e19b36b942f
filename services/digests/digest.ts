import type { Case, CaseState } from '../cases/case';
import type { CaseIndex, Cases, Part } from '../cases/cases';

/** What a manager is told: how many stand where, what moved since last time, and what should worry them. */
export interface Digest {
  readonly from: Date;
  readonly to: Date;
  readonly counts: readonly { readonly state: CaseState; readonly count: number }[];
  readonly changed: number;
  readonly opened: number;
  /** Confirmed by the customer, and counted as such because they stayed silent. */
  readonly confirmed: number;
  readonly assumed: number;
  /** Closed by a manager, merged or withdrawn. */
  readonly otherwise: number;
  /** Resolved, and the customer does not know it. */
  readonly neverTold: Worry;
  /** A clock is used up, or will be within a day. */
  readonly due: Worry;
  readonly awaitingApproval: Worry;
  readonly atVendor: Worry;
  /** Nobody's case. */
  readonly unowned: Worry;
}

/** The first of them, whichever has waited longest (of those that are due: the most pressing), and how many there are. */
export interface Worry {
  readonly first: readonly Case[];
  readonly count: number;
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
const DAY_MS = 86_400_000;

/** From the indexes that every verb keeps up: the cost grows with what is shown, not with how many cases there are. `most`: of each worry. */
export async function digestOf(cases: Cases, from: Date, to: Date, most: number): Promise<Digest> {
  const since = from.getTime();
  const period = { since, until: to.getTime() - 1 }; // what comes later is the next one's
  const ended = (how: NonNullable<Case['closing']>['how']) => cases.count({ ended: how }, period);
  const worry = async (index: CaseIndex, part: Part = {}): Promise<Worry> => {
    const [first, count] = await Promise.all([
      cases.list(index, most, { ...part, oldestFirst: true }),
      cases.count(index, part),
    ]);
    return { first, count };
  };
  const [counts, changed, opened, confirmed, assumed, overridden, merged, withdrawn, ...worries] = await Promise.all([
    Promise.all(counted.map(async (state) => ({ state, count: await cases.count({ state }) }))),
    cases.count({ changed: true }, { since }),
    cases.count({ opened: true }, period),
    ended('confirmed'),
    ended('assumed'),
    ended('overridden'),
    ended('merged'),
    ended('withdrawn'),
    worry({ state: 'resolved' }),
    worry({ due: true }, { until: to.getTime() + DAY_MS }),
    worry({ state: 'awaiting-approval' }),
    worry({ state: 'awaiting-21vianet' }),
    worry({ unowned: true }),
  ]);
  const [neverTold, due, awaitingApproval, atVendor, unowned] = worries;
  return {
    from,
    to,
    counts: counts.filter(({ count }) => count > 0),
    changed,
    opened,
    confirmed,
    assumed,
    otherwise: overridden + merged + withdrawn,
    neverTold,
    due,
    awaitingApproval,
    atVendor,
    unowned,
  };
}

/** Nothing moved, and nothing should worry anybody. */
export const isQuiet = ({ changed, neverTold, due, awaitingApproval, atVendor, unowned }: Digest): boolean =>
  changed === 0 && [neverTold, due, awaitingApproval, atVendor, unowned].every(({ count }) => count === 0);
