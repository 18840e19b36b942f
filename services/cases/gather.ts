import type { Ledger } from '../ledger/ledger';
import type { PartnerCenter, VendorLine } from '../partner-center/partner-center';
import { reconcile } from '../reconciliation/reconcile';
import type { Reconciliation } from '../reconciliation/reconciliation';
import type { Case } from './case';
import type { Evidence as CaseEvidence } from './evidence';

interface Books {
  readonly ledger: Ledger;
  readonly partnerCenter: PartnerCenter;
}

/** 21Vianet's invoices from two billing periods before the disputed one on (reconciliation.ts, `Evidence`); a year of them at most. */
const VENDOR_INVOICES = 12;
const EARLIER_DAYS = 70;
const LATER_DAYS = 45;
const DAY_MS = 86_400_000;

/**
 * Everything the two books know about a disputed charge. Asks Partner Center, so never within a turn. Undefined: the case is
 * not about an invoice in our ledger.
 */
export async function gatherEvidence(
  found: Case,
  { ledger, partnerCenter }: Books,
  now: Date,
): Promise<CaseEvidence | undefined> {
  const { customer, dispute } = found;
  const state = dispute.invoiceId ? await ledger.invoice(customer.id, dispute.invoiceId) : undefined;
  if (!state) return undefined;
  const [invoices, holdings, seller, subscriptions] = await Promise.all([
    ledger.invoices(customer.id),
    ledger.holdings(customer.id),
    partnerCenter.customer(customer.id),
    partnerCenter.subscriptions(customer.id),
  ]);
  const { vendorInvoices, vendorLines } = await vendorBooks();
  const holding = holdings.find(({ subscriptionId }) => subscriptionId === dispute.subscriptionId);
  const result = reconcile({
    invoice: state.invoice,
    subscriptionId: dispute.subscriptionId,
    invoices: invoices.map(({ invoice }) => invoice),
    vendorInvoices,
    vendorLines,
    holding,
    subscriptions,
  });
  return {
    ...recorded(result, now),
    vendor: vendorSide(vendorLines, result),
    customer: { domain: seller?.domain, delegatedAccess: seller?.delegatedAccess },
    cancelledOn: holding?.cancelledOn,
    paid: state.paid.amount >= state.invoice.total.amount,
  };

  async function vendorBooks() {
    const issued = Date.parse(state!.invoice.issuedOn);
    const near = (await partnerCenter.vendorInvoices(VENDOR_INVOICES)).filter(
      ({ issuedOn }) =>
        issuedOn.getTime() >= issued - EARLIER_DAYS * DAY_MS && issuedOn.getTime() <= issued + LATER_DAYS * DAY_MS,
    );
    const owner = {
      id: customer.id,
      domain: seller?.domain,
      subscriptionIds: subscriptions.map(({ id }) => id.toLowerCase()),
    };
    const lines: VendorLine[] = [];
    for (const { id } of near) lines.push(...(await partnerCenter.vendorLines(id, owner))); // one after the other: limits are per tenant
    return { vendorInvoices: near, vendorLines: lines };
  }
}

function recorded({ verdict, obstacle, findings, difference }: Reconciliation, now: Date) {
  return {
    at: now.toISOString(),
    verdict,
    obstacle,
    findings: findings.map(({ days: _, lines: __, ...finding }) => finding),
    difference,
  };
}

/** What 21Vianet's support asks for: its own ids, and the lines of its bill (domain.md §1.6, §2.10). */
function vendorSide(all: readonly VendorLine[], { subscriptionId, window }: Reconciliation): CaseEvidence['vendor'] {
  const lines = all.filter(
    (line) => line.subscriptionId === subscriptionId && line.to >= window.from && line.from <= window.to,
  );
  const [first] = lines;
  if (!first) return undefined;
  return {
    invoiceIds: [...new Set(lines.map(({ invoiceId }) => invoiceId))],
    billingSubscriptionId: first.billingSubscriptionId,
    orderId: first.orderId,
    lines: lines.map(({ from, to, chargeType, seats, amount }) => ({ from, to, chargeType, seats, amount })),
  };
}
