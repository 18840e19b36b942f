import { expect } from 'chai';
import { packageFacts } from '../../dialogs/desk/package-facts';
import type { Case } from '../../services/cases/case';
import type { Evidence } from '../../services/cases/evidence';
import { evidenceWithoutVendor, gatherEvidence } from '../../services/cases/gather';
import { isAboutCharge } from '../../services/escalation/grounds';
import { missingFields, type PackageFacts, packageText, readPackageTemplates } from '../../services/escalation/package';
import { locales } from '../../services/locales';
import { disputeOf, ledger, partnerCenter } from '../services/cases/sample-books';
import { invoices, subscription } from '../services/reconciliation/sample';
import { noon } from '../support/case';

const about = (found: Case, evidence: Evidence | undefined, locale: (typeof locales)[number] = 'en-US') =>
  packageFacts(
    { ...found, evidence },
    {
      ...{ locale, agent: 'Bo Zhang', partner: 'Harbour Cloud', request: 'customer-request', why: 'looked-up' },
      answers: [],
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

  it('leaves our own mistakes to us, and says that the comparison shows none of theirs', async () => {
    const { facts } = await compared('TD-2026-11', '2');

    expect(facts.findings).to.equal('The comparison of the two bills shows no mistake on your side.');
  });

  it('leaves what is on another invoice out', async () => {
    const { facts } = await compared('BF-2026-08');

    expect(facts.findings).to.equal('The comparison of the two bills shows no mistake on your side.');
  });

  it('never tells what we charge, whatever is disputed, in any language', async () => {
    const templates = readPackageTemplates('content');
    for (const { id, lines } of invoices) {
      for (const lineId of [undefined, ...lines.map((line) => line.id)]) {
        const { found, evidence } = await compared(id, lineId);
        for (const locale of locales) {
          const facts = about(found, evidence, locale);
          const written = packageText(locale === 'zh-CN' ? templates.zh : templates.en, facts, '-');
          expect(written, `${id} ${lineId}`).to.not.match(/[¥$]|CNY|\d[.,]\d\d\b/);
        }
      }
    }
  });
});
