import { addDays } from '../../../services/calendar/day';
import { type BillingPeriod, billingPeriods } from '../../../services/ledger/billing-period';
import type { Day, Holding, InvoiceLine, LineKind } from '../../../services/ledger/ledger';
import { expectedAmount } from '../../../services/ledger/proration';
import { money } from '../../../services/money';

/** One cut of the books: what is billed on its day. */
export interface Cut {
  readonly on: Day;
  readonly to: Day;
  readonly lines: readonly InvoiceLine[];
}

/** What happened to a subscription that begins on a billing day: seats from a day of its life on, perhaps an end. */
export interface Life {
  readonly billingDay: number;
  readonly seats: number;
  readonly changes: readonly { readonly after: number; readonly seats: number }[];
  readonly lastDay?: number;
  /** Days before the first billing date, free of charge. */
  readonly freeDays: number;
}

export const SUBSCRIPTION = '5ab00000-0000-4000-8000-000000000001';

export function holdingOf(life: Life, unitPrice: number): Holding {
  const begins = addDays(firstCut(life), -life.freeDays);
  const changes = [
    ...new Map([...life.changes].sort((a, b) => a.after - b.after).map((change) => [change.after, change])).values(),
  ];
  return {
    customerId: '5a1f0000-0000-4000-8000-0000000000d4',
    subscriptionId: SUBSCRIPTION,
    product: 'Visio Plan 2',
    seats: [
      { since: begins, seats: life.seats },
      ...changes.map(({ after, seats }) => ({ since: addDays(begins, after), seats })),
    ],
    prices: [{ since: begins, unitPrice: money(unitPrice, 'CNY') }],
    cancelledOn: life.lastDay === undefined ? undefined : addDays(begins, life.lastDay),
  };
}

const firstCut = ({ billingDay }: Life) => billingPeriods(billingDay, [])('2026-01-31').from;

/** Bills a life as domain.md §1.6 says, written apart from the code under test: scenario by scenario, cut by cut. */
export function bill(life: Life, unitPrice: number, cuts: number): Cut[] {
  const holding = holdingOf(life, unitPrice);
  const periodOf = billingPeriods(life.billingDay, []);
  const books: Cut[] = [];
  let period = periodOf(firstCut(life));
  for (let n = 0; n < cuts; n++) {
    const before = periodOf(addDays(period.from, -1));
    const settled = n === 0 ? freeLines(holding, before) : settle(holding, before, unitPrice);
    books.push({ on: period.from, to: period.to, lines: [...settled, ...advance(holding, period, unitPrice)] });
    period = periodOf(addDays(period.to, 1));
  }
  return books;
}

const ended = ({ cancelledOn }: Holding, by: Day) => cancelledOn !== undefined && cancelledOn < by;

const seatsOn = ({ seats }: Holding, day: Day) => seats.findLast(({ since }) => since <= day)?.seats ?? 0;

const advance = (holding: Holding, period: BillingPeriod, price: number) =>
  ended(holding, period.from) ? [] : [charge('advance', period, seatsOn(holding, period.from), price, period.days)];

/** Stretches of constant seats within some days. */
function stretches(holding: Holding, from: Day, to: Day) {
  const begins = [from, ...holding.seats.map(({ since }) => since).filter((since) => from < since && since <= to)];
  return begins.map((begin, at) => ({ from: begin, to: begins[at + 1] ? addDays(begins[at + 1]!, -1) : to }));
}

const freeLines = (holding: Holding, before: BillingPeriod) =>
  holding.seats[0]!.since > before.to
    ? []
    : stretches(holding, holding.seats[0]!.since, before.to).map((days) =>
        charge('free', days, seatsOn(holding, days.from), 0, before.days),
      );

function settle(holding: Holding, before: BillingPeriod, price: number): InvoiceLine[] {
  if (ended(holding, before.from)) return [];
  const paid = seatsOn(holding, before.from);
  const used = ended(holding, addDays(before.to, 1)) ? holding.cancelledOn! : before.to;
  const changed = stretches(holding, before.from, used);
  const unused = used === before.to ? [] : [{ from: addDays(used, 1), to: before.to }];
  if (changed.length === 1) return unused.map((days) => charge('credit', days, paid, price, before.days));
  return [
    charge('reversal', before, paid, price, before.days),
    ...changed.map((days) => charge('prorated', days, seatsOn(holding, days.from), price, before.days)),
  ];
}

export function charge(
  kind: LineKind,
  { from, to }: { from: Day; to: Day },
  seats: number,
  price: number,
  daysInPeriod: number,
): InvoiceLine {
  const unitPrice = money(price, 'CNY');
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  const { amount } = expectedAmount({ unitPrice, seats, days, daysInPeriod });
  const takesBack = kind === 'reversal' || kind === 'credit';
  return {
    id: `${kind} ${from}`,
    kind,
    product: 'Visio Plan 2',
    subscriptionId: SUBSCRIPTION,
    ...{ from, to, seats, unitPrice },
    amount: money(takesBack ? 0 - amount : amount, 'CNY'),
    tax: money(0, 'CNY'),
  };
}
