import { expect } from 'chai';
import { addDays } from '../../../services/calendar/day';
import { daysIn } from '../../../services/ledger/billing-period';
import type { Invoice, InvoiceLine } from '../../../services/ledger/ledger';
import { expectedAmount } from '../../../services/ledger/proration';
import { minorUnits, money } from '../../../services/money';
import type { VendorLine } from '../../../services/partner-center/partner-center';
import { reconcile, reconcileDispute } from '../../../services/reconciliation/reconcile';
import type {
  Evidence,
  Finding,
  Obstacle,
  Reconciliation,
  Verdict,
} from '../../../services/reconciliation/reconciliation';
import { evidence, holdings, invoiceOf, invoices, subscription, vendorInvoices, vendorLines } from './sample';

type Row = [
  code: string,
  side: string,
  from: string,
  to: string,
  seats: string,
  expected?: number,
  difference?: number,
];

/** `seats` is ours, 21Vianet's and held; money is the customer's, in minor units. */
const rows = ({ findings }: Reconciliation): Row[] =>
  findings.map(({ code, side, from, to, ours, vendor, held, money: worth }) => [
    code,
    side,
    from,
    to,
    [ours, vendor, held].map((seats) => seats ?? '-').join('/'),
    worth?.expected.amount,
    worth?.difference.amount,
  ]);

