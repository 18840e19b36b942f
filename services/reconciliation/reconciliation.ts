import type { Span } from '../ledger/billing-period';
import type { Day, Holding, Invoice } from '../ledger/ledger';
import type { Money } from '../money';
import type { Subscription, VendorInvoice, VendorLine } from '../partner-center/partner-center';

/**
 * What a bill is judged by. All of one customer; what belongs to other subscriptions is left aside.
 * 21Vianet's invoices are needed from two billing periods before the disputed invoice on: an advance is on an earlier
 * invoice than the seat change that takes it back. More than needed does no harm.
 */
export interface Evidence {
  readonly invoice: Invoice;
  /** As on the disputed lines; absent for a service of the partner's own. */
  readonly subscriptionId?: string;
  /** The disputed lines; absent: all of the invoice. */
  readonly lineIds?: readonly string[];
  /** All of the partner's invoices to this customer; the disputed one need not be among them. */
  readonly invoices: readonly Invoice[];
  readonly vendorInvoices: readonly VendorInvoice[];
  readonly vendorLines: readonly VendorLine[];
  /** What the customer holds by the partner's record: the third witness, who says which of two books is right. */
  readonly holding?: Holding;
  /** By Partner Center; needed where the partner's book bills an add-on under the id of its base. */
  readonly subscriptions?: readonly Pick<Subscription, 'id' | 'parentId' | 'name'>[];
}

export const verdicts = ['we-billed-wrong', 'vendor-billed-wrong', 'both-agree', 'not-comparable'] as const;
/** `vendor-billed-wrong` also when we passed its mistake on: what has to happen is the same, 21Vianet must be told. */
export type Verdict = (typeof verdicts)[number];

/** Somebody has to put something right. */
export const isFault = (verdict: Verdict): boolean =>
  verdict === 'we-billed-wrong' || verdict === 'vendor-billed-wrong';

export const obstacles = [
  'own-service', // no subscription id: 21Vianet knows nothing of it
  'vendor-has-no-line', // its invoices for the period are there, the subscription is not on them
  'vendor-invoice-missing', // its invoice for the period is not there (yet)
  'vendor-line-unclear', // the books differ, and a line of an unknown or seatless charge type may be why
  'currency-differs',
  'no-holding', // the books differ, and no record says which is right
  'books-unreachable', // Partner Center would not let us read its invoices: nothing was compared
] as const;
/** Why two books cannot be compared. */
export type Obstacle = (typeof obstacles)[number];

export const findingCodes = [
  'seats-differ',
  'billed-twice',
  'billed-after-cancellation',
  'credit-missing', // paid ahead before the cancellation, unused days not given back
  'free-period-charged',
  'not-billed',
  'price-differs', // from the holding's price, ours only: the two books' prices differ by the partner's margin
  'arithmetic', // amount is not unit price, seats and days multiplied out
] as const;
export type FindingCode = (typeof findingCodes)[number];

/** What the seats of a finding come to in its days, before tax. */
export interface Worth {
  readonly billed: Money;
  readonly expected: Money;
  /** Billed minus expected: positive is too much. */
  readonly difference: Money;
}

/** Something that is not as it should be on consecutive days of one billing period. */
export interface Finding extends Span {
  readonly code: FindingCode;
  readonly side: 'ours' | 'vendor' | 'both';
  readonly days: number;
  /** Seats charged per day, taken-back ones subtracted. Absent: that book says nothing about these days. */
  readonly ours?: number;
  readonly vendor?: number;
  /** Seats the customer should have been charged for. */
  readonly held?: number;
  /** Our own price per seat and period, as billed and as held. For `price-differs`. */
  readonly prices?: { readonly billed: Money; readonly held: Money };
  /** At our price, for 'ours' and 'both'. */
  readonly money?: Worth;
  /** At 21Vianet's price, for 'vendor' and 'both'. The partner's cost, never for a customer's eyes (domain.md §2.6). */
  readonly cost?: Worth;
  /** A later invoice of the same side has put it right. */
  readonly settled: boolean;
  /** The invoice it is on, or the line as `invoice/line`, where that is not in dispute: worth a word, no part of the verdict. */
  readonly elsewhere?: string;
  /** Our lines that charge these days, as `invoice/line`. */
  readonly lines: readonly string[];
}

export interface Reconciliation {
  readonly verdict: Verdict;
  /** For `not-comparable`, and for nothing else. */
  readonly obstacle?: Obstacle;
  readonly invoiceId: string;
  readonly subscriptionId?: string;
  readonly product?: string;
  /** The days looked at: the period this invoice settles and the one it pays ahead. */
  readonly window: Span;
  readonly findings: readonly Finding[];
  /** Charge types 21Vianet used and no document lists, as sent. */
  readonly unknownChargeTypes: readonly string[];
  /**
   * What the customer was billed too much (or, negative, too little) by this invoice, and no later one settled.
   * Before tax. Windows of consecutive invoices overlap: never add these up.
   */
  readonly difference: Money;
}

/** The day a vendor invoice was issued on: 21Vianet sends a date without a zone, which the adapter keeps as UTC. */
export const issueDay = ({ issuedOn }: VendorInvoice): Day => issuedOn.toISOString().slice(0, 10);
