import type { Invoice } from '../ledger/ledger';
import { sum } from '../money';
import type { Customer, VendorLine } from '../partner-center/partner-center';
import type { Dispute } from '../reconciliation/reconcile';
import type { Reconciliation, Verdict } from '../reconciliation/reconciliation';
import { withTax } from '../reconciliation/with-tax';
import type { Evidence, EvidencePart } from './evidence';

/** What has to be done about it, the most of it first: 21Vianet is told, we credit, somebody looks, it is explained. */
const heaviest: readonly Verdict[] = ['vendor-billed-wrong', 'we-billed-wrong', 'not-comparable', 'both-agree'];

/** What is kept with a case, the heaviest first: it is written anew with every verb, and the books have all of it. */
const MOST_LINES = 60;
const MOST_FINDINGS = 60;
const MOST_PARTS = 40;

interface Besides {
  readonly paid: boolean;
  readonly seller?: Customer;
  readonly now: Date;
}

/** What is kept of the reconciliations of one dispute, and the verdict on it as a whole. */
export function evidenceFrom(
  found: readonly Reconciliation[],
  { invoice, holdings, vendorLines }: Dispute,
  { paid, seller, now }: Besides,
): Evidence {
  const results = found.toSorted((a, b) => heaviest.indexOf(a.verdict) - heaviest.indexOf(b.verdict));
  const parts = results.slice(0, MOST_PARTS).map((result) => partOf(result, holdings, vendorLines));
  const { verdict, obstacle } = results[0] ?? ({ verdict: 'not-comparable', obstacle: 'vendor-has-no-line' } as const);
  const difference = sum(
    results.map((each) => each.difference),
    invoice.total.currency,
  );
  return {
    at: now.toISOString(),
    verdict,
    obstacle,
    findings: results
      .flatMap(({ subscriptionId, findings }) =>
        findings.map(({ days: _, lines: __, ...finding }) => ({ ...finding, subscriptionId })),
      )
      .toSorted((a, b) => Number(a.elsewhere !== undefined) - Number(b.elsewhere !== undefined))
      .slice(0, MOST_FINDINGS),
    difference,
    differenceWithTax: difference.amount === 0 ? undefined : withTax(difference, taxedIn(results, invoice)),
    parts,
    vendor: vendorIn(results, vendorLines),
    customer: { domain: seller?.domain, delegatedAccess: seller?.delegatedAccess },
    cancelledOn: parts.find((part) => part.verdict === verdict)?.cancelledOn,
    paid,
  };
}

/** The lines of what differs; where the invoice has none of it, all of them. */
function taxedIn(results: readonly Reconciliation[], { lines }: Invoice): Invoice['lines'] {
  const differing = results.filter(({ difference }) => difference.amount !== 0);
  const own = lines.filter((line) =>
    differing.some(({ subscriptionId }) => subscriptionId === line.subscriptionId?.toLowerCase()),
  );
  return own.length > 0 ? own : lines;
}

function partOf(
  { subscriptionId, product, verdict, obstacle }: Reconciliation,
  holdings: Dispute['holdings'],
  vendorLines: readonly VendorLine[],
): EvidencePart {
  const line = vendorLines.find((each) => each.subscriptionId === subscriptionId);
  const holding = holdings.find((each) => each.subscriptionId === subscriptionId);
  return {
    ...{ subscriptionId, product, verdict, obstacle },
    billingSubscriptionId: line?.billingSubscriptionId,
    orderId: line?.orderId,
    cancelledOn: holding?.cancelledOn,
  };
}

/** The lines of 21Vianet's bill for the days looked at (domain.md §1.6, §2.10). */
function vendorIn(results: readonly Reconciliation[], all: readonly VendorLine[]): Evidence['vendor'] {
  const lines = results.flatMap(({ subscriptionId, window }) =>
    all.filter((line) => line.subscriptionId === subscriptionId && line.to >= window.from && line.from <= window.to),
  );
  if (lines.length === 0) return undefined;
  return {
    invoiceIds: [...new Set(lines.map(({ invoiceId }) => invoiceId))],
    lines: lines.slice(0, MOST_LINES).map(({ from, to, chargeType, seats, amount, unitPrice, subscriptionId }) => ({
      ...{ from, to, chargeType, seats, amount, unitPrice, subscriptionId },
    })),
  };
}