describe('the sample, where the two books disagree', () => {
  const cases: [id: string, subscriptionId: string, verdict: Verdict, rows: Row[], difference: number][] = [
    [
      'BF-2026-07',
      subscription.e3,
      'we-billed-wrong',
      [
        ['seats-differ', 'ours', '2026-07-01', '2026-07-14', '25/23/23', 1610_00, 140_00],
        ['seats-differ', 'ours', '2026-07-15', '2026-08-14', '25/23/23', 3450_00, 300_00],
      ],
      440_00,
    ],
    [
      'BF-2026-07',
      subscription.exchange,
      'vendor-billed-wrong',
      [
        ['credit-missing', 'both', '2026-06-25', '2026-07-14', '10/10/0', 0, 366_67],
        ['billed-after-cancellation', 'both', '2026-07-15', '2026-08-14', '10/10/0', 0, 550_00],
      ],
      916_67,
    ],
    [
      'BF-2026-10',
      subscription.visio,
      'we-billed-wrong',
      [['billed-twice', 'ours', '2026-10-15', '2026-11-14', '8/4/4', 418_00, 418_00]],
      418_00,
    ],
    [
      'TD-2026-08', // its advance was right; the credit for the unused days never came
      subscription.kiosk,
      'we-billed-wrong',
      [['credit-missing', 'ours', '2026-08-25', '2026-09-14', '10/0/0', 0, 74_52]],
      74_52,
    ],
    [
      'TD-2026-09',
      subscription.kiosk,
      'we-billed-wrong',
      [['credit-missing', 'ours', '2026-08-25', '2026-09-14', '10/0/0', 0, 74_52]],
      74_52,
    ],
    [
      'TD-2026-11',
      subscription.e3OfTidepool,
      'we-billed-wrong',
      [['price-differs', 'ours', '2026-11-15', '2026-12-14', '8/8/8', 1200_00, 64_00]],
      64_00,
    ],
  ];
  for (const [id, subscriptionId, verdict, expected, difference] of cases) {
    it(`says of ${holdings.find((holding) => holding.subscriptionId === subscriptionId)?.product} on ${id}: ${verdict}`, () => {
      const result = reconcile(evidence(id, subscriptionId));

      expect(result).to.include({ verdict, invoiceId: id, subscriptionId });
      expect(result.obstacle).to.equal(undefined);
      expect(rows(result)).to.deep.equal(expected);
      expect(result.difference).to.deep.equal(money(difference, 'CNY'));
    });
  }

  it("counts what 21Vianet's mistake costs the partner, at its own price", () => {
    const costs = reconcile(evidence('BF-2026-07', subscription.exchange)).findings.map(
      ({ cost }) => cost?.difference.amount,
    );

    expect(costs).to.deep.equal([280_00, 420_00]);
  });

  it('names the lines that charge the days in question', () => {
    const [first] = reconcile(evidence('BF-2026-10', subscription.visio)).findings;

    expect(first?.lines).to.deep.equal(['BF-2026-10/2', 'BF-2026-10/3']);
  });

  it('has no other disagreement', () => {
    const wrong = invoices.flatMap((invoice) =>
      reconcileDispute({ ...all(invoice), holdings: ofCustomer(holdings, invoice) })
        .filter(({ verdict }) => verdict !== 'both-agree' && verdict !== 'not-comparable')
        .map(({ product }) => `${invoice.id} ${product}`),
    );

    expect(wrong).to.have.members([
      'BF-2026-06 Exchange Online (Plan 2)', // paid ahead, cancelled within, never given back
      'BF-2026-07 Office 365 E3',
      'BF-2026-07 Exchange Online (Plan 2)',
      'BF-2026-10 Visio Plan 2',
      'TD-2026-08 Exchange Online Kiosk',
      'TD-2026-09 Exchange Online Kiosk',
      'TD-2026-11 Office 365 E3',
    ]);
  });

  it('mentions what another invoice has wrong, and judges the disputed one', () => {
    const visio = reconcile(evidence('BF-2026-11', subscription.visio));

    expect(visio).to.include({ verdict: 'both-agree' });
    expect(visio.difference.amount).to.equal(0);
    expect(visio.findings.map(({ code, from, elsewhere }) => [code, from, elsewhere])).to.deep.equal([
      ['billed-twice', '2026-10-15', 'BF-2026-10'],
    ]);
  });

  for (const lineIds of [['6'], undefined]) {
    it(`finds the credit that never came for ${lineIds ? 'a line' : 'an invoice'} that was right when it was written`, () => {
      const [kiosk] = reconcileDispute({ ...all(invoiceOf('TD-2026-08')), lineIds, holdings });

      expect(rows(kiosk!)).to.deep.equal([['credit-missing', 'ours', '2026-08-25', '2026-09-14', '10/0/0', 0, 74_52]]);
      expect(kiosk?.findings[0]).to.include({ settled: false, elsewhere: undefined });
    });
  }

  it('mentions that credit only, where another line of the invoice is disputed', () => {
    const [kiosk] = reconcileDispute({ ...all(invoiceOf('TD-2026-08')), lineIds: ['2'], holdings });

    expect(kiosk).to.include({ verdict: 'both-agree' });
    expect(kiosk?.difference.amount).to.equal(0);
    expect(kiosk?.findings.map(({ code, elsewhere }) => [code, elsewhere])).to.deep.equal([
      ['credit-missing', 'TD-2026-08/6'],
    ]);
  });

  it('asks for no credit before an invoice could have it', () => {
    const june = ['TD-2026-06', 'TD-2026-07', 'TD-2026-08'].map(invoiceOf);

    expect(reconcile({ ...evidence('TD-2026-08', subscription.kiosk), invoices: june }).verdict).to.equal('both-agree');
  });

  it('cannot compare the migration day, a service of the partner’s own', () => {
    const [result, ...more] = reconcileDispute({
      ...all(invoiceOf('BF-2026-09')),
      lineIds: ['3'],
      holdings,
    });

    expect(result).to.include({ verdict: 'not-comparable', obstacle: 'own-service', subscriptionId: undefined });
    expect(more).to.deep.equal([]);
  });
});

