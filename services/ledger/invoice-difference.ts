import { type Money, money } from '../money';
import { heldIn, type Since } from './held';
import { itemsOf, linesBy } from './invoice-items';
import type { Day, Holding, Invoice, InvoiceLine } from './ledger';
import { TOLERANCE } from './proration';

export const causeKinds = [
  'seat-change',
  'price-change',
  'new-subscription',
  'cancelled-subscription',
  'one-off-service',
  'credit',
  'charged-twice', // the same line is there again; a customer should not hear this called "more seats"
  'tax',
  'rounding', // cents between an invoice's lines and its total
  'unexplained', // more than cents, and no line says why
] as const;
export type CauseKind = (typeof causeKinds)[number];

export interface Cause {
  readonly kind: CauseKind;
  readonly subscriptionId?: string;
  readonly product?: string;
  /** What it adds to the difference; before tax, but for 'tax' itself. */
  readonly amount: Money;
  /**
   * From now on every period, or until the subscription ended; once on this invoice, or once on the previous one and now no
   * longer; otherwise nothing is promised.
   */
  readonly lasts: 'from-now-on' | 'until-its-end' | 'this-time' | 'last-time' | 'as-billed';
  /** Seats for a seat change, minor units per seat for a price change. */
  readonly before?: number;
  readonly now?: number;
  /** Since when, by the partner's record of the subscription. Absent: the record does not say what the invoices do. */
  readonly since?: Day;
  /** Its last day, for what lasts until its end. */
  readonly until?: Day;
}

export interface Difference {
  readonly previousInvoiceId: string;
  /** This total minus the previous one, with tax. */
  readonly amount: Money;
  /** Largest first, tax and cents last. They add up to the amount exactly. */
  readonly causes: readonly Cause[];
}

/** Why this invoice is not the previous one; both in the same currency. */
export function differenceBetween(previous: Invoice, invoice: Invoice, holdings: readonly Holding[]): Difference {
  const { currency } = invoice.total;
  const amount = invoice.total.amount - previous.total.amount;
  const [before, now] = [itemsOf(previous.lines), itemsOf(invoice.lines)];
  const found = [...new Set([...before.keys(), ...now.keys()])]
    .flatMap((item) => causesFor(before.get(item) ?? [], now.get(item) ?? [], holdingOf(item, holdings)))
    .filter((cause) => cause.amount.amount !== 0)
    .sort((a, b) => Math.abs(b.amount.amount) - Math.abs(a.amount.amount));

  const tax = total(invoice.lines, 'tax') - total(previous.lines, 'tax');
  const rest = amount - tax - found.reduce((all, cause) => all + cause.amount.amount, 0);
  const last: Cause[] = [
    { kind: 'tax', amount: money(tax, currency), lasts: 'from-now-on' },
    {
      kind: Math.abs(rest) <= TOLERANCE ? 'rounding' : 'unexplained',
      amount: money(rest, currency),
      lasts: 'this-time',
    },
  ];
  return {
    previousInvoiceId: previous.id,
    amount: money(amount, currency),
    causes: [...found, ...last.filter((cause) => cause.amount.amount !== 0)],
  };
}

const holdingOf = (item: string, holdings: readonly Holding[]) =>
  holdings.find(({ subscriptionId }) => subscriptionId === item);

type Lines = readonly InvoiceLine[];

/** One item on both invoices: what it costs from now on, and what happened once on either of them. */
function causesFor(previous: Lines, current: Lines, holding?: Holding): Cause[] {
  const [before, now] = [sorted(previous), sorted(current)];
  const causes = [
    ...recurring(before.advances, now.advances, ['new-subscription', 'cancelled-subscription'], holding),
    ...recurring(before.services, now.services, ['one-off-service', 'one-off-service']),
    ...once('seat-change', before.adjustments, now.adjustments),
    ...once('credit', before.credits, now.credits),
    ...once('charged-twice', before.repeats, now.repeats),
  ];
  const { subscriptionId, product } = (current[0] ?? previous[0])!;
  return causes.map((cause) => ({ subscriptionId, product, ...cause }));
}

function sorted(lines: Lines) {
  const firsts = new Set([...linesBy(lines, chargeOf).values()].map(([first]) => first));
  const of = (...kinds: InvoiceLine['kind'][]) => lines.filter((line) => kinds.includes(line.kind) && firsts.has(line));
  return {
    repeats: lines.filter((line) => !firsts.has(line)),
    advances: of('advance'),
    services: of('other').filter(({ amount }) => amount.amount >= 0),
    adjustments: of('prorated', 'reversal', 'free'),
    credits: of('credit', 'other').filter(({ kind, amount }) => kind === 'credit' || amount.amount < 0),
  };
}

