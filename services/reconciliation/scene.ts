import { addDays } from '../calendar/day';
import type { Span } from '../ledger/billing-period';
import type { Day } from '../ledger/ledger';
import { asOf, type Book } from './book';
import { ourBook, type VendorBook, vendorBook } from './books';
import type { Scene } from './day-by-day';
import { held, knowledgeOf } from './held';
import type { Evidence } from './reconciliation';

/** What has to be known to compare: both books then and now, and what is held. */
export interface Setting extends Scene {
  readonly window: Span;
  readonly unclear: VendorBook['unclear'];
}

/**
 * An invoice settles one period and pays the next one ahead (domain.md §1.6): both are looked at, as far as both sides
 * could know them then. 21Vianet's invoice for the same advance may come some days later than ours, within the period.
 */
export function setting(evidence: Evidence, subscriptionId: string): Setting {
  const { invoice, holding } = evidence;
  const [ours, vendor] = [ourBook(evidence, subscriptionId), vendorBook(evidence, subscriptionId)];
  const advanceFrom =
    latest(invoice.lines.filter(({ kind }) => kind === 'advance').map(({ from }) => from)) ?? invoice.issuedOn;
  const ahead = ours.monthOf(advanceFrom);
  const settled = ours.monthOf(addDays(ahead.from, -1));
  const vendorIssue = latest(vendor.issueDays.filter((day) => day <= ahead.to));

  return {
    ours: {
      book: asOf(ours, invoice.issuedOn),
      later: ours,
      knowledge: knowledgeOf(invoice.issuedOn, ahead.from),
    },
    vendor: {
      book: asOf(vendor, ahead.to),
      later: vendor,
      knowledge: knowledgeOf(vendorIssue ?? invoice.issuedOn, vendorIssue ?? ahead.from),
    },
    vendorPaidUntil: vendorIssue && vendor.monthOf(vendorIssue).to,
    held: holding && held(holding, ours.periodOf),
    window: around([settled, ahead, ...chargesOn(ours, invoice.id)]),
    unclear: vendor.unclear,
  };
}

const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);

const chargesOn = ({ charges }: Book, invoiceId: string) =>
  charges.filter((charge) => charge.invoiceId === invoiceId && charge.kind !== 'other');

const around = (spans: readonly Span[]): Span => ({
  from: spans.map(({ from }) => from).sort()[0]!,
  to: latest(spans.map(({ to }) => to))!,
});
