import { expect } from 'chai';
import fc from 'fast-check';
import { type Explanation, explainInvoice } from '../../../services/ledger/explain';
import type { Invoice, InvoiceLine } from '../../../services/ledger/ledger';
import { lineKinds } from '../../../services/ledger/ledger';
import { money } from '../../../services/money';
import { holdings, invoiceOf, invoices, subscription } from '../reconciliation/sample';
import { invoice, line, type Written } from './lines';

const formulas = ({ items }: Explanation, subscriptionId?: string) =>
  items
    .filter((item) => item.subscriptionId === subscriptionId)
    .flatMap(({ parts }) => parts)
    .flatMap(({ kind, lines }) =>
      lines.map(({ formula: { seats, share, result, matches } }) => ({
        kind,
        seats,
        days: share && `${share.days}/${share.period.days}`,
        result: result.amount,
        matches,
      })),
    );

describe('an invoice explained', () => {
  it('shows the seat change of vector A, each line with its days and what they come to', () => {
    expect(formulas(explainInvoice(invoiceOf('TD-2026-08')), subscription.kiosk)).to.deep.equal([
      { kind: 'advance', seats: 10, days: '31/31', result: 110_00, matches: true },
      { kind: 'prorated', seats: 15, days: '5/31', result: 26_61, matches: true },
      { kind: 'prorated', seats: 12, days: '11/31', result: 46_84, matches: true },
      { kind: 'prorated', seats: 18, days: '10/31', result: 63_87, matches: true },
      { kind: 'prorated', seats: 10, days: '5/31', result: 17_74, matches: true },
      { kind: 'reversal', seats: 15, days: '31/31', result: -165_00, matches: true },
    ]);
  });

  it('accepts the documented credit of vector B, cents off, and not what its text says of the advance', () => {
    const credit: Written = { kind: 'credit', from: '2026-08-25', to: '2026-09-14', amount: '-74.51' };
    const [atEleven, atTen] = ['11.00', '10.00'].map((unitPrice) =>
      formulas(
        explainInvoice(invoice([line({ ...credit, unitPrice })], { issuedOn: '2026-09-15', to: '2026-10-14' }), {
          previous: invoice([line({ from: '2026-08-15', to: '2026-09-14', unitPrice, amount: '110.00' })]),
        }),
        subscription.kiosk,
      ),
    );

    expect(atEleven).to.deep.equal([{ kind: 'credit', seats: 10, days: '21/31', result: -74_52, matches: true }]);
    expect(atTen).to.deep.equal([{ kind: 'credit', seats: 10, days: '21/31', result: -67_74, matches: false }]);
  });

  it('shows the free period of vector C as free, and its first advance', () => {
    expect(formulas(explainInvoice(invoiceOf('TD-2026-06')), subscription.project)).to.deep.equal([
      { kind: 'advance', seats: 15, days: '30/30', result: 150_00, matches: true },
      ...[10, 20, 15].map((seats) => ({ kind: 'free', seats, days: undefined, result: 0, matches: true })),
    ]);
  });

  const single: [what: string, written: Written, expected: object][] = [
    [
      'a service by its price',
      { kind: 'other', subscriptionId: undefined, seats: 2, unitPrice: '600.00', amount: '1200.00' },
      { days: undefined, result: 1200_00, matches: true },
    ],
    [
      'a discount, which takes',
      { kind: 'other', subscriptionId: undefined, seats: 1, unitPrice: '50.00', amount: '-50.00' },
      { days: undefined, result: -50_00, matches: true },
    ],
    [
      'a credit by agreement, which counts no days',
      { kind: 'credit', seats: 1, unitPrice: '50.00', from: '2026-07-20', to: '2026-07-20', amount: '-50.00' },
      { days: undefined, result: -50_00, matches: true },
    ],
    ['a charge five cents off as right', { amount: '110.05' }, { days: '31/31', result: 110_00, matches: true }],
    ['a charge six cents off as not', { amount: '110.06' }, { days: '31/31', result: 110_00, matches: false }],
    [
      'an advance for part of a month by its days',
      { from: '2026-07-20', amount: '92.26' },
      { days: '26/31', result: 92_26, matches: true },
    ],
  ];
  for (const [what, written, expected] of single) {
    it(`shows ${what}`, () => {
      const explained = explainInvoice(invoice([line(written), line({ subscriptionId: 'another', amount: '110.00' })]));

      expect(explained.items[0]?.parts[0]?.lines[0]?.formula.result.amount).to.not.equal(undefined);
      expect(formulas(explained, line(written).subscriptionId)[0]).to.include(expected);
    });
  }

  it('says whether the days of the period are stated by an advance or worked out', () => {
    const prorated = line({ kind: 'prorated', from: '2026-07-15', to: '2026-07-19', seats: 15, amount: '26.61' });
    const stated = (previous?: Invoice) =>
      explainInvoice(invoice([prorated]), { previous }).items[0]?.parts[0]?.lines[0]?.formula.share?.period;

    expect(stated(invoice([line({ amount: '165.00' })]))).to.include({ days: 31, stated: true });
    expect(stated()).to.deep.equal({ from: '2026-07-15', to: '2026-08-14', days: 31, stated: false });
  });

  it('adds up: parts to items, items and tax to the total', () => {
    for (const each of invoices) {
      const { items, beforeTax, tax, total } = explainInvoice(each);
      const parts = items.flatMap((item) => item.parts);

      expect(beforeTax.amount + tax.amount, each.id).to.equal(total.amount);
      expect(parts.reduce((all, { amount }) => all + amount.amount, 0)).to.equal(beforeTax.amount);
      expect(parts.flatMap(({ lines }) => lines)).to.have.lengthOf(each.lines.length);
    }
  });

  it('finds every amount of the sample right: what is wrong there is seats, prices, repetitions', () => {
    const off = invoices.flatMap((each) =>
      explainInvoice(each).items.flatMap(({ parts }) =>
        parts.flatMap(({ lines }) => lines.filter(({ formula }) => !formula.matches)),
      ),
    );

    expect(off).to.deep.equal([]);
  });
});

