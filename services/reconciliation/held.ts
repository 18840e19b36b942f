import { addDays } from '../calendar/day';
import type { BillingPeriod } from '../ledger/billing-period';
import type { Day, Holding } from '../ledger/ledger';

/**
 * Until when a book could know what happened. An invoice cut on the 15th knows what was before, may or may not know
 * what happened on the day itself, and knows nothing of later days: those are the next invoice's to put right.
 */
export interface Knowledge {
  readonly surely: Day;
  readonly perhaps: Day;
}

/** The partner's record of a subscription, asked day by day. */
export interface Held {
  /** Seats to be charged for a day as known then; more than one answer where two are right. The best one first. */
  seats(day: Day, knowledge: Knowledge): readonly number[];
  /** Whether the subscription costs nothing on a day because its first billing date is still to come. */
  isFree(day: Day): boolean;
  /** The last day of use, once it is cancelled. */
  readonly cancelledOn?: Day;
  /** Unit prices a day may be charged at, minor units: the day's own, and the one its period began with. */
  prices(day: Day): readonly number[];
}

const FOREVER = '9999-12-31';
export const EVERYTHING: Knowledge = { surely: FOREVER, perhaps: FOREVER };

/**
 * From its start to the first billing date a new subscription costs nothing (domain.md §1.6). Started on a billing day
 * it may be charged at once or a month later: no document says, so both are right.
 */
export function held(holding: Holding, periodOf: (day: Day) => BillingPeriod): Held {
  const start = holding.seats[0]?.since ?? FOREVER;
  const first = periodOf(start);
  const isFree = (day: Day) => start <= day && day <= first.to;
  const perhapsPaid = start === first.from;

  return {
    seats(day, { surely, perhaps }) {
      const known = [perhaps, surely].flatMap((end) => [perhaps, surely].map((cut) => seatsOn(holding, day, cut, end)));
      if (!isFree(day)) return [...new Set(known)];
      return [...new Set([...(perhapsPaid ? known : []), 0])];
    },
    isFree: (day) => isFree(day) && !perhapsPaid,
    cancelledOn: holding.cancelledOn,
    prices: (day) => [...new Set([priceOn(holding, day), priceOn(holding, periodOf(day).from)])].filter(isKnown),
  };
}

/** A change and the end on the same day may become known apart. */
function seatsOn({ seats, cancelledOn }: Holding, day: Day, knownUntil: Day, endKnownUntil: Day): number {
  if (cancelledOn && cancelledOn <= endKnownUntil && day > cancelledOn) return 0; // its last day is still used
  return seats.findLast(({ since }) => since <= day && since <= knownUntil)?.seats ?? 0;
}

const priceOn = ({ prices }: Holding, day: Day) => prices.findLast(({ since }) => since <= day)?.unitPrice.amount;

const isKnown = (price: number | undefined): price is number => price !== undefined;

/** An invoice is cut where its advance begins, and may be written some days before or after. */
export function knowledgeOf(issuedOn: Day, advanceFrom: Day): Knowledge {
  const [first, last] = issuedOn < advanceFrom ? [issuedOn, advanceFrom] : [advanceFrom, issuedOn];
  return { surely: addDays(first, -1), perhaps: last };
}
