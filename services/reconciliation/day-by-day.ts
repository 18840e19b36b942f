import type { Day } from '../ledger/ledger';
import { type Book, type DayInBook, onDay } from './book';
import { EVERYTHING, type Held, type Knowledge } from './held';
import type { FindingCode, Obstacle } from './reconciliation';

export interface Side {
  /** As it stood when the disputed invoice was out, and as it stands now. */
  readonly book: Book;
  readonly later: Book;
  /** What its invoices of then could know. */
  readonly knowledge: Knowledge;
}

export interface Scene {
  readonly ours: Side;
  readonly vendor: Side;
  /** The last day 21Vianet's latest invoice of then pays ahead. */
  readonly vendorPaidUntil?: Day;
  readonly held?: Held;
}

/** What one side charged for one day. */
export interface JudgedDay extends DayInBook {
  readonly fault?: FindingCode;
  /** More seats than could rightly be charged. */
  readonly over: boolean;
  /** The fault is another invoice's than the disputed one. */
  readonly elsewhere: boolean;
  /** The side has put it right since. */
  readonly settled: boolean;
}

export interface ComparedDay {
  readonly day: Day;
  readonly ours: JudgedDay;
  readonly vendor: JudgedDay;
  /** Seats to be charged; undefined when nobody can say. */
  readonly held?: number;
  /** Our price as held, minor units per seat and period. */
  readonly price?: number;
  /** Our book has another one. */
  readonly priceFault?: { readonly settled: boolean; readonly elsewhere: boolean };
  readonly obstacle?: Obstacle;
}

export function compareDay(scene: Scene, day: Day): ComparedDay {
  const [ours, vendor] = [onDay(scene.ours.book, day), onDay(scene.vendor.book, day)];
  const right = scene.held ? byHolding(scene, scene.held, day) : byEachOther(ours, vendor);
  const prices = scene.held?.prices(day) ?? [];
  const priceOf = (said: DayInBook) => prices.find((price) => said.worth === said.seats * price);
  const price = priceOf(ours);
  const oursAsked = ours.speaks || (vendor.speaks && ours.charges.length === 0 && day >= scene.ours.book.since);

  return {
    day,
    ours: judged(scene.ours, ours, oursAsked ? right?.ours : undefined, day, scene.held),
    vendor: judged(scene.vendor, vendor, vendor.speaks ? right?.vendor : undefined, day, scene.held),
    held: right?.ours[0],
    price: price ?? prices[0],
    priceFault:
      ours.speaks && prices.length > 0 && price === undefined
        ? { settled: priceOf(onDay(scene.ours.later, day)) !== undefined, elsewhere: false }
        : undefined,
    obstacle: obstacleTo(scene, day, { oursAsked, ours, vendor, right }),
  };
}

/** Seats each side could rightly charge for a day. */
interface RightSeats {
  readonly ours: readonly number[];
  readonly vendor: readonly number[];
}

const byHolding = ({ ours, vendor }: Scene, held: Held, day: Day): RightSeats => ({
  ours: held.seats(day, ours.knowledge),
  vendor: held.seats(day, vendor.knowledge),
});

/** Without a record of what is held the books can only confirm each other, or be seen to repeat a line. */
function byEachOther(ours: DayInBook, vendor: DayInBook): RightSeats | undefined {
  if (!ours.speaks || !vendor.speaks) return undefined;
  if (ours.seats === vendor.seats) return { ours: [ours.seats], vendor: [vendor.seats] };
  if (ours.seatsOnce === vendor.seatsOnce) return { ours: [ours.seatsOnce], vendor: [vendor.seatsOnce] };
  return undefined;
}

/** `right` undefined: this side cannot be asked about this day. */
function judged(side: Side, said: DayInBook, right: readonly number[] | undefined, day: Day, held?: Held): JudgedDay {
  if (!right || right.includes(said.seats)) return { ...said, ...faultless };
  const later = onDay(side.later, day);
  const rightNow = held?.seats(day, EVERYTHING) ?? right;
  return {
    ...said,
    fault: faultOf(side, said, right, day, held),
    over: said.seats > Math.max(...right),
    settled: rightNow.includes(later.seats),
    elsewhere: false,
  };
}

export const faultless = { fault: undefined, over: false, settled: false, elsewhere: false } as const;

function faultOf({ book }: Side, said: DayInBook, right: readonly number[], day: Day, held?: Held): FindingCode {
  const cancelledOn = held?.cancelledOn;
  if (held?.isFree(day)) return 'free-period-charged';
  if (cancelledOn && cancelledOn < day && said.seats > 0) {
    return book.periodOf(day).from <= cancelledOn ? 'credit-missing' : 'billed-after-cancellation';
  }
  if (right.includes(said.seatsOnce)) return 'billed-twice';
  return said.charges.length ? 'seats-differ' : 'not-billed';
}

interface Heard {
  readonly oursAsked: boolean;
  readonly ours: DayInBook;
  readonly vendor: DayInBook;
  readonly right?: RightSeats;
}

function obstacleTo(scene: Scene, day: Day, { oursAsked, ours, vendor, right }: Heard): Obstacle | undefined {
  if (vendor.speaks) return oursAsked && !right ? 'no-holding' : undefined;
  const nothingDue = right ? right.ours.includes(0) : ours.seats === 0;
  if (!ours.speaks || nothingDue) return undefined;
  const invoiced = scene.vendor.book.since <= day && day <= (scene.vendorPaidUntil ?? '');
  return invoiced ? 'vendor-has-no-line' : 'vendor-invoice-missing';
}