describe('a dispute', () => {
  it('is about the subscriptions of its lines', () => {
    const results = reconcileDispute({ ...all(invoiceOf('BF-2026-07')), lineIds: ['3', '4', '6'], holdings });

    expect(results.map(({ subscriptionId }) => subscriptionId)).to.deep.equal([subscription.e3, subscription.visio]);
  });

  it('about no line leaves earlier invoices their own mistakes', () => {
    const results = reconcileDispute({
      ...all(invoiceOf('BF-2026-08')),
      holdings: ofCustomer(holdings, invoiceOf('BF-2026-08')),
    });

    expect(
      results.map(({ product, verdict, findings }) => [product, verdict, findings.map(({ elsewhere }) => elsewhere)]),
    ).to.deep.equal([
      ['Office 365 E3', 'both-agree', ['BF-2026-07']],
      ['Visio Plan 2', 'both-agree', []],
    ]);
  });

  it('about no line finds what is missing on the invoice', () => {
    const results = reconcileDispute({
      ...all(invoiceOf('TD-2026-09')),
      holdings: ofCustomer(holdings, invoiceOf('TD-2026-09')),
    });

    expect(results.map(({ product, verdict }) => [product, verdict])).to.deep.equal([
      ['Project Plan 3', 'both-agree'],
      ['Office 365 E3', 'both-agree'],
      ['Exchange Online Kiosk', 'we-billed-wrong'],
    ]);
  });
});

describe('two books that cannot be compared', () => {
  const visio = (change: Partial<Evidence>): Evidence => ({ ...evidence('BF-2026-10', subscription.visio), ...change });
  const october = new Date('2026-10-01');

  const cases: [what: string, evidence: Evidence, obstacle: Obstacle][] = [
    ['a line without a subscription', visio({ subscriptionId: undefined }), 'own-service'],
    ['no line of the subscription at 21Vianet', visio({ vendorLines: [] }), 'vendor-has-no-line'],
    ['its invoice for the period not there yet', before(visio({}), october), 'vendor-invoice-missing'],
    ['no invoice of 21Vianet at all', visio({ vendorInvoices: [], vendorLines: [] }), 'vendor-invoice-missing'],
    ['its older invoices not at hand', since(visio({}), october), 'vendor-invoice-missing'],
    [
      'its older invoices not at hand, where this one takes back what they charged',
      since(evidence('BF-2026-07', subscription.e3), new Date('2026-07-01')),
      'vendor-invoice-missing',
    ],
    ['another currency', visio({ vendorLines: vendorLines.map(inDollars) }), 'currency-differs'],
    [
      'books that differ, and no record of what is held',
      visio({ holding: undefined, vendorLines: withSeats(subscription.visio, 3) }),
      'no-holding',
    ],
    [
      'lines of a charge type nobody documented',
      visio({ vendorLines: withType(subscription.visio, 'Fee of 2031') }),
      'vendor-has-no-line',
    ],
    [
      'a difference that an adjustment without seats may explain',
      {
        ...evidence('BF-2026-07', subscription.exchange),
        vendorLines: [...vendorLines, offset(subscription.exchange)],
      },
      'vendor-line-unclear',
    ],
  ];
  for (const [what, given, obstacle] of cases) {
    it(`say why: ${what}`, () => {
      expect(reconcile(given)).to.include({ verdict: 'not-comparable', obstacle });
    });
  }

  it('still show what is wrong by our own record', () => {
    const result = reconcile(visio({ vendorLines: [] }));

    expect(rows(result)).to.deep.equal([['billed-twice', 'ours', '2026-10-15', '2026-11-14', '8/-/4', 418_00, 418_00]]);
  });

  it('keep the words of an unknown charge type', () => {
    expect(
      reconcile(visio({ vendorLines: withType(subscription.visio, 'Fee of 2031') })).unknownChargeTypes,
    ).to.deep.equal(['Fee of 2031']);
  });
});

