import { expect } from 'chai';
import { partnerCenter } from '../services/cases/sample-books';
import { CASES_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

/** Both bills agree on this line; whoever escalates it says what shows that both are wrong. */
const DISPUTE = ['dispute TD-2026-08', '2', 'How a part of the month was computed', 'The days are not right.'];
const GROUNDS = 'Order C-0711 of 20 July names twelve seats.';

describe('a case and 21Vianet', () => {
  let house: OwnHouse;
  let li: Player;
  let bo: Player;
  let lena: Player;
  let number: string;
  beforeEach(async () => {
    house = await ownHouse({}, { partnerCenter });
    [li, bo, lena] = [house.player('Li'), house.player('Bo'), house.player('Lena')];
    for (const words of DISPUTE) await li.says(words);
    number = /case (\d{4})/.exec(wordsOf(await li.asks('yes', /Your dispute is case \d+/)))?.[1] ?? '';
    await bo.asksUntil(`case ${number}`, /The two bills agree/);
  });
  afterEach(() => house.stop());

  async function escalated(who = bo): Promise<string> {
    await who.says(`claim ${number}`);
    await who.asks(`answer ${number} both-wrong`, /Could we put it right ourselves/);
    await who.asks(`answer ${number} no-record`, /Escalate to 21Vianet as a customer request/);
    await who.says(`escalate ${number} ${GROUNDS}`);
    return wordsOf(await who.waits(saysText(/dispute reported on behalf/)));
  }

  async function answered(words: string): Promise<void> {
    await bo.asks(`21vianet answered ${number} ${words}`, /In triage[\s\S]*What does 21Vianet's answer say\?/);
  }

  const passedOn = () => li.sees().filter(saysText(/passed your dispute on to 21Vianet/)).length;

  it('goes back to the same ticket when their answer only needs more', async () => {
    await escalated();
    await bo.asks(`ticket ${number} 21V-9291`, /Next: 21Vianet’s answer/);
    await li.waits(saysText(/passed your dispute on/));
    await answered('Please send the order form.');
    await bo.asks(`escalate ${number}`, /Not escalated: 21Vianet has answered\. Say below what its answer says/);
    await bo.asks(`answer ${number} need-more`, /Give 21Vianet what they need under the same ticket/);
    await bo.says(`ask ${number} Please send us the order form.`);
    await li.waits(saysText(/send us the order form/));
    await li.says(`add ${number} It is C-0711.`);
    await bo.asksUntil(`case ${number}`, /In triage[\s\S]*under the same ticket/);
    await bo.presses('They have it now', {
      of: new RegExp(`Case ${number}`),
      inputs: { 'What did we give them?': 'C-0711' },
    });
    await bo.asks(`case ${number}`, /With 21Vianet[\s\S]*21V-9291/);
    await answered('It is right.');
    expect(passedOn()).to.equal(1);
  });

  it('has their answer written down after nobody waited for it any more', async () => {
    await escalated();
    await bo.says(`ticket ${number} 21V-7753`);
    await li.waits(saysText(/passed your dispute on/));
    await bo.says(`stop waiting ${number} we found it`);
    await li.waits(saysText(/taken your dispute back/));
    await answered('We blocked it.');
    await bo.asks(`answer ${number} credit`, /Resolve as credited/);
    expect(passedOn()).to.equal(1);
  });

  it('shows 21Vianet’s prices in the package to whoever may see bills, in their own chat', async () => {
    expect(await escalated()).to.match(/Your unit prices on the lines above: CN¥\d/);
    const lenas = wordsOf(await lena.asks(`package ${number}`, /dispute reported on behalf/));
    expect(lenas).to.include('unit prices are left out here').and.not.include('CN¥');
    const thread = { thread: await threadOf(number) };
    await bo.says(`package ${number}`, thread);
    const inChannel = wordsOf(await bo.waits(saysText(/dispute reported on behalf/), thread));
    expect(inChannel).to.include('unit prices are left out here').and.not.include('CN¥');
  });

  it('says what to do instead of what is not possible now', async () => {
    const refused = (words: string, hint: RegExp) => bo.asks(words, new RegExp(`Not possible now: .*${hint.source}`));
    await refused(`ask ${number} which order?`, /Claim it first: “claim \d+”/);
    await bo.says(`claim ${number}`);
    await refused(`ticket ${number} 21V-1`, /a new request begins with “escalate \d+”/);
    await refused(`21vianet answered ${number} yes`, /it goes there with “escalate \d+”/);
    await refused(`leave ${number}`, /No talk with the customer is going on/);
    await escalated();
    await bo.says(`ticket ${number} 21V-1`);
    await refused(`ask ${number} which order?`, /“reply \d+ …” writes to the customer all the same/);
    await refused(`supplied ${number} C-0711`, /“21vianet needs \d+ …”/);
    await refused(`resolve ${number} explained It is right.`, /“stop waiting \d+ …”/);
  });

  it('asks triage’s question again when the customer has answered what was asked', async () => {
    await bo.says(`claim ${number}`);
    await bo.asks(`answer ${number} ask`, /Ask the customer for what is missing/);
    await bo.says(`ask ${number} What differs?`);
    await li.waits(saysText(/What differs\?/));
    await li.says(`add ${number} Ten days, not eleven.`);
    await bo.asksUntil(`case ${number}`, /Does the explanation answer what the customer asks\?/);
  });

  it('lets its owner go on with it when it comes back', async () => {
    await bo.says(`claim ${number}`);
    await bo.says(`resolve ${number} explained It is right.`);
    await li.waits(saysText(/It is right/));
    await li.says(`not solved ${number} It is not.`);
    await bo.asksUntil(`case ${number}`, /Reopened[\s\S]*Does the explanation answer/);
    await bo.asks(`answer ${number} yes`, /In triage[\s\S]*Resolve as explained/);
    expect(li.sees().filter(saysText(/has taken case/))).to.have.lengthOf(1);
  });

  async function threadOf(wanted: string): Promise<string> {
    for (let tries = 0; tries < 500; tries++) {
      const found = house.channel
        .threads(CASES_CHANNEL)
        .find((id) => wordsOf(house.channel.shown(id)[0]!).includes(`Case ${wanted}`));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('no card in the channel');
  }
});
