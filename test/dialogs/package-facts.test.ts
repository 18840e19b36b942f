import { expect } from 'chai';
import { packageFacts } from '../../dialogs/desk/package-facts';
import type { Case, DisputeKind } from '../../services/cases/case';
import type { Evidence } from '../../services/cases/evidence';
import { evidenceWithoutVendor, gatherEvidence } from '../../services/cases/gather';
import { isAboutCharge } from '../../services/escalation/grounds';
import { missingFields, type PackageFacts, packageText, readPackageTemplates } from '../../services/escalation/package';
import { type VendorLocale, vendorLocales } from '../../services/locales';
import { disputeOf, ledger, partnerCenter } from '../services/cases/sample-books';
import { invoices, subscription } from '../services/reconciliation/sample';
import { noon } from '../support/case';

const templates = readPackageTemplates('content');

const about = (found: Case, evidence: Evidence | undefined, locale: VendorLocale = 'en-US') =>
  packageFacts(
    { ...found, evidence },
    {
      ...{ locale, agent: 'Bo Zhang', partner: 'Harbour Cloud', request: 'customer-request', why: 'looked-up' },
      ...{ answers: [], requests: templates.requests },
    },
  );

const compared = async (...dispute: Parameters<typeof disputeOf>) => {
  const found = disputeOf(...dispute);
  const evidence = await gatherEvidence(found, { ledger, partnerCenter }, noon);
  return { found, evidence, facts: about(found, evidence) };
};

const missing = (facts: PackageFacts, found: Case) =>
  missingFields(facts, { charge: isAboutCharge(found.dispute), words: 9, leastWords: 5 });

describe('the package for 21Vianet', () => {
  it('about a whole invoice names the subscription 21Vianet billed wrong, and no other', async () => {
    const { facts, found } = await compared('BF-2026-07');

    expect(facts).to.include({ product: 'Exchange Online (Plan 2)', subscriptionId: subscription.exchange });
    expect(facts.billingSubscriptionId).to.match(/^\S+$/);
    expect(facts.findings).to.include('credit for unused days missing on both bills');
    expect(facts.findings).to.not.include('Office 365 E3');
    expect(facts.lines).to.not.include('25'); // the lines of E3 are right
    expect(facts.orderRecord).to.equal('cancelled on Jun 24, 2026');
    expect(missing(facts, found)).to.deep.equal(['steps']);
  });

  it('lacks what every charge needs as long as it is not there', () => {
    const found = disputeOf('BF-2026-07');

    expect(missing(about(found, undefined), found)).to.deep.equal(['steps', 'subscriptionId', 'findings']);
  });

  it('lacks words where the case itself says too little', async () => {
    const { facts } = await compared('BF-2026-07');

    expect(missingFields({ ...facts, steps: 'x' }, { charge: true, words: 4, leastWords: 5 })).to.deep.equal(['words']);
  });

  it('says that the books could not be read, and what it is about all the same', async () => {
    const found = disputeOf('BF-2026-08');
    const facts = about(found, await evidenceWithoutVendor(found, ledger, noon));

    expect(facts.findings).to.include("21Vianet's invoices could not be read in Partner Center.");
    expect(facts.subscriptionId).to.equal(`${subscription.e3}; ${subscription.visio}`);
    expect(missing(facts, found)).to.deep.equal(['steps']);
  });

  it('lacks our grounds where the comparison speaks against it', async () => {
    const { facts } = await compared('BF-2026-07');
    const demands = { charge: true, words: 9, leastWords: 5 };

    expect(missingFields({ ...facts, steps: 'x' }, { ...demands, groundsMissing: true })).to.deep.equal(['grounds']);
    expect(missingFields({ ...facts, steps: 'x' }, demands)).to.deep.equal([]);
  });

  it('quotes the complaint and nothing the customer wrote to us later, and says of every line how many seats it bills', async () => {
    const { found, evidence } = await compared('BF-2026-07');
    const said = { text: 'It is order C-0624.', at: found.openedAt };
    const facts = about({ ...found, said }, evidence);

    expect(facts.words).to.equal(`  “${found.dispute.words}”`);
    expect(facts.lines).to.match(/ · \d+ seats?$/m);
  });

  it('asks for what its kind of dispute can be answered with', async () => {
    const { found, evidence } = await compared('BF-2026-07');
    const asked = (kind: DisputeKind, locale: VendorLocale = 'en-US') => {
      const { title, severity, wish } = about({ ...found, dispute: { ...found.dispute, kind } }, evidence, locale);
      return [title, severity, wish].join('\n');
    };

    expect(asked('wrong-price')).to.match(/^Billing dispute[\s\S]*B \(billing\)[\s\S]*the charge \(Wrong price\)/);
    expect(asked('fraud')).to.match(/^Suspected fraud[\s\S]*who placed the order/);
    expect(asked('fraud')).to.not.match(/the charge|the service itself works/);
    expect(asked('fraud', 'zh-CN'))
      .to.match(/疑似欺诈[\s\S]*由何人/)
      .and.not.include('费用');
    expect(asked('payment-not-registered')).to.include('your lines for this subscription').and.not.include('payment');
  });

  it('leaves our own mistakes to us, and says that the comparison shows none of theirs', async () => {
    const { facts } = await compared('TD-2026-11', '2');

    expect(facts.findings).to.equal('The comparison of the two bills shows no mistake on your side.');
  });

  it('leaves what is on another invoice out', async () => {
    const { facts } = await compared('BF-2026-08');

    expect(facts.findings).to.equal('The comparison of the two bills shows no mistake on your side.');
  });

  it('never tells what we charge, whatever is disputed, in any language', async () => {
    for (const { id, lines } of invoices) {
      for (const lineId of [undefined, ...lines.map((line) => line.id)]) {
        const { found, evidence } = await compared(id, lineId);
        for (const locale of vendorLocales) {
          const facts = about(found, evidence, locale);
          const written = packageText(locale === 'zh-CN' ? templates.zh : templates.en, facts, '-');
          expect(written, `${id} ${lineId}`).to.not.match(/[¥$]|CNY|\d[.,]\d\d\b/);
        }
      }
    }
  });
});
