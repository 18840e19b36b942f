import { type BillingPeriod, covers, type Span } from '../ledger/billing-period';
import type { Day, LineKind } from '../ledger/ledger';
import type { Money } from '../money';

/** A line of either book, in the same words. */
export interface Charge extends Span {
  /** `invoice/line`. */
  readonly id: string;
  readonly invoiceId: string;
  readonly issuedOn: Day;
  readonly kind: LineKind;
  readonly seats: number;
  readonly unitPrice: Money;
  readonly amount: Money;
}

/** What one side charged for one subscription. */
export interface Book {
  readonly charges: readonly Charge[];
  /** The first invoice we know of. What came before may have been paid ahead or taken back on one we do not know. */
  readonly since: Day;
  /** The period a charge of this subscription belongs to, and the month between two billing days. */
  readonly periodOf: (day: Day) => BillingPeriod;
  readonly monthOf: (day: Day) => BillingPeriod;
}

/**
 * What a book says about one day, all invoices taken together. Two books of the same truth agree day by day, however
 * each of them cut its lines: a month in one piece or in three, an advance corrected by reversal or by credit.
 */
export interface DayInBook {
  /** Charged minus taken back. */
  readonly seats: number;
  /** The same with each seat at its line's unit price, minor units. */
  readonly worth: number;
  /** Seats without the lines that repeat another one. */
  readonly seatsOnce: number;
  /** Whether the book can be asked: some line speaks of the day, and no invoice we lack can have. */
  readonly speaks: boolean;
  readonly charges: readonly Charge[];
}

/** What a kind of line does to the seats charged: free ones are not, and other things are not about seats. */
export const effect: Readonly<Record<LineKind, -1 | 0 | 1>> = {
  advance: 1,
  prorated: 1,
  reversal: -1,
  credit: -1,
  free: 0,
  other: 0,
};

export function onDay({ charges, since }: Book, day: Day): DayInBook {
  const today = charges.filter((charge) => charge.kind !== 'other' && covers(charge, day));
  const once = today.filter((charge, at) => !today.slice(0, at).some((earlier) => isRepeat(earlier, charge)));
  return {
    seats: seatsOf(today),
    worth: today.reduce((all, { kind, seats, unitPrice }) => all + effect[kind] * seats * unitPrice.amount, 0),
    seatsOnce: seatsOf(once),
    speaks: today.length > 0 && (day >= since || today.every(({ kind }) => effect[kind] >= 0)),
    charges: today,
  };
}

const seatsOf = (charges: readonly Charge[]) => charges.reduce((all, { kind, seats }) => all + effect[kind] * seats, 0);

const isRepeat = (a: Charge, b: Charge) =>
  a.kind === b.kind &&
  a.from === b.from &&
  a.to === b.to &&
  a.seats === b.seats &&
  a.unitPrice.amount === b.unitPrice.amount;

/** As the book stood when its invoices up to that day were out. */
export const asOf = (book: Book, day: Day): Book => ({
  ...book,
  charges: book.charges.filter(({ issuedOn }) => issuedOn <= day),
});

/** The lines about seats that an invoice has. */
export const chargesOn = ({ charges }: Book, invoiceId: string) =>
  charges.filter((charge) => charge.invoiceId === invoiceId && charge.kind !== 'other');
