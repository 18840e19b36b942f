import { expect } from 'chai';
import { CASES_CHANNEL, MANAGERS_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('the agents’ desk', () => {
  let house: OwnHouse;
  let ana: Player;
  let bo: Player;
  let lena: Player;
  let helen: Player;
  let number: string;
  let thread: { thread: string };
  beforeEach(async () => {
    house = await ownHouse();
    [ana, bo, lena, helen] = [house.player('Ana'), house.player('Bo'), house.player('Lena'), house.player('Helen')];
    number = await dispute(ana);
    thread = { thread: await threadOf(number) };
  });
  afterEach(() => house.stop());

  const last = (who: Player, where: Parameters<Player['sees']>[0] = 'chat') => wordsOf(who.sees(where).at(-1)!);

  async function dispute(who: Player): Promise<string> {
    for (const words of ['dispute BF-2026-07', '5', 'Charged after cancellation', 'We cancelled on 24 June.', 'yes'])
      await who.says(words);
    return /case (\d{4})/.exec(last(who))?.[1] ?? '';
  }

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

  it('shows a new case once in the channel, and keeps its card up to date', async () => {
    await bo.presses('Claim', { where: thread });
    await bo.waits((shown) => shown.changes > 0 && saysText(/Owner: Bo Zhang/)(shown), thread);
    expect(house.channel.threads(CASES_CHANNEL)).to.have.lengthOf(1);
    expect(bo.sees(thread)).to.have.lengthOf(1);
  });

  it('knows in a case’s own thread which case is meant', async () => {
    await bo.waits((shown) => shown.card !== undefined, thread);
    await bo.asks('claim', /Owner: Bo Zhang/, thread);
    await bo.asks('note', new RegExp(`needs the words: note ${number}`), thread);
    await bo.asks('claim', /needs the number of a case/);
  });

  it('says of a package that there is no such case', async () => {
    await bo.asks('package 99999', /There is no case 99999/);
    await bo.asks(`package ${number}`, /Nothing was prepared/);
  });

  it('gives the case to one of many who press at once, and tells the others who has it', async () => {
    const card = await bo.waits((shown) => shown.card !== undefined, thread);
    const answers = await Promise.all(
      [bo, lena, helen].map((who) => who.deliver(who.pressActivity(card, 'Claim'), { ...card }, thread)),
    );
    const refused = answers.filter(saysText(/owns case/));
    expect(refused).to.have.lengthOf(2);
  });

  it('tells a customer’s words apart from commands of the desk', async () => {
    await ana.says(`claim ${number}`);
    await bo.asks(`case ${number}`, /Owner: nobody yet/);
  });

  it('shows a case that is not there to nobody, and another customer’s to no customer', async () => {
    await bo.asks('case 99999', /There is no case 99999/);
    const li = house.player('Li');
    await li.says(`status ${number}`);
    expect(last(li)).to.include(`You have no case ${number}`);
    await li.says(`withdraw ${number}`);
    expect(last(li)).to.include(`You have no case ${number}`);
  });

  it('keeps notes from the customer', async () => {
    await bo.says(`claim ${number}`);
    await bo.says(`note ${number} this customer always complains`);
    await ana.says(`status ${number}`);
    expect(ana.sees().some(saysText(/always complains/))).to.equal(false);
  });

  it('brings the agent’s words to the customer, and the customer’s to the case', async () => {
    await bo.says(`claim ${number}`);
    await bo.says(`reply ${number} We are looking at order *C-0624* [now](http://evil.example)`);
    await ana.waits(saysText(/Bo Zhang on case[\s\S]*order \*C-0624\* \[now\]\(http:\/\/evil\.example\)/));
    await ana.presses('Answer', { inputs: { 'What should we know?': 'It was signed by Mr. Li.' } });
    await bo.waits(saysText(/Ana Souza \(Bluefinch[\s\S]*signed by Mr\. Li/), thread);
    await bo.waits(saysText(/signed by Mr\. Li/));
  });

  it('waits for the customer when asked, and goes on with the answer', async () => {
    await bo.says(`claim ${number}`);
    await bo.says(`ask ${number} Which order number?`);
    await ana.waits(saysText(/Our question[\s\S]*Which order number/));
    await ana.says(`add ${number} C-0624`);
    await bo.asks(`case ${number}`, /In triage/);
  });

  it('does not let a sales agent escalate, and says who may', async () => {
    const rui = house.player('Rui');
    await rui.says(`claim ${number}`);
    await rui.says(`answer ${number} 1`);
    await rui.asks(`escalate ${number}`, /Your role may not escalate to 21Vianet\. These may: /);
  });

  it('takes an answer for the question the case stands on only', async () => {
    await bo.waits(saysText(/cannot be compared/), thread);
    await bo.says(`claim ${number}`);
    const card = await bo.waits(saysText(/Step 1[\s\S]*a service of our own/));
    const first = bo.pressActivity(card, 'No, it should not be there');
    const late = bo.pressActivity(card, 'Yes, it was ordered and delivered');
    await bo.deliver(first, { ...card });
    const answer = await bo.deliver(late, { ...card });

    expect(wordsOf(answer)).to.include('That card is from earlier').and.to.include('How will it be put right?');
    await bo.asks(`back ${number}`, /a service of our own/);
    await bo.asks(`answer ${number} 1`, /Resolve as explained/);
  });

  it('reaches another way when the customer’s chat refuses, and closes only after that', async () => {
    await bo.says(`claim ${number}`);
    house.channel.refuse('a:ana-souza', 403);
    await bo.says(`resolve ${number} explained The advance is for the next month.`);
    await bo.waits(saysText(/could not be told/));
    await bo.asks(`case ${number}`, /Resolved, customer not yet told[\s\S]*Customer not reached/);
    await helen.asks('digest', /the customer was not told \(1\)/);
    await bo.asks(`told ${number} by phone at noon`, /Customer told/);
  });

  it('needs a manager’s reason to close a case over everybody’s head', async () => {
    await bo.asks(`close ${number} enough`, /Only a manager may do that/);
    await helen.asks(`close ${number} duplicate of last year’s`, /Closed/);
  });

  it('lists the queue and one’s own cases', async () => {
    await lena.asks('queue', new RegExp(`Open cases: 1[\\s\\S]*Case ${number} · New`));
    await lena.says(`claim ${number}`);
    await lena.asks('mine', /Your cases: 1/);
    await bo.asks('mine', /You own no open case/);
  });

  it('speaks the agent’s language in their chat, and the desk’s in the channel', async () => {
    const qing = house.player('Qing', 'zh-CN');
    await qing.asks(`认领${number}`, /处理中[\s\S]*负责人: Qing Wu/);
    await bo.waits(saysText(/In triage/), thread);
  });

  it('lets a manager say which channel is for what', async () => {
    await bo.says('desk here', 'channel');
    expect(last(bo, 'channel')).to.include('Only a manager may do that');
    await helen.says('digest here', 'channel');
    expect(house.channel.shown(MANAGERS_CHANNEL).some(saysText(/The digest will come here/))).to.equal(true);
  });
});
