import { addDays } from '../calendar/day';
import type { BillingPeriod, Span } from '../ledger/billing-period';
import type { Day, Invoice } from '../ledger/ledger';
import { asOf, type Book, chargesOn } from './book';
import { allInvoices, ourBook, type VendorBook, vendorBook } from './books';
import type { Scene, Side } from './day-by-day';
import { held, knowledgeOf } from './held';
import type { Evidence } from './reconciliation';

/** What has to be known to compare: both books before the disputed invoice, with it and now, and what is held. */
export interface Setting extends Scene {
  readonly invoiceId: string;
  /** As `invoice/line`. */
  readonly disputed: ReadonlySet<string>;
  readonly window: Span;
  readonly unclear: VendorBook['unclear'];
  /** Absent: the disputed invoice is our first. */
  readonly before?: Before;
  readonly now: Scene;
}

/** Our book without the disputed invoice, as the one before it could know it. */
interface Before {
  readonly ours: Side;
  /** The last day that invoice pays ahead. */
  readonly paidUntil: Day;
}

/**
 * An invoice settles one period and pays the next one ahead (domain.md §1.6): both are looked at, as far as both sides
 * could know them then. 21Vianet's invoice for the same advance may come some days later than ours, within the period.
 */
export function setting(evidence: Evidence, subscriptionId: string): Setting {
  const { invoice, lineIds, holding } = evidence;
  const [ours, vendor] = [ourBook(evidence, subscriptionId), vendorBook(evidence, subscriptionId)];
  const ahead = aheadOf(invoice, ours);
  const settled = ours.monthOf(addDays(ahead.from, -1));
  const holds = holding && held(holding, ours.periodOf);
  const own = chargesOn(ours, invoice.id);
  const newest = newestOf(allInvoices(evidence)) ?? invoice;

  return {
    ours: ourSide(asOf(ours, invoice.issuedOn), ours, invoice),
    ...vendorSide(vendor, ahead.to, invoice.issuedOn),
    held: holds,
    invoiceId: invoice.id,
    disputed: new Set((lineIds ?? invoice.lines.map(({ id }) => id)).map((id) => `${invoice.id}/${id}`)),
    window: around([settled, ahead, ...own]),
    unclear: vendor.unclear,
    before: beforeOf(evidence, ours),
    now: { ours: ourSide(ours, ours, newest), ...vendorSide(vendor, LAST, newest.issuedOn), held: holds },
  };
}

const LAST: Day = '9999-12-31';

const aheadOf = ({ lines, issuedOn }: Invoice, { monthOf }: Book): BillingPeriod =>
  monthOf(latest(lines.filter(({ kind }) => kind === 'advance').map(({ from }) => from)) ?? issuedOn);

const ourSide = (book: Book, later: Book, invoice: Invoice): Side => ({
  book,
  later,
  knowledge: knowledgeOf(invoice.issuedOn, aheadOf(invoice, later).from),
});

/** 21Vianet's book as of a day. Without any invoice of its own yet it could know what ours did. */
function vendorSide(vendor: VendorBook, day: Day, ourIssue: Day): Pick<Scene, 'vendor' | 'vendorPaidUntil'> {
  const issue = latest(vendor.issueDays.filter((each) => each <= day));
  return {
    vendor: { book: asOf(vendor, day), later: vendor, knowledge: knowledgeOf(issue ?? ourIssue, issue ?? ourIssue) },
    vendorPaidUntil: issue && vendor.monthOf(issue).to,
  };
}

function beforeOf(evidence: Evidence, ours: Book): Before | undefined {
  const { id, issuedOn } = evidence.invoice;
  const previous = newestOf(allInvoices(evidence).filter((each) => each.issuedOn < issuedOn));
  if (!previous) return undefined;
  const then = asOf(ours, issuedOn);
  const without = { ...then, charges: then.charges.filter(({ invoiceId }) => invoiceId !== id) };
  return { ours: ourSide(without, ours, previous), paidUntil: aheadOf(previous, ours).to };
}

const newestOf = (invoices: readonly Invoice[]): Invoice | undefined =>
  invoices.toSorted((a, b) => (a.issuedOn < b.issuedOn ? -1 : 1)).at(-1);

const latest = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);

const around = (spans: readonly Span[]): Span => ({
  from: spans.map(({ from }) => from).sort()[0]!,
  to: latest(spans.map(({ to }) => to))!,
});