describe('the verdict', () => {
  const cases: [what: string, evidence: Evidence, verdict: Verdict, codes: Finding['code'][]][] = [
    [
      'does not mind an adjustment where nothing differs',
      { ...evidence('BF-2026-08', subscription.visio), vendorLines: [...vendorLines, offset(subscription.visio)] },
      'both-agree',
      [],
    ],
    [
      'joins by an id in any case',
      { ...evidence('BF-2026-08', subscription.visio.toUpperCase()), holding: held(subscription.visio) },
      'both-agree',
      [],
    ],
    [
      'needs no record of what is held where both say the same',
      { ...evidence('BF-2026-08', subscription.visio), holding: undefined },
      'both-agree',
      [],
    ],
    [
      'nor where one of them says it twice',
      { ...evidence('BF-2026-10', subscription.visio), holding: undefined },
      'we-billed-wrong',
      ['billed-twice'],
    ],
    [
      'is against 21Vianet when it bills twice',
      {
        ...evidence('BF-2026-08', subscription.visio),
        vendorLines: [...vendorLines, ...vendorLines.filter(({ invoiceId }) => invoiceId === 'D070008CNS')],
      },
      'vendor-billed-wrong',
      ['billed-twice'],
    ],
    [
      'is against us alone when 21Vianet stopped billing and we did not',
      {
        ...evidence('BF-2026-07', subscription.exchange),
        vendorLines: vendorLines
          .filter(({ subscriptionId, invoiceId }) => subscriptionId !== subscription.exchange || invoiceId < 'D070007')
          .concat(creditFor(subscription.exchange)),
      },
      'we-billed-wrong',
      ['credit-missing', 'billed-after-cancellation'],
    ],
    [
      'is against us when we forgot to bill',
      without('BF-2026-08', subscription.visio),
      'we-billed-wrong',
      ['not-billed'],
    ],
    [
      'is against us when we charge the free period',
      charging('TD-2026-06', subscription.project),
      'we-billed-wrong',
      ['free-period-charged'],
    ],
    [
      'is against us when our own arithmetic is off',
      off('BF-2026-08', subscription.visio, 1_00),
      'we-billed-wrong',
      ['arithmetic'],
    ],
    ['minds no cents', off('BF-2026-08', subscription.visio, 5), 'both-agree', []],
    [
      'accepts a documented truncation (vector B)',
      {
        ...evidence('TD-2026-09', subscription.kiosk),
        vendorLines: vendorLines.map((line) =>
          line.amount.amount === -57_58 ? { ...line, amount: money(-57_57, 'CNY') } : line,
        ),
      },
      'we-billed-wrong',
      ['credit-missing'],
    ],
    [
      'is against 21Vianet when its arithmetic is off',
      {
        ...evidence('BF-2026-11', subscription.e3),
        vendorLines: vendorLines.map((line) =>
          line.amount.amount === 1492_13 ? { ...line, amount: money(1495_13, 'CNY') } : line,
        ),
      },
      'vendor-billed-wrong',
      ['arithmetic'],
    ],
    [
      'knows an invoice written three days before its period',
      issued(evidence('BF-2026-08', subscription.visio), '2026-08-12'),
      'both-agree',
      [],
    ],
    [
      'knows an invoice written five days after',
      issued(evidence('BF-2026-07', subscription.visio), '2026-07-20'),
      'both-agree',
      [],
    ],
    [
      'accepts what an invoice written late knows already, and one written on its day does not',
      lateWith(2, '2026-08-17'),
      'both-agree',
      [],
    ],
    [
      'lets the price a period began with stand to its end',
      {
        ...evidence('BF-2026-08', subscription.visio),
        holding: {
          ...held(subscription.visio),
          prices: [
            { since: '2026-07-15', unitPrice: money(104_50, 'CNY') },
            { since: '2026-08-20', unitPrice: money(120_00, 'CNY') },
          ],
        },
      },
      'both-agree',
      [],
    ],
    ['leaves every piece its own rounding, also of a month in days', byTheDay(), 'both-agree', []],
    [
      'reads seats that carry the sign of what they take back',
      {
        ...evidence('BF-2026-11', subscription.e3),
        vendorLines: vendorLines.map((line) => (line.amount.amount < 0 ? { ...line, seats: -line.seats } : line)),
      },
      'both-agree',
      [],
    ],
    [
      'is against us when seats were given up and the advance was never corrected',
      fewerSeats(),
      'we-billed-wrong',
      ['seats-differ'],
    ],
    [
      'does not take a holding’s later change for a mistake',
      {
        ...evidence('BF-2026-08', subscription.visio),
        holding: {
          ...held(subscription.visio),
          seats: [
            { since: '2025-07-15', seats: 4 },
            { since: '2026-08-20', seats: 9 },
          ],
        },
      },
      'both-agree',
      [],
    ],
  ];
  for (const [what, given, verdict, codes] of cases) {
    it(what, () => {
      const result = reconcile(given);

      expect([...new Set(result.findings.map(({ code }) => code))]).to.deep.equal(codes);
      expect([result.verdict, result.obstacle]).to.deep.equal([verdict, undefined]);
    });
  }

  it('does not judge days whose advance is on an invoice of ours that was never imported', () => {
    const invoice = invoiceOf('BF-2026-07');

    expect(rows(reconcile({ ...evidence(invoice.id, subscription.e3), invoices: [invoice] }))).to.deep.equal([
      ['seats-differ', 'ours', '2026-07-15', '2026-08-14', '25/23/23', 3450_00, 300_00],
    ]);
  });

  it('says when a later invoice has put it right, and asks for no more money', () => {
    const wrong = invoiceOf('BF-2026-10');
    const november = invoiceOf('BF-2026-11');
    const credit: InvoiceLine = { ...wrong.lines[2]!, id: '6', kind: 'credit', amount: money(-418_00, 'CNY') };
    const settled = reconcile({
      ...evidence('BF-2026-10', subscription.visio),
      invoices: [wrong, { ...november, lines: [...november.lines, credit] }],
    });

    expect(settled.verdict).to.equal('we-billed-wrong');
    expect(settled.findings.map(({ code, settled }) => [code, settled])).to.deep.equal([['billed-twice', true]]);
    expect(settled.difference.amount).to.equal(0);
  });

  it('reads an add-on billed under its base as a subscription of its own, as 21Vianet bills it', () => {
    const addOn = 'add00000-0000-4000-8000-000000000009';
    const base = invoiceOf('BF-2026-08').lines[1]!;
    const line: InvoiceLine = {
      ...base,
      id: '9',
      product: 'Visio Storage',
      seats: 7,
      unitPrice: money(10_00, 'CNY'),
      amount: money(70_00, 'CNY'),
    };
    const invoice: Invoice = { ...invoiceOf('BF-2026-08'), lines: [base, line] };
    const vendor = vendorLines.filter(
      ({ invoiceId, subscriptionId }) => invoiceId === 'D070008CNS' && subscriptionId === subscription.visio,
    );
    const dispute = {
      ...all(invoice),
      invoices: [invoice],
      vendorLines: [
        ...vendor,
        ...vendor.map((each) => ({
          ...each,
          subscriptionId: addOn,
          seats: 7,
          amount: money(7 * each.unitPrice.amount, 'CNY'),
        })),
      ],
      lineIds: ['2', '9'],
      holdings: [held(subscription.visio)],
    };
    const known = [{ id: addOn.toUpperCase(), parentId: subscription.visio, name: 'VISIO STORAGE' }];

    expect(
      reconcileDispute({ ...dispute, subscriptions: known }).map(({ subscriptionId, verdict }) => [
        subscriptionId,
        verdict,
      ]),
    ).to.deep.equal([
      [subscription.visio, 'both-agree'],
      [addOn, 'both-agree'],
    ]);
    expect(reconcileDispute(dispute).map(({ verdict }) => verdict)).to.deep.equal(['we-billed-wrong']);
    const ofAnother = known.map((each) => ({ ...each, parentId: subscription.e3 }));
    expect(reconcileDispute({ ...dispute, subscriptions: ofAnother }).map(({ verdict }) => verdict)).to.deep.equal([
      'we-billed-wrong',
    ]);
  });

  it('reads a subscription paid by the year', () => {
    const yearly = {
      from: '2026-08-15',
      to: '2027-08-14',
      seats: 4,
      unitPrice: money(1140_00, 'CNY'),
      amount: money(4560_00, 'CNY'),
    };
    const invoice: Invoice = {
      ...invoiceOf('BF-2026-08'),
      lines: [{ ...invoiceOf('BF-2026-08').lines[1]!, ...yearly }],
    };
    const [vendorLine] = vendorLines.filter(({ subscriptionId }) => subscriptionId === subscription.visio);
    const result = reconcile({
      ...evidence('BF-2026-08', subscription.visio),
      invoice,
      invoices: [invoice],
      vendorLines: [{ ...vendorLine!, ...yearly, invoiceId: 'D070008CNS' }],
      holding: {
        ...held(subscription.visio),
        seats: [{ since: '2025-08-15', seats: 4 }],
        prices: [{ since: '2025-08-15', unitPrice: yearly.unitPrice }],
      },
    });

    expect(rows(result)).to.deep.equal([]);
    expect(result.verdict).to.equal('both-agree');
    expect(result.window.to).to.equal('2027-08-14');
  });
});