describe('the difference to the previous invoice', () => {
  const difference = (id: string, previous: string) =>
    explainInvoice(invoiceOf(id), { previous: invoiceOf(previous), holdings }).difference;

  const causes = (found: Explanation['difference']) =>
    found?.causes.map(({ kind, amount, lasts, before, now, since }) => [
      kind,
      amount.amount,
      lasts,
      before,
      now,
      since,
    ]);

  const sample: [id: string, previous: string, amount: number, causes: unknown[][]][] = [
    [
      'BF-2026-07',
      'BF-2026-06',
      1206_28,
      [
        ['seat-change', 750_00, 'as-billed', 20, 25, undefined],
        ['seat-change', 350_00, 'this-time', undefined, undefined, undefined],
        ['price-change', 38_00, 'from-now-on', 95_00, 104_50, '2026-07-15'],
        ['tax', 68_28, 'from-now-on', undefined, undefined, undefined],
      ],
    ],
    [
      'BF-2026-08',
      'BF-2026-07',
      -1272_00,
      [
        ['cancelled-subscription', -550_00, 'from-now-on', undefined, undefined, '2026-06-24'],
        ['seat-change', -350_00, 'last-time', undefined, undefined, undefined],
        ['seat-change', -300_00, 'as-billed', 25, 23, undefined],
        ['tax', -72_00, 'from-now-on', undefined, undefined, undefined],
      ],
    ],
    [
      'BF-2026-09',
      'BF-2026-08',
      1272_00,
      [
        ['one-off-service', 1200_00, 'this-time', undefined, undefined, undefined],
        ['tax', 72_00, 'from-now-on', undefined, undefined, undefined],
      ],
    ],
    [
      'BF-2026-10',
      'BF-2026-09',
      -828_92,
      [
        ['one-off-service', -1200_00, 'last-time', undefined, undefined, undefined],
        ['charged-twice', 418_00, 'this-time', undefined, undefined, undefined],
        ['tax', -46_92, 'from-now-on', undefined, undefined, undefined],
      ],
    ],
    [
      'TD-2026-11',
      'TD-2026-10',
      67_84,
      [
        ['price-change', 64_00, 'as-billed', 150_00, 158_00, undefined],
        ['tax', 3_84, 'from-now-on', undefined, undefined, undefined],
      ],
    ],
    ['TD-2026-07', 'TD-2026-06', 0, []],
  ];
  for (const [id, previous, amount, expected] of sample) {
    it(`has its causes, ${id} after ${previous}`, () => {
      const found = difference(id, previous);

      expect(found?.amount.amount).to.equal(amount);
      expect(causes(found)).to.deep.equal(expected);
    });
  }

  const made: [what: string, previous: Written[], now: Written[], causes: unknown[][]][] = [
    ['a new subscription', [], [{ amount: '110.00' }], [['new-subscription', 110_00, 'as-billed']]],
    [
      'a credit',
      [{ amount: '110.00' }],
      [{ amount: '110.00' }, { kind: 'credit', amount: '-74.52' }],
      [['credit', -74_52, 'this-time']],
    ],
    [
      'a credit that was',
      [{ amount: '110.00' }, { kind: 'credit', amount: '-74.52' }],
      [{ amount: '110.00' }],
      [['credit', 74_52, 'last-time']],
    ],
    [
      'seats and price at once: the seats at the old price, the price for all seats',
      [{ amount: '110.00' }],
      [{ seats: 12, unitPrice: '12.00', amount: '144.00' }],
      [
        ['seat-change', 22_00, 'as-billed'],
        ['price-change', 12_00, 'as-billed'],
      ],
    ],
    [
      'the same discount each month, which is no cause',
      [{ kind: 'other', subscriptionId: undefined, product: 'Discount', amount: '-5.00' }],
      [{ kind: 'other', subscriptionId: undefined, product: 'Discount', amount: '-5.00' }],
      [],
    ],
    ['cents', [{ amount: '110.00' }], [{ amount: '110.02' }], [['rounding', 2, 'this-time']]],
    [
      'more than cents that no line says why',
      [{ amount: '110.00' }],
      [{ amount: '120.00' }],
      [['unexplained', 10_00, 'this-time']],
    ],
  ];
  for (const [what, previous, now, expected] of made) {
    it(`names ${what}`, () => {
      const found = explainInvoice(invoice(now.map(line)), { previous: invoice(previous.map(line)) }).difference;

      expect(causes(found)?.map((cause) => cause.slice(0, 3))).to.deep.equal(expected);
    });
  }

  describe('of a subscription', () => {
    const since = (...seats: [since: string, seats: number][]) => seats.map(([since, seats]) => ({ since, seats }));
    const record = { ...holdings[0]!, subscriptionId: subscription.kiosk, prices: [], cancelledOn: undefined };
    const july: Written = { from: '2026-07-15', to: '2026-08-14', amount: '110.00' };
    const august: Written = { from: '2026-08-15', to: '2026-09-14', seats: 12, amount: '132.00' };
    const changes: [what: string, seats: { since: string; seats: number }[], lasts: string, day?: string][] = [
      [
        'has its day where the record has both',
        since(['2026-01-15', 10], ['2026-08-15', 12]),
        'from-now-on',
        '2026-08-15',
      ],
      [
        'has its day where others came between',
        since(['2026-01-15', 10], ['2026-07-20', 14], ['2026-08-10', 12]),
        'from-now-on',
        '2026-08-10',
      ],
      ['has none where the record had another before', since(['2026-01-15', 8], ['2026-08-15', 12]), 'as-billed'],
      ['has none where the record has another now', since(['2026-01-15', 10], ['2026-08-15', 11]), 'as-billed'],
      ['has none where the record changed later', since(['2026-01-15', 10], ['2026-10-01', 12]), 'as-billed'],
      ['has none where the record changed long before', since(['2026-01-15', 10], ['2026-03-01', 12]), 'as-billed'],
    ];
    for (const [what, seats, lasts, day] of changes) {
      it(what, () => {
        const previous = invoice([line(july)]);
        const { difference } = explainInvoice(invoice([line(august)]), { previous, holdings: [{ ...record, seats }] });

        expect(causes(difference)).to.deep.equal([['seat-change', 22_00, lasts, 10, 12, day]]);
      });
    }

    it('lasts until the end where the record has one', () => {
      const seats = since(['2026-01-15', 10], ['2026-08-15', 12]);
      const [previous, ended] = [invoice([line(july)]), { ...record, seats, cancelledOn: '2026-08-24' }];
      const [cause] = explainInvoice(invoice([line(august)]), { previous, holdings: [ended] }).difference?.causes ?? [];

      expect(cause).to.include({ lasts: 'until-its-end', since: '2026-08-15', until: '2026-08-24' });
    });

    it('is new, or over, from now on only by the record', () => {
      const [none, one] = [invoice([]), invoice([line(july)])];
      const held = { ...record, seats: since(['2026-07-15', 10]) };
      const over = { ...held, cancelledOn: '2026-07-01' };

      expect(causes(explainInvoice(one, { previous: none, holdings: [held] }).difference)).to.deep.equal([
        ['new-subscription', 110_00, 'from-now-on', undefined, undefined, '2026-07-15'],
      ]);
      expect(causes(explainInvoice(none, { previous: one, holdings: [held] }).difference)?.[0]?.[2]).to.equal(
        'as-billed',
      );
      expect(causes(explainInvoice(none, { previous: one, holdings: [over] }).difference)?.[0]?.[2]).to.equal(
        'from-now-on',
      );
    });
  });

  it('is not made between two currencies', () => {
    const dollars = { ...invoice([]), total: money(1, 'USD') };

    expect(explainInvoice(invoice([line({ amount: '110.00' })]), { previous: dollars }).difference).to.equal(undefined);
  });

  const anyLine: fc.Arbitrary<InvoiceLine> = fc
    .record({
      kind: fc.constantFrom(...lineKinds),
      subscriptionId: fc.constantFrom('s1', 's2', undefined),
      product: fc.constantFrom('one', 'two'),
      seats: fc.integer({ min: 0, max: 50 }),
      price: fc.integer({ min: 0, max: 20_000 }),
      amount: fc.integer({ min: -500_000, max: 500_000 }),
      tax: fc.integer({ min: -30_000, max: 30_000 }),
    })
    .map(({ price, amount, tax, ...rest }) => ({
      ...line({ amount: '0.00' }),
      ...rest,
      unitPrice: money(price, 'CNY'),
      amount: money(amount, 'CNY'),
      tax: money(tax, 'CNY'),
    }));
  const anyInvoice = fc
    .tuple(fc.array(anyLine, { maxLength: 8 }), fc.integer({ min: -3, max: 3 }))
    .map(([lines, cents]) => {
      const { total, ...rest } = invoice(lines);
      return { ...rest, total: money(total.amount + cents, 'CNY') };
    });

  it('is the sum of its causes, exactly, whatever the two invoices', () => {
    fc.assert(
      fc.property(anyInvoice, anyInvoice, (previous, now) => {
        const found = explainInvoice(now, { previous }).difference;

        expect(found?.amount.amount).to.equal(now.total.amount - previous.total.amount);
        expect(found?.causes.reduce((all, { amount }) => all + amount.amount, 0)).to.equal(found?.amount.amount);
        expect(found?.causes.some(({ amount }) => amount.amount === 0)).to.equal(false);
      }),
    );
  });
});
