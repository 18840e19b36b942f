import { expect } from 'chai';
import { channelOf } from '../../services/conversations/reference';
import { MANAGERS_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe('what follows from what the desk does', () => {
  let house: OwnHouse;
  let ana: Player;
  let bo: Player;
  let lena: Player;
  let helen: Player;
  let number: string;
  beforeEach(async () => {
    house = await ownHouse();
    [ana, bo, lena, helen] = [house.player('Ana'), house.player('Bo'), house.player('Lena'), house.player('Helen')];
    number = await dispute(ana, 'BF-2026-07', '5');
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
    await ana.waits(saysText(/has taken case/));
  });
  afterEach(() => house.stop());

  async function dispute(who: Player, invoice: string, line: string): Promise<string> {
    for (const words of [`dispute ${invoice}`, line, 'Wrong price', 'It was agreed otherwise.']) await who.says(words);
    return /case (\d{4})/.exec(wordsOf(await who.asks('yes', /Your dispute is case/)))?.[1] ?? '';
  }
  const said = (who: Player, words: RegExp) => who.sees().filter(saysText(words)).length;

  describe('words that do not arrive', () => {
    beforeEach(() => house.channel.refuse('a:ana-souza', 403));

    it('are a task for whoever wrote them, and the clock of an answer runs again', async () => {
      await bo.says(`reply ${number} Please send us the contract.`);
      await bo.waits(saysText(/Case \d+: your reply did not reach Ana Souza/));
      const card = wordsOf(await bo.asks(`case ${number}`, /Owner: Bo/));
      expect(card).to.include('Next response:').and.include('In triage');
      const history = await bo.asks(`history ${number}`, /claimed it/);
      expect(wordsOf(history)).to.match(/could not bring the words to the customer[\s\S]*blocked me/);
    });

    it('end the talk nobody knows of', async () => {
      await bo.says(`talk ${number}`);
      await bo.waits(saysText(/word that you talk with them did not reach Ana Souza/));
      expect(wordsOf(await bo.asks(`case ${number}`, /Owner: Bo/))).to.not.include('the bot is silent');
      house.channel.refuse('a:ana-souza', 0);
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('are the managers’ task when the case is closed', async () => {
      await helen.asks(`close ${number} settled by phone`, /Closed/);
      const told = () =>
        house.channel.shown(MANAGERS_CHANNEL).filter(saysText(/word that it was closed did not reach Ana Souza/));
      await until(() => told().length > 0);
      expect(told()).to.have.lengthOf(1);
    });

    it('keep nobody waiting for an answer to a question that was never asked', async () => {
      await bo.says(`ask ${number} Which contract?`);
      await bo.waits(saysText(/Your question on case \d+ did not reach Ana Souza; the case waits for nobody/));
      expect(wordsOf(await bo.asks(`case ${number}`, /Owner: Bo/)))
        .to.include('In triage')
        .and.not.include('Which contract?');
    });
  });

  it('takes a command of another case for one, also while a person has the talk', async () => {
    const other = await dispute(ana, 'BF-2026-08', '2');
    await bo.asks(`claim ${other}`, /Owner: Bo/);
    await bo.asks(`resolve ${other} explained It was agreed in May.`, /Resolved|Customer told/);
    await ana.waits(saysText(/We have an answer to case/));
    await bo.asks(`talk ${number}`, /the bot is silent/);
    await ana.waits(saysText(/Bo Zhang is with you now/));
    await ana.asks(`solved ${other}`, new RegExp(`Case ${other} is closed`));
  });

  it('learns nothing of the desk’s own language from words meant for a customer', async () => {
    await bo.says(`reply ${number} 您好，请把合同发给我们，谢谢。`);
    await bo.says('您好，请把合同发给我们，谢谢');
    await bo.asks('mine', /Your cases: 1/);
  });

  it('does not relate twice', async () => {
    const other = await dispute(ana, 'BF-2026-08', '2');
    await bo.asks(`relate ${number} ${other}`, /Related cases/);
    await bo.asks(`relate ${number} ${other}`, /is related to it already/);
  });

  it('lets nobody approve what they asked for themselves', async () => {
    await helen.asks(`take over ${number} Bo is ill`, /Owner: Helen/);
    await helen.asks(
      `approval ${number} May I give 100 back?`,
      /Helen Zhou asks for approval[\s\S]*May I give 100 back\?/,
    );
    await helen.asks(`approve ${number}`, /A second person decides/);
    await bo.asks(`approve ${number}`, /Only a manager/);
  });

  it('tells an owner why a manager took, closed or reopened their case; and it stands in the history', async () => {
    await helen.asks(`close ${number} She phoned, it is settled`, /Closed/);
    await bo.waits(saysText(/Helen Zhou closed your case[\s\S]*She phoned, it is settled/));
    await helen.asks(`reopen ${number} The credit was wrong`, /Owner: Bo/);
    await bo.waits(saysText(/Helen Zhou reopened your case[\s\S]*The credit was wrong/));
    await helen.asks(`take over ${number} Bo is on leave`, /Owner: Helen/);
    await bo.waits(saysText(/took case \d+ over from you[\s\S]*Bo is on leave/));
    const history = wordsOf(await bo.asks(`history ${number}`, /History|closed it/));
    for (const why of ['She phoned, it is settled', 'The credit was wrong', 'Bo is on leave'])
      expect(history).to.include(why);
  });

  it('tells the customer that a talk is over when the case goes to somebody else', async () => {
    await bo.asks(`talk ${number}`, /the bot is silent/);
    await ana.waits(saysText(/Bo Zhang is with you now/));
    await helen.asks(`take over ${number} Bo is ill`, /Owner: Helen/);
    await ana.waits(saysText(/Helen Zhou has taken case/));
    expect(said(ana, /Bo Zhang has left|I am back|again/)).to.be.greaterThan(0);
  });

  it('brings whoever gets the case what was said since it is open', async () => {
    await bo.says(`reply ${number} Which contract do you mean?`);
    await ana.waits(saysText(/Which contract do you mean/));
    await ana.says(`add ${number} The one of May, M-12`);
    await bo.waits(saysText(/The one of May, M-12/));
    await helen.asks(`assign ${number} Lena`, /Owner: Lena/);
    const packet = wordsOf(await lena.waits(saysText(/what went before/)));
    expect(packet).to.include('Bo Zhang (replied to the customer): Which contract do you mean?');
    expect(packet).to.match(/Ana Souza \(.*\): .*The one of May, M-12/);
  });

  it('leaves a trace of a merged or related case on both', async () => {
    const other = await dispute(ana, 'BF-2026-08', '2');
    await bo.asks(`claim ${other}`, /Owner: Bo/);
    await bo.asks(`relate ${number} ${other}`, new RegExp(`Related cases: ${other}`));
    await bo.asks(`merge ${other} into ${number}`, /Resolved/);
    await bo.waits(saysText(new RegExp(`Case ${other} was merged into case ${number}`)));
    await ana.waits(saysText(new RegExp(`We go on with this in case ${number}`)));
    const history = wordsOf(await bo.asks(`history ${number}`, /merged into it/));
    expect(history).to.include(other);
    expect(wordsOf(await bo.asks(`case ${other}`, /Owner/))).to.include(`Related cases: ${number}`);
  });

  it('merges into nothing that is over, and not across customers', async () => {
    const li = house.player('Li');
    const theirs = await dispute(li, 'TD-2026-07', '1');
    const over = await dispute(ana, 'BF-2026-08', '2');
    await helen.asks(`close ${over} done by phone`, /Closed/);
    await bo.asks(`merge ${number} into ${over}`, new RegExp(`Nobody works on case ${over} any more`));
    await bo.asks(`merge ${number} into ${theirs}`, /another customer’s/);
    await bo.asks(`relate ${number} ${number}`, /cannot be related to itself/);
  });

  it('lets a case that was merged and came back live on its own', async () => {
    const other = await dispute(ana, 'BF-2026-08', '2');
    await bo.asks(`claim ${other}`, /Owner: Bo/);
    await bo.asks(`merge ${other} into ${number}`, /Resolved/);
    await ana.waits(saysText(new RegExp(`We go on with this in case ${number}`)));
    await ana.asks(`not solved ${other} It is another matter`, /open again|Open again/i);
    await bo.asks(`claim ${other}`, /Owner: Bo/);
    await bo.asks(`resolve ${other} explained It was agreed in May.`, /Customer told|Resolved/);
    await ana.waits(saysText(/We have an answer to case[\s\S]*It was agreed in May/));
    await bo.asksUntil(`case ${other}`, /Customer told/); // and not closed at once
  });

  it('takes only outcomes an agent gives, and an amount for a credit only', async () => {
    await bo.asks(`resolve ${number} suspended We have suspended it`, /Explained · Corrected · Credited/);
    await bo.asks(`resolve ${number} merged`, /Explained · Corrected · Credited/);
    await bo.asks(`case ${number}`, /In triage/);
  });

  it('shows a case that was passed on or handed back on nobody’s table', async () => {
    const card = wordsOf(await bo.asks(`hand back ${number}`, /Owner: nobody/));
    expect(card).to.not.include('On the table of: Bo');
    await bo.asks(`pass ${number}`, /not on your table/);
  });

  it('posts cases in the channel itself, though "desk here" was said in a thread of it', async () => {
    const channel = '19:another-channel@thread.tacv2';
    const conversation = {
      id: `${channel};messageid=1700000000000`,
      conversationType: 'channel',
      tenantId: helen.person.tenantId,
    };
    await helen.says('desk here', 'channel', { conversation });
    const next = await dispute(ana, 'BF-2026-08', '2');
    const isCard = saysText(new RegExp(`Case ${next} `)); // a change of the other case may bring its card here too
    const posted = () => house.channel.threads(channel).filter((id) => isCard(house.channel.shown(id)[0]!));
    await until(() => posted().length > 0);
    expect(posted().map(channelOf)).to.deep.equal([channel]);
    expect(posted()).to.not.include(conversation.id);
  });

  it('says nothing of bills where others read along', async () => {
    for (const words of ['how much do I owe?', 'invoices', 'dispute BF-2026-07', `status ${number}`]) {
      const answer = wordsOf(await ana.asks(words, /./, 'channel'));
      expect(answer).to.include('Others read along here');
    }
  });
});
