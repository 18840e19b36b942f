import type { Calendars } from '../calendar/calendar';
import { type Case, type CaseState, isOpen } from './case';
import type { CaseIndex } from './cases';
import { nextDue } from './clocks';

export function indexName(index: CaseIndex): string {
  const [[kind, value]] = Object.entries(index) as [[string, string | true]];
  return value === true ? kind : `${kind}:${value}`;
}

/** Where a case stands, with the moment it is sorted by (ms). */
export function standings(found: Case, changedAt: number, calendars: Calendars): ReadonlyMap<string, number> {
  const opened = Date.parse(found.openedAt);
  const since = Date.parse(found.since);
  const owned = found.owner && isOpen(found.state) ? [[`owner:${found.owner.id}`, since] as const] : [];
  const offered =
    found.offer && !found.offer.over && !found.owner && isOpen(found.state)
      ? [[`offered:${found.offer.to.id}`, since] as const]
      : [];
  const invoice = found.dispute.invoiceId
    ? ([
        [`invoice:${found.customer.id}:${found.dispute.invoiceId}`, opened],
        [`bill:${found.dispute.invoiceId.toUpperCase()}`, opened],
      ] as const)
    : [];
  const resolved =
    found.resolution?.toldAt && found.state === 'closed'
      ? [[`resolved:${found.dispute.kind}`, Date.parse(found.resolution.toldAt)] as const]
      : [];
  const unowned = !found.owner && isOpen(found.state) ? [['unowned', since] as const] : [];
  const due = nextDue(found.clocks, calendars);
  const ended = found.closing ? [[`ended:${found.closing.how}`, Date.parse(found.closing.at)] as const] : [];
  return new Map<string, number>([
    [`state:${found.state satisfies CaseState}`, since],
    [`requester:${found.requester.id}`, opened],
    [`customer:${found.customer.id}`, opened],
    ['changed', changedAt],
    ['opened', opened],
    ...(isOpen(found.state) ? [[`openOf:${found.requester.id}`, opened] as const] : []),
    ...(due ? [['due', due.getTime()] as const] : []),
    ...ended,
    ...unowned,
    ...owned,
    ...offered,
    ...resolved,
    ...invoice,
  ]);
}

/**
 * The score to stand at in each index it is in, and '' for those it leaves. Where nothing changes it is written all the same:
 * so a case that was written before there was such an index comes into it.
 */
export function moves(
  before: Case | undefined,
  next: Case,
  now: Date,
  calendars: Calendars,
): readonly (readonly [string, number | ''])[] {
  const stands = standings(next, now.getTime(), calendars);
  const stood = before ? standings(before, 0, calendars) : new Map<string, number>();
  const left = [...stood.keys()].filter((name) => !stands.has(name));
  return [...stands, ...left.map((name) => [name, ''] as const)];
}
