import { expect } from 'chai';
import { evidenceWithoutVendor, gatherEvidence } from '../../../services/cases/gather';
import { money } from '../../../services/money';
import { noon } from '../../support/case';
import { subscription } from '../reconciliation/sample';
import { disputeOf, ledger, partnerCenter } from './sample-books';

const gathered = async (invoiceId: string, lineId?: string) =>
  (await gatherEvidence(disputeOf(invoiceId, lineId), { ledger, partnerCenter }, noon))!;

describe('the evidence of a case', () => {
  const disputes: [
    what: string,
    dispute: [string, string?],
    verdict: string,
    difference: number,
    parts: (string | undefined)[][],
  ][] = [
    [
      'a whole invoice: one comparison for each subscription',
      ['BF-2026-08'],
      'both-agree',
      0,
      [
        ['Office 365 E3', 'both-agree'],
        ['Visio Plan 2', 'both-agree'],
      ],
    ],
    [
      'and for one that should be on it',
      ['TD-2026-09'],
      'we-billed-wrong',
      74_52,
      [
        ['Exchange Online Kiosk', 'we-billed-wrong'],
        ['Project Plan 3', 'both-agree'],
        ['Office 365 E3', 'both-agree'],
      ],
    ],
    [
      'where both sides are wrong, 21Vianet first',
      ['BF-2026-07'],
      'vendor-billed-wrong',
      440_00 + 916_67,
      [
        ['Exchange Online (Plan 2)', 'vendor-billed-wrong'],
        ['Office 365 E3', 'we-billed-wrong'],
        ['Visio Plan 2', 'both-agree'],
      ],
    ],
    [
      'with a service of our own on it',
      ['BF-2026-09'],
      'not-comparable',
      0,
      [
        ['Mailbox migration, one day on site', 'not-comparable', 'own-service'],
        ['Office 365 E3', 'both-agree'],
        ['Visio Plan 2', 'both-agree'],
      ],
    ],
    [
      'a service of our own',
      ['BF-2026-09', '3'],
      'not-comparable',
      0,
      [['Mailbox migration, one day on site', 'not-comparable', 'own-service']],
    ],
    [
      'a line that was right, and whose credit never came',
      ['TD-2026-08', '6'],
      'we-billed-wrong',
      74_52,
      [['Exchange Online Kiosk', 'we-billed-wrong']],
    ],
    [
      'a line that is right, after an invoice that was wrong',
      ['BF-2026-11', '5'],
      'both-agree',
      0,
      [['Visio Plan 2', 'both-agree']],
    ],
  ];
  for (const [what, dispute, verdict, difference, parts] of disputes) {
    it(what, async () => {
      const evidence = await gathered(...dispute);

      expect(evidence).to.include({ verdict });
      expect(evidence.difference).to.deep.equal(money(difference, 'CNY'));
      expect(evidence.parts?.map((part) => [part.product, part.verdict, part.obstacle].filter(Boolean))).to.deep.equal(
        parts,
      );
    });
  }

  it('names the subscription of every finding and of every line of 21Vianet’s', async () => {
    const { findings, vendor, parts } = await gathered('BF-2026-07');

    expect([...new Set(findings.map(({ subscriptionId }) => subscriptionId))]).to.deep.equal([
      subscription.exchange,
      subscription.e3,
    ]);
    expect(vendor?.lines[0]).to.include({ subscriptionId: subscription.exchange, chargeType: 'Cycle fee' });
    expect(parts?.[0]).to.include({ cancelledOn: '2026-06-24', subscriptionId: subscription.exchange });
    expect(parts?.[0]?.billingSubscriptionId).to.be.a('string');
  });

  it('says last what is on another invoice', async () => {
    const { findings } = await gathered('BF-2026-11');

    expect(findings.map(({ code, elsewhere }) => [code, elsewhere])).to.deep.equal([['billed-twice', 'BF-2026-10']]);
  });

  it('is about the whole invoice when the disputed line is no longer on it', async () => {
    const found = disputeOf('BF-2026-08', '1');
    const gone = { ...found, dispute: { ...found.dispute, lineIds: ['17'] } };

    expect((await gatherEvidence(gone, { ledger, partnerCenter }, noon))?.parts).to.have.lengthOf(2);
  });

  it('is none for a case about no invoice, or one that is not in the ledger', async () => {
    const found = disputeOf('BF-2026-08', '1');
    for (const invoiceId of [undefined, 'BF-1999-01']) {
      const about = { ...found, dispute: { ...found.dispute, invoiceId } };
      expect(await gatherEvidence(about, { ledger, partnerCenter }, noon)).to.equal(undefined);
    }
  });

  it('says so where 21Vianet’s side cannot be read, and still what it is about', async () => {
    const evidence = await evidenceWithoutVendor(disputeOf('BF-2026-09'), ledger, noon);

    expect(evidence).to.include({ verdict: 'not-comparable', obstacle: 'books-unreachable' });
    expect(evidence?.parts?.map(({ product, obstacle }) => [product, obstacle])).to.deep.equal([
      ['Office 365 E3', 'books-unreachable'],
      ['Visio Plan 2', 'books-unreachable'],
      ['Mailbox migration, one day on site', 'own-service'],
    ]);
  });
});
