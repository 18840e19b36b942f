import type { Invoice, Ledger } from '../ledger/ledger';
import type { Customer, PartnerCenter, VendorLine } from '../partner-center/partner-center';
import { type Dispute, reconcileDispute, unreached } from '../reconciliation/reconcile';
import type { Case } from './case';
import type { Evidence } from './evidence';
import { evidenceFrom } from './evidence-from';

interface Books {
  readonly ledger: Ledger;
  readonly partnerCenter: PartnerCenter;
}

/** 21Vianet's invoices from two billing periods before the disputed one on (reconciliation.ts, `Evidence`); a year of them at most. */
const VENDOR_INVOICES = 12;
const EARLIER_DAYS = 70;
const DAY_MS = 86_400_000;

/**
 * Everything the two books know about a disputed charge. Asks Partner Center, so never within a turn. Undefined: the case is
 * not about an invoice in our ledger.
 */
export async function gatherEvidence(
  found: Case,
  { ledger, partnerCenter }: Books,
  now: Date,
): Promise<Evidence | undefined> {
  const ours = await ourSide(found, ledger);
  if (!ours) return undefined;
  const { id } = found.customer;
  const [seller, subscriptions] = await Promise.all([partnerCenter.customer(id), partnerCenter.subscriptions(id)]);
  const owner = { id, domain: seller?.domain, subscriptionIds: subscriptions.map((each) => each.id.toLowerCase()) };
  const vendor = await vendorSide(ours.dispute.invoice, owner, partnerCenter);
  const dispute = { ...ours.dispute, ...vendor, subscriptions };
  return evidenceFrom(reconcileDispute(dispute), dispute, { ...ours, seller, now });
}

/** What can be said while 21Vianet's side cannot be read. */
export async function evidenceWithoutVendor(found: Case, ledger: Ledger, now: Date): Promise<Evidence | undefined> {
  const ours = await ourSide(found, ledger);
  return ours && evidenceFrom(unreached(ours.dispute), ours.dispute, { ...ours, now });
}

async function ourSide({ customer, dispute }: Case, ledger: Ledger) {
  const state = dispute.invoiceId ? await ledger.invoice(customer.id, dispute.invoiceId) : undefined;
  if (!state) return undefined;
  const { invoice, paid } = state;
  const [invoices, holdings] = await Promise.all([ledger.invoices(customer.id), ledger.holdings(customer.id)]);
  return {
    dispute: {
      invoice,
      lineIds: isWhole(dispute, invoice) ? undefined : dispute.lineIds,
      invoices: invoices.map((each) => each.invoice),
      holdings,
      vendorInvoices: [],
      vendorLines: [],
    } satisfies Dispute,
    paid: paid.amount >= invoice.total.amount,
  };
}

/** All of its lines, or none that is (still) there. A line that is the only one is disputed for itself. */
function isWhole({ lineIds }: Case['dispute'], { lines }: Invoice): boolean {
  const disputed = lines.filter(({ id }) => lineIds.includes(id));
  return disputed.length === 0 || (disputed.length === lines.length && lines.length > 1);
}

async function vendorSide(
  { issuedOn }: Invoice,
  owner: Pick<Customer, 'id'> & { domain?: string; subscriptionIds: readonly string[] },
  partnerCenter: PartnerCenter,
) {
  const since = Date.parse(issuedOn) - EARLIER_DAYS * DAY_MS;
  const all = await partnerCenter.vendorInvoices(VENDOR_INVOICES);
  const vendorInvoices = all.filter((each) => each.issuedOn.getTime() >= since);
  const vendorLines: VendorLine[] = [];
  for (const { id } of vendorInvoices) vendorLines.push(...(await partnerCenter.vendorLines(id, owner))); // one after the other: limits are per tenant
  return { vendorInvoices, vendorLines };
}
