import { expect } from 'chai';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('a customer’s own case, spoken of in words', function () {
  this.timeout(30_000);
  let house: OwnHouse;
  let ana: Player;
  let li: Player;
  let bo: Player;
  beforeEach(async () => {
    house = await ownHouse();
    [ana, li, bo] = [house.player('Ana'), house.player('Li', 'zh-CN'), house.player('Bo')];
  });
  afterEach(() => house.stop());

  async function disputes(who: Player, invoice: string, words = 'It was agreed otherwise.'): Promise<string> {
    for (const said of [`dispute ${invoice}`, '1', '3', words]) await who.says(said);
    const sent = await who.asks('yes', /(?:is case|工单编号|é o caso)\D{0,4}\d{4}/);
    return /(?:is case|工单编号|é o caso)\D{0,4}(\d{4})/.exec(wordsOf(sent))?.[1] ?? '';
  }

  async function isTold(who: Player, number: string): Promise<void> {
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
    await bo.asks(`resolve ${number} explained As billed, see ${number}.`, /Resolved|Customer told/);
    await who.waits(saysText(new RegExp(`As billed, see ${number}`)));
    await bo.asksUntil(`case ${number}`, /Customer told/);
  }

  const stands = (number: string, state: RegExp) => bo.asksUntil(`case ${number}`, state);

  it('is closed by who says that it is solved, and opens again for who says at once that it is not', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await isTold(ana, number);
    await ana.asks('thanks, that solved it', new RegExp(`Case ${number} is closed`));
    await stands(number, /Closed/);
    await ana.asks("that's not right, we agreed 95", new RegExp(`Case ${number} is open again`));
    await bo.waits(saysText(/we agreed 95/));
    await stands(number, /Reopened|Came back|open again/i);
  });

  it('is closed by a yes while that is the last thing she was asked', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await isTold(ana, number);
    await ana.asks('yes', new RegExp(`Case ${number} is closed`));
    await ana.asks('yes', /All right/);
  });

  it('is not closed by a yes to something else', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await isTold(ana, number);
    await ana.asks('how much do I owe?', /What is open/);
    await ana.asks('yes', /All right/);
    await stands(number, /Customer told/);
    await ana.asks('not solved', /(?=[\s\S]*open again)[\s\S]*What is still wrong/);
  });

  it('is not closed by a yes in the middle of another talk', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await isTold(ana, number);
    await ana.asks('dispute', /Which invoice/);
    await ana.asks('yes', /Which invoice/);
    await ana.says('stop');
    await ana.asks('solved', new RegExp(`Case ${number} is closed`));
  });

  it('is not brought back by what is said of another dispute, nor is a person called by a yes to its question', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await isTold(ana, number);
    for (const words of ['how much do I owe?', 'no', 'how much do I owe?', 'no', 'dispute BF-2026-11', '5'])
      await ana.says(words);
    await ana.asks('still wrong', /What is wrong with it\?/);
    await ana.asks('yes', /What is wrong with it\?/);
    expect(ana.sees().some(saysText(/is open again|One of our people takes over/))).to.equal(false);
    await ana.says('stop');
    await stands(number, /Customer told/);
  });

  it('is spoken of in Chinese and in Portuguese', async () => {
    const first = await disputes(li, 'TD-2026-07', '合同上不是这样。');
    await isTold(li, first);
    await li.asks('问题没解决，合同上是95元', new RegExp(`工单 ${first} 已重新打开`));
    await bo.waits(saysText(/合同上是95元/));
    await bo.asks(`claim ${first}`, /Owner: Bo Zhang/);
    await bo.asks(`resolve ${first} explained Now it is 95.`, /Resolved|Customer told/);
    await li.waits(saysText(/Now it is 95/));
    await li.asks('解决了', new RegExp(`工单 ${first} 已关闭`));

    await ana.says('português');
    const second = await disputes(ana, 'BF-2026-07', 'O combinado era outro.');
    await isTold(ana, second);
    await ana.asks('ainda não está resolvido, falta o crédito', new RegExp(`O caso ${second} foi reaberto`));
    await bo.asks(`claim ${second}`, /Owner: Bo Zhang/);
    await bo.asks(`resolve ${second} explained It comes in July.`, /Resolved|Customer told/);
    await ana.waits(saysText(/It comes in July/));
    await ana.asks('sim, resolveu', new RegExp(`O caso ${second} está encerrado`));
  });

  it('is asked for where several were told', async () => {
    const [first, second] = [await disputes(ana, 'BF-2026-07'), await disputes(ana, 'BF-2026-08')];
    await isTold(ana, first);
    await isTold(ana, second);
    await ana.asks('solved, thanks', /Which case do you mean/);
    await ana.presses(`Case ${first} · BF-2026-07`);
    await stands(first, /Closed/);
    await ana.asks('solved, thanks', new RegExp(`Case ${second} is closed`));
  });

  it('is added to, looked at and shown to be withdrawn', async () => {
    const number = await disputes(ana, 'BF-2026-07');
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
    await ana.asks('add: the same happened in June', new RegExp(`added to case ${number}`));
    await bo.waits(saysText(/the same happened in June/));
    await ana.asks(`my dispute ${number}: please add that we have the contract`, new RegExp(`added to case ${number}`));
    await bo.waits(saysText(/we have the contract/));
    await ana.asks(`add to ${number}: signed in May`, new RegExp(`added to case ${number}`));
    await ana.asks(`whats happening with ${number}`, new RegExp(`Case ${number}[\\s\\S]*We are looking at it`));
    await ana.asks(`situacao ${number}`, new RegExp(`C\\w+ ${number}`));
    for (const words of ['withdraw', 'i want to withdraw it', '撤回', 'quero retirar'])
      expect(wordsOf(await ana.asks(words, new RegExp(`${number}`)))).to.match(/withdraw|撤回|retirar/i);
    await stands(number, /Being worked on|In triage/i);
  });

  it('need not be there: the words are as they were for everybody else', async () => {
    await li.says('解决了');
    await li.asks('是的', /账单方面还有问题随时问我/);
    for (const words of ['solved', 'not solved', 'withdraw', 'add: the same in June']) {
      await ana.says(words);
      expect(wordsOf(ana.sees().at(-1)!), words).to.not.match(/Case \d{4}|Which case/);
    }
  });
});
