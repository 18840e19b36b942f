import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, daysBetween } from '../../../services/calendar/day';
import { billingPeriods } from '../../../services/ledger/billing-period';
import type { Invoice, InvoiceLine } from '../../../services/ledger/ledger';
import { money } from '../../../services/money';
import type { VendorLine } from '../../../services/partner-center/partner-center';
import { reconcile } from '../../../services/reconciliation/reconcile';
import { bill, type Cut, charge, holdingOf, type Life, SUBSCRIPTION } from './biller';

const CUTS = 5;
const OUR_PRICE = 104_50;

type Lines = readonly InvoiceLine[];

/** Each makes one mistake in the lines of one cut; undefined when it has nothing to make it with. */
const mistakes: readonly ((lines: Lines) => Lines | undefined)[] = [
  (lines) => onAdvance(lines, (line) => [withSeats(line, line.seats + 2)]),
  (lines) => onAdvance(lines, (line) => [withSeats(line, line.seats - 1)]),
  (lines) => onAdvance(lines, (line) => [line, line]),
  (lines) => onAdvance(lines, (line) => [{ ...line, amount: money(line.amount.amount + 1_00, 'CNY') }]),
  (lines) => (lines.some(isCredit) ? lines.filter((line) => !isCredit(line)) : undefined),
];

const isCredit = ({ kind }: InvoiceLine) => kind === 'credit';

const onAdvance = (lines: Lines, change: (line: InvoiceLine) => Lines) =>
  lines.some(({ kind }) => kind === 'advance')
    ? lines.flatMap((line) => (line.kind === 'advance' ? change(line) : [line]))
    : undefined;

const withSeats = (line: InvoiceLine, seats: number) =>
  charge(line.kind, line, seats, line.unitPrice.amount, daysBetween(line.from, line.to) + 1);

/** A life, perhaps a mistake of one side in the cut the customer asks about, and what a seat costs the partner. */
interface Case {
  readonly life: Life;
  readonly disputed: number;
  readonly by?: 'ours' | 'vendor';
  readonly mistake: number;
  readonly cost: number;
}

const anyLife: fc.Arbitrary<Life> = fc.record({
  billingDay: fc.integer({ min: 1, max: 31 }),
  seats: fc.integer({ min: 1, max: 40 }),
  changes: fc.array(fc.record({ after: fc.integer({ min: 1, max: 150 }), seats: fc.integer({ min: 1, max: 40 }) }), {
    maxLength: 5,
  }),
  lastDay: fc.option(fc.integer({ min: 30, max: 150 }), { nil: undefined }),
  freeDays: fc.integer({ min: 0, max: 20 }),
});

/** A day of one seat is some cents at least: what rounds to nothing has no sign to read. */
const cost = fc.integer({ min: 5_00, max: 2 * OUR_PRICE });

const caseBy = (...sides: Case['by'][]): fc.Arbitrary<Case> =>
  fc
    .record({
      life: anyLife,
      disputed: fc.nat({ max: CUTS - 1 }),
      by: fc.constantFrom(...sides),
      mistake: fc.nat({ max: mistakes.length - 1 }),
      cost,
    })
    .filter(({ life, disputed, by, mistake }) => {
      const cut = bill(life, OUR_PRICE, CUTS)[disputed]!;
      return by === undefined || (!happens(life, cut.on) && mistakes[mistake]!(cut.lines) !== undefined);
    });

/** What happens on the very day of the cut may be billed at once or next time, so it hides some mistakes until then. */
function happens(life: Life, on: string): boolean {
  const { seats, cancelledOn } = holdingOf(life, OUR_PRICE);
  return cancelledOn === on || seats.some(({ since }) => since === on);
}

const anyCase = caseBy(undefined, 'ours', 'vendor');

const changedAndEndedOnTheDayOfTheCut: Case = {
  life: { billingDay: 1, seats: 2, changes: [{ after: 90, seats: 1 }], lastDay: 90, freeDays: 0 },
  ...{ disputed: 3, mistake: 0, cost: 500 },
};