function ofCustomer<T extends { readonly customerId: string }>(list: readonly T[], { customerId }: Invoice): T[] {
  return list.filter((each) => each.customerId === customerId);
}

function all(invoice: Invoice) {
  return {
    invoice,
    invoices: ofCustomer(invoices, invoice),
    vendorInvoices,
    vendorLines: ofCustomer(vendorLines, invoice),
  };
}

function held(subscriptionId: string) {
  return holdings.find((holding) => holding.subscriptionId === subscriptionId)!;
}

/** Only 21Vianet's invoices issued before a day, or from it on. */
function before(given: Evidence, day: Date): Evidence {
  return only(given, (issuedOn) => issuedOn < day);
}

function since(given: Evidence, day: Date): Evidence {
  return only(given, (issuedOn) => issuedOn >= day);
}

function only(given: Evidence, wanted: (issuedOn: Date) => boolean): Evidence {
  const kept = vendorInvoices.filter(({ issuedOn }) => wanted(issuedOn));
  return {
    ...given,
    vendorInvoices: kept,
    vendorLines: vendorLines.filter(({ invoiceId }) => kept.some(({ id }) => id === invoiceId)),
  };
}

function inDollars(line: VendorLine): VendorLine {
  return { ...line, amount: money(line.amount.amount, 'USD') };
}

