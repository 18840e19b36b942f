import { type Case, type CaseState, isOpen } from './case';
import type { CaseIndex } from './cases';

export function indexName(index: CaseIndex): string {
  const [[kind, value]] = Object.entries(index) as [[string, string | true]];
  return value === true ? kind : `${kind}:${value}`;
}

/** Where a case stands, with the moment it is sorted by (ms). */
export function standings(found: Case, changedAt: number): ReadonlyMap<string, number> {
  const opened = Date.parse(found.openedAt);
  const since = Date.parse(found.since);
  const owned = found.owner && isOpen(found.state) ? [[`owner:${found.owner.id}`, since] as const] : [];
  const offered =
    found.offer && !found.owner && isOpen(found.state) ? [[`offered:${found.offer.to.id}`, since] as const] : [];
  const invoice = found.dispute.invoiceId
    ? ([
        [`invoice:${found.customer.id}:${found.dispute.invoiceId}`, opened],
        [`bill:${found.dispute.invoiceId}`, opened],
      ] as const)
    : [];
  const resolved =
    found.resolution?.toldAt && found.state === 'closed'
      ? [[`resolved:${found.dispute.kind}`, Date.parse(found.resolution.toldAt)] as const]
      : [];
  return new Map<string, number>([
    [`state:${found.state satisfies CaseState}`, since],
    [`requester:${found.requester.id}`, opened],
    [`customer:${found.customer.id}`, opened],
    ['changed', changedAt],
    ...owned,
    ...offered,
    ...resolved,
    ...invoice,
  ]);
}
