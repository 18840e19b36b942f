import { expect } from 'chai';
import { ServiceError } from '../../services/errors';
import type { PartnerCenter } from '../../services/partner-center/partner-center';
import { partnerCenter } from '../services/cases/sample-books';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('the two bills of a case', () => {
  let house: OwnHouse;
  let ana: Player;
  let li: Player;
  let bo: Player;
  let lena: Player;
  let closed = false;
  const books: PartnerCenter = {
    ...partnerCenter,
    subscriptions: async (id) => {
      if (closed) throw new ServiceError('not-allowed', 'no relationship with that customer');
      return partnerCenter.subscriptions(id);
    },
  };
  before(async () => {
    house = await ownHouse({}, { partnerCenter: books });
    [ana, li, bo, lena] = [house.player('Ana'), house.player('Li'), house.player('Bo'), house.player('Lena')];
  });
  after(() => house.stop());
  beforeEach(() => {
    closed = false;
  });

  async function claimed(who: Player, invoice: string, line: string, kind: string, finds: RegExp): Promise<string> {
    for (const words of [`dispute ${invoice}`, line, kind, 'This cannot be right, please look.']) await who.says(words);
    const number = /case (\d{4})/.exec(wordsOf(await who.asks('yes', /Your dispute is case \d+/)))?.[1] ?? '';
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
    await settles(number, finds);
    return number;
  }

  async function settles(number: string, finds: RegExp): Promise<void> {
    for (let tries = 0; tries < 60; tries++) {
      const shown = await bo.asks(`case ${number}`, new RegExp(`Case ${number} ·`));
      if (finds.test(wordsOf(shown))) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect.fail(`case ${number} never says ${finds}`);
  }

  it('are not a matter for 21Vianet where ours is wrong; against the comparison, with what triage answered', async () => {
    const number = await claimed(ana, 'BF-2026-07', '4', 'Wrong number of seats', /ours is wrong/);
    await bo.asks(
      `case ${number}`,
      /due \d+ · \+CN¥[\d,.]+ before tax[\s\S]*what was due: \+CN¥[\d,.]+ before tax, \+CN¥[\d,.]+ with tax/,
    );
    await bo.asks(
      `figures ${number}`,
      /before tax: \+CN¥440\.00[\s\S]*with tax: \+CN¥466\.40[\s\S]*Aug 14, 2026: CN¥150\.00 × 25 seats[\s\S]*Jul 14, 2026: CN¥150\.00 × 25 seats/,
    );
    await bo.asks(`escalate ${number}`, /Not escalated: by the comparison it is our own bill that is wrong/);
    await bo.asks(`answer ${number} credit`, /Resolve as credited/);
    await bo.asks(
      `escalate ${number}`,
      /Not escalated: triage came to something we do ourselves: “Resolve as credited/,
    );
    await bo.presses('Back', { of: new RegExp(`Case ${number}`) });
    await bo.asks(`answer ${number} theirs`, /What shows it\?/);
    await bo.asks(`answer ${number} record`, /Escalate to 21Vianet as a customer request/);
    await bo.says(`note ${number} she complains every month`);
    await bo.asks(`escalate ${number}`, /Not escalated yet\. Still missing: your grounds in words/);
    await bo.presses('Escalate to 21Vianet', {
      of: new RegExp(`Case ${number}`),
      inputs: {
        'What shows that the mistake is 21Vianet’s? (goes into the package)': 'Order C-0711 of 2 July: 23 seats.',
      },
    });
    const written = wordsOf(await bo.waits(saysText(/Billing dispute reported on behalf/)));
    expect(written).to.include('What we found: The comparison of the two bills shows no mistake on your side.');
    expect(written).to.include('Our change is on record in Partner Center');
    expect(written).to.match(/The customer's own words:\s+“This cannot be right, please look\.”/);
    expect(written).to.include('Our grounds: Order C-0711 of 2 July: 23 seats.');
    expect(written).to.not.include('every month'); // notes stay with us
    expect(written).to.not.include('How will it be put right'); // nor is that 21Vianet's affair
    expect(written).to.not.include('CN¥22'); // nor what we charge
  });

  it('do not lead to 21Vianet what names no subscription it could be found by: what to do comes first', async () => {
    const number = await claimed(ana, 'BF-2026-09', '3', 'I do not recognise the charge', /service of our own/);
    await bo.asks(`answer ${number} subscription`, /names no subscription here[\s\S]*compare again/);
    await bo.asks(`escalate ${number}`, /Not escalated: triage came to something we do ourselves/);
    await bo.asks(`back ${number}`, /Is it a service of our own/);
    await bo.asks(`answer ${number} period-missing`, /Wait for 21Vianet's invoice of the period, then compare again/);
  });

  it('are named one by one for a whole invoice', async () => {
    const number = await claimed(li, 'TD-2026-09', 'The whole invoice', 'A credit is missing', /ours is wrong/);
    const shown = wordsOf(await bo.asks(`case ${number}`, /ours is wrong/));
    expect(shown).to.match(/Exchange Online Kiosk: .*credit for unused days missing on our bill/);
    expect(shown).to.include('On these the two bills agree: Project Plan 3, Office 365 E3');
    expect(shown).to.not.include('service of our own');
  });

  it('show our disputed lines with their formula to everybody on the desk', async () => {
    const number = await claimed(li, 'TD-2026-08', '2', 'How a part of the month was computed', /The two bills/);
    const lines = wordsOf(await lena.asks(`our lines ${number}`, /our lines in dispute/));
    expect(lines).to.include('CN¥11.00 × 15 seats × 5/31 days = CN¥26.61');
    await bo.presses('More …', { of: new RegExp(`Case ${number}`) });
    await bo.presses('Our lines', { of: new RegExp(`Case ${number}: more`) });
    await bo.waits(saysText(/^Case \d+: our lines[\s\S]*5\/31 days/m));
    const figures = wordsOf(await bo.asks(`figures ${number}`, /21Vianet’s figures/));
    expect(figures).to.match(/Our bill · [\s\S]*5\/31 days[\s\S]*21Vianet[\s\S]*15 seats · CN¥20\.56/);
  });

  it('that cannot be read do not stop the case, and can be compared again', async () => {
    closed = true;
    const number = await claimed(ana, 'BF-2026-10', 'The whole invoice', 'Charged twice', /could not be read/);
    await bo.asks(`escalate ${number}`, /Not escalated: nothing says yet that the mistake is 21Vianet's/);
    closed = false;
    await bo.presses('More …', { of: new RegExp(`Case ${number}`) });
    await bo.presses('Compare again', { of: new RegExp(`Case ${number}: more`) });
    await bo.waits(saysText(/The two bills are being compared again/));
    await settles(number, /ours is wrong[\s\S]*Visio Plan 2: .*billed twice on our bill/);
  });

  it('have nothing to be compared where no invoice is named', async () => {
    const told = wordsOf(await ana.asks('person', /case \d{4}/i));
    const number = /case (\d{4})/i.exec(told)?.[1];
    await bo.asks(`compare ${number}`, /There is nothing to compare/);
    await bo.asks(`our lines ${number}`, /our records have no invoice this case names/);
  });
});