function changed(subscriptionId: string, change: (line: VendorLine) => VendorLine): VendorLine[] {
  return vendorLines.map((line) => (line.subscriptionId === subscriptionId ? change(line) : line));
}

function withSeats(subscriptionId: string, seats: number) {
  return changed(subscriptionId, (line) => ({ ...line, seats, amount: money(seats * line.unitPrice.amount, 'CNY') }));
}

function withType(subscriptionId: string, chargeType: string) {
  return changed(subscriptionId, (line) => ({ ...line, chargeType }));
}

function offset(subscriptionId: string): VendorLine {
  const line = vendorLines.find((each) => each.subscriptionId === subscriptionId)!;
  return {
    ...line,
    invoiceId: 'D070007CNS',
    chargeType: 'Offset a line item',
    from: '',
    to: '',
    amount: money(-420_00, 'CNY'),
  };
}

/** What 21Vianet should have credited for the days after the cancellation of 24 June. */
function creditFor(subscriptionId: string): VendorLine[] {
  const line = vendorLines.find((each) => each.subscriptionId === subscriptionId)!;
  return [
    {
      ...line,
      invoiceId: 'D070007CNS',
      chargeType: 'Prorate fees when cancel',
      from: '2026-06-25',
      amount: money(-minorUnits('280.00'), 'CNY'),
    },
  ];
}

/** The invoice of the evidence changed, wherever it stands. */
function rewritten(given: Evidence, change: (invoice: Invoice) => Invoice): Evidence {
  const invoice = change(given.invoice);
  return { ...given, invoice, invoices: given.invoices.map((each) => (each.id === invoice.id ? invoice : each)) };
}