interface Books {
  readonly ours: readonly Cut[];
  readonly vendor: readonly Cut[];
}

function booksOf({ life, disputed, by, mistake, cost }: Case): Books {
  const right = { ours: bill(life, OUR_PRICE, CUTS), vendor: bill(life, cost, CUTS) };
  if (!by) return right;
  const lines = mistakes[mistake]!(right[by][disputed]!.lines)!;
  return { ...right, [by]: right[by].with(disputed, { ...right[by][disputed]!, lines }) };
}

function judge({ life, disputed }: Pick<Case, 'life' | 'disputed'>, { ours, vendor }: Books) {
  const invoices = ours.map(toInvoice);
  const { verdict, obstacle, findings, difference } = reconcile({
    invoice: invoices.find(({ issuedOn }) => issuedOn === bill(life, 1, CUTS)[disputed]!.on)!,
    subscriptionId: SUBSCRIPTION,
    invoices,
    vendorInvoices: vendor.map(({ on }) => ({ id: on, issuedOn: new Date(on), total: money(0, 'CNY') })),
    vendorLines: vendor.flatMap(({ on, lines }) => lines.map((line) => toVendorLine(line, on))),
    holding: holdingOf(life, OUR_PRICE),
  });
  const silent = obstacle === 'vendor-has-no-line' && findings.length === 0; // long over: neither book says anything
  return { verdict: silent ? 'both-agree' : verdict, difference: difference.amount, findings };
}

const verdictOn = (each: Case, books = booksOf(each)) => {
  const { verdict, difference } = judge(each, books);
  return { verdict, difference };
};

const toInvoice = ({ on, to, lines }: Cut): Invoice => ({
  id: `INV-${on}`,
  customerId: '5a1f0000-0000-4000-8000-0000000000d4',
  ...{ issuedOn: on, dueOn: to, from: on, to, lines },
  total: money(0, 'CNY'),
});

const chargeTypes: Record<InvoiceLine['kind'], string> = {
  advance: 'Cycle fee',
  prorated: 'CYCLE INSTANCE PRORATE',
  reversal: 'Cycle instance prorate',
  credit: 'prorate fees when cancel',
  free: 'New',
  other: 'Offset a line item',
};

const toVendorLine = (
  { kind, product, from, to, seats, unitPrice, amount, tax }: InvoiceLine,
  on: string,
): VendorLine => ({
  invoiceId: on,
  customerId: '5a1f0000-0000-4000-8000-0000000000d4',
  subscriptionId: SUBSCRIPTION.toUpperCase(),
  billingSubscriptionId: 'AAAA',
  orderId: '1',
  chargeType: chargeTypes[kind],
  ...{ product, from, to, seats, unitPrice, amount, tax },
});

const onLines = (books: Books, change: (lines: Lines, book: keyof Books) => Lines): Books => ({
  ours: books.ours.map((cut) => ({ ...cut, lines: change(cut.lines, 'ours') })),
  vendor: books.vendor.map((cut) => ({ ...cut, lines: change(cut.lines, 'vendor') })),
});

/** In two, each rounded for itself; a mistake in the amount stays in the first. */
function inTwo(line: InvoiceLine, at: number, life: Life): Lines {
  const days = daysBetween(line.from, line.to) + 1;
  if (at % days === 0) return [line];
  const daysInPeriod = billingPeriods(life.billingDay, [])(line.from).days;
  const piece = (from: string, to: string) =>
    charge(line.kind, { from, to }, line.seats, line.unitPrice.amount, daysInPeriod);
  const second = addDays(line.from, at % days);
  const first = piece(line.from, addDays(second, -1));
  const off = line.amount.amount - piece(line.from, line.to).amount.amount;
  return [{ ...first, amount: money(first.amount.amount + off, 'CNY') }, piece(second, line.to)];
}

