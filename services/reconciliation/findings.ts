import { daysIn, type Span } from '../ledger/billing-period';
import type { Day } from '../ledger/ledger';
import { expectedAmount } from '../ledger/proration';
import { type Money, money } from '../money';
import { type Miscalculation, miscalculations } from './arithmetic';
import { type Charge, chargesOn } from './book';
import type { ComparedDay, Side } from './day-by-day';
import type { Finding, Worth } from './reconciliation';
import type { Setting } from './scene';

/** Consecutive days of one period of which the same is to be said. */
interface Stretch extends Span {
  readonly day: ComparedDay;
}

export function findingsOn(days: readonly ComparedDay[], setting: Setting): Finding[] {
  return stretchesOf(days, setting).flatMap((stretch) => [
    ...seatFindings(stretch, setting),
    ...priceFinding(stretch, setting),
  ]);
}

function stretchesOf(days: readonly ComparedDay[], { ours, vendor }: Setting): Stretch[] {
  const stretches: Stretch[] = [];
  let before = '';
  for (const day of days) {
    const same = sameness(day, ours.book.periodOf(day.day).from, vendor.book.periodOf(day.day).from);
    if (same === before) stretches.push({ ...stretches.pop()!, to: day.day });
    else stretches.push({ from: day.day, to: day.day, day });
    before = same;
  }
  return stretches;
}

const sameness = ({ ours, vendor, held, price, priceFault }: ComparedDay, ...periods: Day[]) =>
  JSON.stringify([
    ...[ours, vendor].map(({ seats, worth, fault, settled, elsewhere, speaks }) => [
      ...[seats, worth, fault, settled, elsewhere, speaks],
    ]),
    ...[held, price, priceFault, periods],
  ]);

function seatFindings(stretch: Stretch, setting: Setting): Finding[] {
  const { ours, vendor } = stretch.day;
  const ourFinding = ours.fault && {
    ...described(stretch),
    code: ours.fault,
    money: seatsAt(ourPrice(stretch.day), ours.seats, stretch, setting.ours),
    settled: ours.settled,
    elsewhere: ours.elsewhere ? placeOf(stretch, setting) : undefined,
  };
  const vendorFinding = vendor.fault && {
    ...described(stretch),
    code: vendor.fault,
    cost: seatsAt(vendor.charges[0]?.unitPrice, vendor.seats, stretch, setting.vendor),
    settled: vendor.settled,
    elsewhere: vendor.elsewhere ? placeOf(stretch, setting) : undefined,
  };
  if (ourFinding?.code === vendorFinding?.code && ourFinding?.elsewhere === vendorFinding?.elsewhere) {
    return ourFinding ? [{ ...vendorFinding, ...ourFinding, side: 'both' }] : [];
  }
  return [
    ...(ourFinding ? [{ ...ourFinding, side: 'ours' as const }] : []),
    ...(vendorFinding ? [{ ...vendorFinding, side: 'vendor' as const }] : []),
  ];
}

function priceFinding(stretch: Stretch, setting: Setting): Finding[] {
  const { ours: side } = setting;
  const { ours, priceFault } = stretch.day;
  const [price, charge] = [ourPrice(stretch.day), ours.charges[0]];
  if (!priceFault || !price || !charge) return [];

  const worth = money(ours.worth, price.currency);
  const fullPeriod = { days: daysIn(stretch), daysInPeriod: side.book.periodOf(stretch.from).days };
  return [
    {
      ...described(stretch),
      code: 'price-differs',
      side: 'ours',
      prices: { billed: charge.unitPrice, held: price },
      money: compared(
        expectedAmount({ unitPrice: worth, seats: 1, ...fullPeriod }),
        expectedAmount({ unitPrice: price, seats: ours.seats, ...fullPeriod }),
      ),
      settled: priceFault.settled,
      elsewhere: priceFault.elsewhere ? placeOf(stretch, setting) : undefined,
    },
  ];
}

/** On which invoice it is; where it is the disputed one after all, on which of its lines. */
function placeOf({ day: { ours, vendor } }: Stretch, { invoiceId }: Setting): string {
  const charges = ours.charges.length > 0 ? ours.charges : vendor.charges;
  const others = charges.filter((charge) => charge.invoiceId !== invoiceId);
  return others.length > 0 ? namesOf(others) : charges.map(({ id }) => id).join(', ');
}

const namesOf = (charges: readonly Charge[]) => [...new Set(charges.map(({ invoiceId }) => invoiceId))].join(', ');

const described = ({ from, to, day: { ours, vendor, held } }: Stretch) => ({
  from,
  to,
  days: daysIn({ from, to }),
  ours: ours.speaks ? ours.seats : undefined,
  vendor: vendor.speaks ? vendor.seats : undefined,
  held,
  lines: ours.charges.map(({ id }) => id),
});

/** The price as held; without a record of it, as billed. */
function ourPrice({ price, ours }: ComparedDay): Money | undefined {
  const billed = ours.charges[0]?.unitPrice;
  return price === undefined ? billed : money(price, billed?.currency ?? 'CNY');
}

function seatsAt(unitPrice: Money | undefined, seats: number, stretch: Stretch, { book }: Side): Worth | undefined {
  const { held } = stretch.day;
  if (!unitPrice || held === undefined) return undefined;
  const share = { unitPrice, days: daysIn(stretch), daysInPeriod: book.periodOf(stretch.from).days };
  return compared(expectedAmount({ ...share, seats }), expectedAmount({ ...share, seats: held }));
}

const compared = (billed: Money, expected: Money): Worth => ({
  billed,
  expected,
  difference: money(billed.amount - expected.amount, billed.currency),
});

export const ourMiscalculations = ({ ours, window, invoiceId }: Setting): Finding[] =>
  miscalculations(ours.book, window).map((found) => ({
    ...miscalculated(found, 'ours'),
    money: compared(found.billed, found.expected),
    elsewhere: found.charges.some((charge) => charge.invoiceId === invoiceId) ? undefined : namesOf(found.charges),
    lines: found.charges.map(({ id }) => id),
  }));

export const vendorMiscalculations = ({ ours, vendor, window, invoiceId }: Setting): Finding[] =>
  miscalculations(vendor.book, window).map((found) => ({
    ...miscalculated(found, 'vendor'),
    cost: compared(found.billed, found.expected),
    elsewhere: chargesOn(ours.book, invoiceId).some((charge) => overlap(charge, found))
      ? undefined
      : namesOf(found.charges),
    lines: [],
  }));

const overlap = (a: Span, b: Span) => a.from <= b.to && b.from <= a.to;

const miscalculated = ({ from, to, charges }: Miscalculation, side: 'ours' | 'vendor') => ({
  code: 'arithmetic' as const,
  side,
  from,
  to,
  days: daysIn({ from, to }),
  [side]: charges[0]?.seats,
  settled: false,
});