function without(id: string, subscriptionId: string): Evidence {
  return rewritten(evidence(id, subscriptionId), (invoice) => ({
    ...invoice,
    lines: invoice.lines.filter((line) => line.subscriptionId !== subscriptionId),
  }));
}

function charging(id: string, subscriptionId: string): Evidence {
  const unitPrice = money(10_00, 'CNY');
  const charged = (line: InvoiceLine): InvoiceLine => ({
    ...line,
    kind: 'prorated',
    unitPrice,
    amount: expectedAmount({ unitPrice, seats: line.seats, days: daysIn(line), daysInPeriod: 31 }),
  });
  return rewritten(evidence(id, subscriptionId), (invoice) => ({
    ...invoice,
    lines: invoice.lines.map((line) =>
      line.kind === 'free' && line.subscriptionId === subscriptionId ? charged(line) : line,
    ),
  }));
}

function off(id: string, subscriptionId: string, by: number): Evidence {
  return rewritten(evidence(id, subscriptionId), (invoice) => ({
    ...invoice,
    lines: invoice.lines.map((line) =>
      line.subscriptionId === subscriptionId && line.kind === 'advance'
        ? { ...line, amount: money(line.amount.amount + by, 'CNY') }
        : line,
    ),
  }));
}

function issued(given: Evidence, issuedOn: string): Evidence {
  return rewritten(given, (invoice) => ({ ...invoice, issuedOn }));
}

/** Visio on BF-2026-08, written on the 20th, with so many seats more from a day on that the holding has too. */
function lateWith(more: number, day: string): Evidence {
  const given = issued(evidence('BF-2026-08', subscription.visio), '2026-08-20');
  const visio = held(subscription.visio);
  const { unitPrice } = visio.prices.at(-1)!;
  return {
    ...rewritten(given, (invoice) => {
      const line: InvoiceLine = { ...invoice.lines[1]!, id: '9', kind: 'prorated', from: day, seats: more };
      const amount = expectedAmount({ unitPrice, seats: more, days: daysIn(line), daysInPeriod: 31 });
      return { ...invoice, lines: [...invoice.lines, { ...line, amount }] };
    }),
    holding: { ...visio, seats: [...visio.seats, { since: day, seats: 4 + more }] },
  };
}

/** A Visio seat given up on 20 August: 21Vianet charged its days anew in September, we never did. */
function fewerSeats(): Evidence {
  const [august] = vendorLines.filter(
    ({ subscriptionId, invoiceId }) => subscriptionId === subscription.visio && invoiceId === 'D070008CNS',
  );
  const anew = (from: string, to: string, seats: number): VendorLine => {
    const days = daysIn({ from, to });
    const amount = expectedAmount({ unitPrice: august!.unitPrice, seats, days, daysInPeriod: 31 });
    return { ...august!, invoiceId: 'D070009CNS', chargeType: 'Cycle instance prorate', from, to, seats, amount };
  };
  const reversal = anew(august!.from, august!.to, 4);
  return {
    ...evidence('BF-2026-08', subscription.visio),
    vendorLines: [
      ...vendorLines,
      { ...reversal, amount: money(-reversal.amount.amount, 'CNY') },
      anew('2026-08-15', '2026-08-19', 4),
      anew('2026-08-20', '2026-09-14', 3),
    ],
    holding: {
      ...held(subscription.visio),
      seats: [
        { since: '2025-07-15', seats: 4 },
        { since: '2026-08-20', seats: 3 },
      ],
    },
  };
}

/** Visio on BF-2026-08 in 31 lines of a day, 13.48 each: 12 cents less than the month in one. */
function byTheDay(): Evidence {
  return rewritten(evidence('BF-2026-08', subscription.visio), (invoice) => {
    const [e3, visio] = invoice.lines;
    const days = Array.from({ length: 31 }, (_, at) => addDays('2026-08-15', at));
    const pieces = days.map((day) => ({ ...visio!, id: day, from: day, to: day, amount: money(13_48, 'CNY') }));
    return { ...invoice, lines: [e3!, ...pieces] };
  });
}