describe('the verdict, for any life of a subscription,', () => {
  it('is that both agree when both bill as documented', () => {
    fc.assert(
      fc.property(caseBy(undefined), (each) => {
        expect(judge(each, booksOf(each))).to.deep.equal({ verdict: 'both-agree', difference: 0, findings: [] });
      }),
      { numRuns: 300, examples: [[changedAndEndedOnTheDayOfTheCut]] },
    );
  });

  it('is against us when we made the mistake', () => {
    fc.assert(
      fc.property(caseBy('ours'), (each) => {
        expect(verdictOn(each).verdict).to.equal('we-billed-wrong');
        expect(verdictOn(each).difference).to.not.equal(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is against 21Vianet when it made the mistake, and costs the customer nothing', () => {
    fc.assert(
      fc.property(caseBy('vendor'), (each) => {
        expect(verdictOn(each)).to.deep.equal({ verdict: 'vendor-billed-wrong', difference: 0 });
      }),
      { numRuns: 300 },
    );
  });

  it('of the next invoice is not against us, when it leaves our mistake as it was', () => {
    fc.assert(
      fc.property(caseBy('ours'), (each) => {
        const books = booksOf(each);
        const [wrong, next] = [books.ours[each.disputed]!, books.ours[each.disputed + 1]];
        fc.pre(next?.lines.every(({ from }) => from > wrong.to) === true);
        const { verdict, difference, findings } = judge({ life: each.life, disputed: each.disputed + 1 }, books);

        expect({ verdict, difference }).to.deep.equal({ verdict: 'both-agree', difference: 0 });
        expect(findings.every(({ elsewhere }) => elsewhere !== undefined)).to.equal(true);
      }),
      { numRuns: 200 },
    );
  });

  it('of an advance is against us when its credit never came', () => {
    fc.assert(
      fc.property(caseBy('ours'), (each) => {
        fc.pre(each.mistake === mistakes.length - 1 && each.disputed > 0);

        expect(judge({ life: each.life, disputed: each.disputed - 1 }, booksOf(each)).verdict).to.equal(
          'we-billed-wrong',
        );
      }),
      { numRuns: 50 },
    );
  });

  it('does not change when lines are cut in pieces', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(), { minLength: 1, maxLength: 9 }), (each, places) => {
        let n = 0;
        const cut = onLines(booksOf(each), (lines) =>
          lines.flatMap((line) => inTwo(line, places[n++ % places.length]!, each.life)),
        );

        const [inPieces, whole] = [verdictOn(each, cut), verdictOn(each)];
        expect(inPieces.verdict).to.equal(whole.verdict);
        expect(inPieces.difference).to.be.closeTo(whole.difference, 2); // the pieces are rounded each
      }),
      { numRuns: 300 },
    );
  });

  it('does not change with the order of lines and invoices', () => {
    fc.assert(
      fc.property(anyCase, fc.array(fc.nat(), { minLength: 1, maxLength: 50 }), (each, numbers) => {
        let n = 0;
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, at: numbers[n++ % numbers.length]! }))
            .sort((a, b) => a.at - b.at)
            .map(({ item }) => item);
        const { ours, vendor } = onLines(booksOf(each), shuffled);

        expect(verdictOn(each, { ours: shuffled(ours), vendor: shuffled(vendor) })).to.deep.equal(verdictOn(each));
      }),
    );
  });

  it('does not change with the margin', () => {
    fc.assert(
      fc.property(anyCase, cost, (each, other) => {
        expect(verdictOn({ ...each, cost: other })).to.deep.equal(verdictOn(each));
      }),
    );
  });

  it('does not change with a cent here and there', () => {
    fc.assert(
      fc.property(
        anyCase,
        fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 1, maxLength: 11 }),
        (each, cents) => {
          let n = 0;
          const nudged = onLines(booksOf(each), (lines) =>
            lines.map((line) => ({ ...line, amount: money(line.amount.amount + cents[n++ % cents.length]!, 'CNY') })),
          );

          expect(verdictOn(each, nudged).verdict).to.equal(verdictOn(each).verdict);
        },
      ),
    );
  });
});