/** What makes two lines of one item the same charge. */
const chargeOf = ({ kind, from, to, seats, unitPrice }: InvoiceLine) =>
  [kind, from, to, seats, unitPrice.amount].join(' ');

/** There on both invoices: more or fewer seats at the old price, then all of them at the new price. */
function recurring(
  previous: Lines,
  current: Lines,
  [appears, disappears]: readonly [CauseKind, CauseKind],
  holding?: Holding,
): Cause[] {
  const [before, now] = [previous[0], current[0]];
  const service = appears === 'one-off-service';
  if (!now && !before) return [];
  const [seatsBefore, seatsNow] = [seatsOf(previous), seatsOf(current)];
  const seats = (holding?.seats ?? []).map((entry) => ({ ...entry, is: entry.seats }));
  if (!before) {
    const known = !service && heldIn(seats, now!).some(({ is }) => is === seatsNow);
    if (service) return [cause(appears, current, 'this-time')];
    return [{ ...cause(appears, current, 'as-billed'), ...lasting(known ? seats[0]?.since : undefined, holding) }];
  }
  if (!now) {
    const ended = holding?.cancelledOn;
    return [gone(cause(disappears, previous, service ? 'last-time' : recorded(ended !== undefined), ended))];
  }

  const [priceBefore, priceNow] = [before.unitPrice.amount, now.unitPrice.amount];
  const prices = (holding?.prices ?? []).map((entry) => ({ ...entry, is: entry.unitPrice.amount }));
  const { currency } = now.amount;
  return [
    {
      kind: 'seat-change',
      amount: money(priceBefore * (seatsNow - seatsBefore), currency),
      before: seatsBefore,
      now: seatsNow,
      ...lasting(changedOn(seats, { line: before, is: seatsBefore }, { line: now, is: seatsNow }), holding),
    },
    {
      kind: 'price-change',
      amount: money((priceNow - priceBefore) * seatsNow, currency),
      before: priceBefore,
      now: priceNow,
      ...lasting(changedOn(prices, { line: before, is: priceBefore }, { line: now, is: priceNow }), holding),
    },
  ];
}

type Held = Since & { readonly is: number };

interface Billed {
  readonly line: InvoiceLine;
  readonly is: number;
}

/** A change has a day only where the record has it: what was billed before until then, and what is billed now since. */
function changedOn(record: readonly Held[], before: Billed, now: Billed): Day | undefined {
  const was = heldIn(record, before.line).some(({ is }) => is === before.is);
  return was ? heldIn(record, now.line).findLast(({ is }) => is === now.is)?.since : undefined;
}

/** What the record has lasts as long as the subscription; what it has not may be on this invoice only. */
function lasting(since: Day | undefined, holding: Holding | undefined): Pick<Cause, 'lasts' | 'since' | 'until'> {
  if (since === undefined) return { lasts: 'as-billed' };
  const until = holding?.cancelledOn;
  return until === undefined ? { lasts: 'from-now-on', since } : { lasts: 'until-its-end', since, until };
}

const recorded = (known: boolean): Cause['lasts'] => (known ? 'from-now-on' : 'as-billed');

/** The same on both invoices, such as a discount agreed for every month, makes no difference. */
function once(kind: CauseKind, previous: Lines, current: Lines): Cause[] {
  if (total(previous, 'amount') === total(current, 'amount')) return [];
  return [
    ...(current.length ? [cause(kind, current, 'this-time')] : []),
    ...(previous.length ? [gone(cause(kind, previous, 'last-time'))] : []),
  ];
}

const cause = (kind: CauseKind, lines: Lines, lasts: Cause['lasts'], since?: Day): Cause => ({
  kind,
  amount: money(total(lines, 'amount'), lines[0]!.amount.currency),
  lasts,
  since,
});

const gone = (cause: Cause): Cause => ({ ...cause, amount: money(0 - cause.amount.amount, cause.amount.currency) });

const seatsOf = (lines: Lines) => lines.reduce((all, { seats }) => all + seats, 0);

const total = (lines: Lines, of: 'amount' | 'tax') => lines.reduce((all, line) => all + line[of].amount, 0);
