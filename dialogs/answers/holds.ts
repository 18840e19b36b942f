import type { Cases } from '../../services/cases/cases';
import type { Hold } from '../../services/collections/holds';

const LOOKED_AT = 50;

/** Disputes about an invoice hold its collection for as long as they are open. */
export async function disputeHolds(cases: Cases, customerId: string, invoiceId: string): Promise<readonly Hold[]> {
  const found = await cases.list({ invoice: `${customerId}:${invoiceId}` }, LOOKED_AT);
  return found.map(({ openedAt, closing }) => ({
    kind: 'open-dispute',
    from: new Date(openedAt),
    until: closing && new Date(closing.at),
  }));
}
