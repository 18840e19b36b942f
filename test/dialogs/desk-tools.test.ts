import { expect } from 'chai';
import { CASES_CHANNEL } from '../stage/people';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('what the desk has at hand for a case', function () {
  this.timeout(30_000);
  let house: OwnHouse;
  let ana: Player;
  let bo: Player;
  let lena: Player;
  let helen: Player;
  beforeEach(async () => {
    house = await ownHouse();
    [ana, bo, lena, helen] = [house.player('Ana'), house.player('Bo'), house.player('Lena'), house.player('Helen')];
  });
  afterEach(() => house.stop());

  async function dispute(who: Player, invoice: string, line: string, kind = 'Wrong price', words = 'Not as agreed.') {
    for (const said of [`dispute ${invoice}`, line, kind, words]) await who.says(said);
    return /case (\d{4})/.exec(wordsOf(await who.asks('yes', /Your dispute is case/)))?.[1] ?? '';
  }

  const claimed = async (who: Player, number: string) => {
    await who.asks(`claim ${number}`, new RegExp(`Case ${number}[\\s\\S]*Owner: ${who.person.name}`));
    await who.waits(saysText(new RegExp(`Case ${number}: what went before`)));
    await who.asksUntil(`case ${number}`, /Answered so far|Step 1|cannot be compared|The two bills/);
    return number;
  };
  const solved = async (number: string, words: string) => {
    await bo.says(`resolve ${number} explained ${words}`);
    await ana.waits(saysText(new RegExp(words)));
    await ana.asks(`solved ${number}`, /is closed/);
  };

  describe('offers', () => {
    it('put a new case on somebody’s table, who may pass it on', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      await bo.waits(saysText(new RegExp(`Case ${number} .* is yours to take until`)));
      await bo.presses('Pass', { of: /yours to take/ });
      await lena.waits(saysText(new RegExp(`Case ${number} .* is yours to take until`)));
      await lena.presses('Claim', { of: /yours to take/ });
      await bo.asks(`case ${number}`, /Owner: Lena Hartmann/);
    });

    it('go past whoever is away, until they are back', async () => {
      await bo.asks('away', /You are away/);
      await bo.asks('team', /Bo Zhang: away since[\s\S]*Lena Hartmann: available · 0 of 10 cases/);
      const first = await dispute(ana, 'BF-2026-07', '5');
      await lena.waits(saysText(new RegExp(`Case ${first} .* is yours to take`)));
      await bo.asks('team', /Lena Hartmann: available · 0 of 10 cases, 1 offered/);
      await lena.asks(`claim ${first}`, /Owner: Lena/);
      await bo.asks('here', /Welcome back/);
      const second = await dispute(ana, 'BF-2026-07', '6');
      await bo.waits(saysText(new RegExp(`Case ${second} .* is yours to take`)));
    });
  });

  it('tell a customer when somebody will be there, if nobody is', async () => {
    for (const name of ['Bo', 'Lena', 'Rui', 'Qing']) await house.player(name).asks('away', /You are away/);
    for (const said of ['dispute BF-2026-07', '5', 'Wrong price', 'Not as agreed.']) await ana.says(said);
    await ana.asks('yes', /Your dispute is case \d+\. Nobody is free just now/);
    await ana.asks('person', /One of our people takes over[\s\S]*Nobody is free just now/);
  });

  describe('giving a case to somebody', () => {
    it('is for its owner and managers; both sides hear of it', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await lena.asks(`assign ${number} Rui`, /Bo Zhang owns case/);
      await bo.asks(`assign ${number} nobody at all`, /There is nobody called “nobody at all” on the desk/);
      await bo.asks(`assign ${number} Hartmann`, /Owner: Lena Hartmann/);
      await lena.waits(saysText(/Bo Zhang assigned case/));
      await lena.waits(saysText(/what went before/));
      await ana.waits(saysText(/Lena Hartmann has taken case/));
    });

    it('asks a manager, who says yes or no right there', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.presses('More …', { of: /Owner: Bo/ });
      await bo.presses('Ask a manager', {
        inputs: { 'What should be approved, and why?': 'A goodwill credit of 100' },
      });
      const wanted = () => helen.sees('channel').concat(helen.sees());
      for (let i = 0; i < 200 && !wanted().some(saysText(/asks for approval/)); i++) await pause();
      const where = helen.sees('channel').some(saysText(/asks for approval/)) ? 'channel' : 'chat';
      await helen.presses('Decline', { where, of: /asks for approval/, inputs: { 'Why not?': 'Not for this one' } });
      await bo.waits(saysText(/Helen Zhou declined it[\s\S]*Not for this one/));
      await bo.asks(`case ${number}`, /In triage/);
      await bo.asks(`approval ${number} please look again`, /Waiting for approval/);
      await lena.asks(`approve ${number}`, /Only a manager may do that/);
      await helen.asks(`approve ${number}`, /In triage/);
      await bo.waits(saysText(/Helen Zhou approved it/));
    });
  });

  describe('two cases about the same', () => {
    it('are one: who disputes a line again is shown the case that is open', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      for (const said of ['dispute BF-2026-07', '5', 'Charged twice', 'Again.']) await ana.says(said);
      await ana.asks('yes', new RegExp(`already an open case about this: ${number}`));
    });

    it('on one invoice know of each other', async () => {
      const first = await dispute(ana, 'BF-2026-07', '5');
      const second = await dispute(ana, 'BF-2026-07', '6');
      await bo.asks(`case ${second}`, new RegExp(`Related cases: ${first}`));
    });

    it('are merged with word to the customer, and the merged one closes by itself', async () => {
      const first = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      const second = await claimed(bo, await dispute(ana, 'BF-2026-07', '6'));
      await bo.asks(`merge ${second} into ${second}`, /cannot be merged into itself/);
      await bo.asks(`merge ${second} into 99999`, /There is no case 99999/);
      const others = await dispute(house.player('Li'), 'TD-2026-07', '2');
      await bo.asks(`merge ${second} into ${others}`, new RegExp(`Case ${others} is another customer’s`));
      await bo.presses('More …', { of: new RegExp(`^\\s*Case ${second}`) });
      await bo.presses('Merge into another case', { inputs: { 'Number of the case that goes on': first } });
      await ana.waits(saysText(new RegExp(`goes on in another case[\\s\\S]*in case ${first}, so that`)));
      await bo.asksUntil(`case ${second}`, /Case \d+ · Closed/);
    });

    it('are related by hand', async () => {
      const first = await dispute(ana, 'BF-2026-07', '5');
      const second = await dispute(ana, 'BF-2026-08', '1');
      await bo.asks(`relate ${second} ${first}`, new RegExp(`Related cases: ${first}`));
      await bo.asks(`relate ${second} 99999`, /There is no case 99999/);
    });
  });

  describe('finding', () => {
    it('looks into all the words a case carries, and the name of its kind', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5', 'Wrong price', 'Not as agreed.'));
      await ana.asks(`add ${number} The order is PO-77.`, /case/i);
      await bo.says(`ask ${number} Which framework contract?`);
      const found = new RegExp(`Found: 1[\\s\\S]*Case ${number}`);
      for (const words of ['PO-77', 'framework', 'wrong price']) await bo.asks(`search ${words}`, found);
    });

    it('goes by number, invoice, customer and words, and says what was searched when nothing fits', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5', 'Wrong price', 'The zebra clause of our contract.');
      const found = new RegExp(`Found: 1[\\s\\S]*Case ${number}`);
      for (const words of [number, `#${number}`, 'bf-2026-07', 'Bluefinch', 'ZEBRA contract', 'Ana'])
        await bo.asks(`search ${words}`, found);
      await bo.asks('search giraffe', /No case fits “giraffe”\./);
    });

    it('is not for customers', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      const li = house.player('Li');
      await li.says(`search ${number}`);
      await pause();
      expect(li.sees().some(saysText(/Found:/))).to.equal(false);
    });

    it('shows three resolved like this, the likest first, with the words that were said', async () => {
      for (const line of ['4', '5', '6']) {
        const number = await claimed(bo, await dispute(ana, 'BF-2026-07', line));
        await solved(number, `Explained for line ${line}\\.`.replace('\\', ''));
      }
      const number = await claimed(bo, await dispute(ana, 'BF-2026-08', '2'));
      const similar = wordsOf(await bo.asks(`similar ${number}`, /Resolved like this before: Wrong price/));
      expect(similar).to.match(/Explained for line 6\.[\s\S]*Explained for line/); // the same product first
      expect(similar.match(/Explained for line/g)).to.have.lengthOf(3);
    });

    it('shows what happened so far, in words', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.asks(`note ${number} ask Mr. Li first`, /Case/);
      await bo.asks(
        `history ${number}`,
        /Ana Souza · opened it[\s\S]*Bo Zhang · claimed it[\s\S]*wrote a note[\s\S]*ask Mr\. Li first/,
      );
    });
  });

  describe('prepared replies', () => {
    it('are in the customer’s language, filled in, and read before they are sent', async () => {
      const li = house.player('Li', 'zh-CN');
      await li.asks('账单有问题，我要申诉', /TD-2026/);
      for (const said of ['TD-2026-07', '2', '价格有误', '价格错误']) await li.says(said);
      const opened = await li.asks('合同价格不同', /./);
      expect(wordsOf(opened)).to.include('TD-2026-07');
      await li.says('是');
      const number = /工单编号 (\d{4})/.exec(wordsOf(await li.waits(saysText(/工单编号 \d{4}/))))?.[1] ?? '';
      await claimed(bo, number);
      await bo.presses('More …', { of: /Owner: Bo/ });
      await bo.presses('Prepared replies');
      const list = wordsOf(bo.sees().findLast(saysText(/prepared replies/))!);
      expect(list).to.include('We have it and look into it').and.to.include('Li Na，您好');
      expect(list).to.not.include('Ask for the proof of payment'); // for another kind of dispute
      expect(list).to.not.include('It is with 21Vianet'); // there is no ticket to name
      const preview = await bo.asks(`use ${number} received`, /As the customer will read it \(Chinese\)/);
      expect(wordsOf(preview)).to.include(`正在核查工单 ${number}`);
      await bo.presses('Reply', { of: /As the customer will read it/, inputs: { text: 'Li Na，您好，正在核查。' } });
      await li.waits(saysText(/Bo Zhang[\s\S]*Li Na，您好，正在核查。/));
    });
  });

  describe('what is not for everybody', () => {
    it('comes to one’s own chat, and only to roles that may see bills', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      const thread = house.channel.threads(CASES_CHANNEL)[0] ?? '';
      await lena.asks(`figures ${number}`, /Your role may not see 21Vianet's bills\. These may: /);
      await bo.asks(`figures ${number}`, /Sent to your own chat/, { thread });
      await bo.waits(saysText(/21Vianet’s figures/));
      expect(bo.sees({ thread }).some(saysText(/21Vianet’s figures/))).to.equal(false);
    });

    it('says at once when an amount is missing, and keeps what was written', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      const words = 'You get it back.';
      await bo.asks(`case ${number}`, /cannot be compared/);
      const answer = await bo.presses('Resolve', {
        of: /cannot be compared/,
        inputs: { Outcome: 'credited', text: words },
      });
      expect(wordsOf(answer)).to.include('A credit needs its amount, such as 583.00');
      expect(JSON.stringify(answer.card)).to.include(words);
      const without = await bo.presses('Resolve', {
        of: /A credit needs its amount/,
        inputs: { Outcome: '', text: words },
      });
      expect(wordsOf(without)).to.include('A case is resolved as explained, corrected, credited');
      await bo.asks(`resolve ${number} credited 1,206 ${words}`, /“1,206” can be read in two ways/);
      await bo.asks(`resolve ${number} credited USD 5 ${words}`, /“USD 5” is another currency; this bill is in CNY/);
      await bo.asks(`resolve ${number} credited -5 ${words}`, /“-5” is not above zero/);
      const seats = '2 seats too many were billed, CN¥466.40 come back to you.';
      await bo.asks(`resolve ${number} credited ${seats}`, /“2” may not be the amount/);
      await bo.asks(`case ${number}`, /In triage/);
      await bo.asks(`resolve ${number} credited 583 CNY ${words}`, /Credit: CN¥583\.00/);
    });

    it('asks once before more is promised than is in dispute, and keeps what was written', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      const words = 'You get it back.';
      const asked = await bo.asks(
        `resolve ${number} credited 999999999.00 ${words}`,
        /is more than the CN¥[\d,.]+ in dispute/,
      );
      expect(JSON.stringify(asked.card)).to.include(words).and.to.include('999999999.00');
      const another = await bo.presses('Resolve', {
        of: /is more than the/,
        inputs: { Outcome: 'credited', meant: '999999999.00', amount: '99999.00', text: words },
      });
      expect(wordsOf(another)).to.include('CN¥99,999.00 is more than'); // one yes is for one amount
      const done = await bo.presses('Resolve', {
        of: /CN¥99,999\.00 is more than/,
        inputs: { Outcome: 'credited', meant: '99999.00', amount: '99999.00', text: words },
      });
      expect(wordsOf(done)).to.include('Credit: CN¥99,999.00');
    });

    it('takes an amount beyond the dispute that is typed with its mark', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.asks(`resolve ${number} credited 99999.00! You get it back.`, /Credit: CN¥99,999\.00/);
    });

    it('says in which language an answer is when it is not the customer’s', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.asks(
        `resolve ${number} explained 这是下个月的预付费用，您的订阅从七月十五日开始续订。`,
        /Our answer \(Chinese; the customer reads English\)/,
      );
      await ana.waits(saysText(/Our answer \(in Chinese\)/));
    });

    it('shows managers what only they may do', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      expect(wordsOf(await bo.asks(`more ${number}`, /everything else|Case \d+: more/))).to.not.include('For managers');
      await helen.asks(`more ${number}`, /For managers[\s\S]*\[Take over\][\s\S]*\[Close\]/);
    });
  });

  describe('a message that was too long', () => {
    it('does nothing at the desk: a customer would read half a sentence', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.asks(`reply ${number} ${'We look into it. '.repeat(400)}`, /Nothing was done with it[\s\S]*4000/);
      await bo.asks(`reply ${number} We have it.`, /Case/);
      await ana.waits(saysText(/We have it\./));
      expect(ana.sees().some(saysText(/We look into it/))).to.equal(false);
    });
  });

  describe('the first words', () => {
    it('of the desk are answered with what the desk can do', async () => {
      await bo.asks('hello', /Queue/);
      await house.player('Qing', 'zh-CN').asks('你好', /./);
      await bo.asks('i am away', /You are away/);
    });

    it('that are a number show its case', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      await bo.asks(number, new RegExp(`Case ${number}[\\s\\S]*Owner: nobody yet`));
      await bo.asks('#99999', /There is no case 99999/);
    });
  });

  it('shows who is not the owner whose step it is, without its buttons', async () => {
    const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5', 'I do not recognise it'));
    const own = wordsOf(await bo.asks(`case ${number}`, /Next: answer the step below/));
    expect(own).to.include('[Yes, it was ordered');
    const others = wordsOf(await lena.asks(`case ${number}`, /Next: Bo Zhang answers the step below/));
    expect(others).to.not.include('[Yes, it was ordered');
  });

  describe('a command that is not quite one', () => {
    it('is answered with what is missing, and what was typed is given back', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5'));
      await bo.asks(`note ${number}`, new RegExp(`^“note” needs the words: note ${number} …\\s*$`));
      await bo.asks('claim', /^“claim” needs the number of a case: claim \[number\]\s*$/);
      await bo.asks(`assign ${number}`, /needs a name[\s\S]*One of these: Bo Zhang · Lena Hartmann/);
      await bo.asks(`assign ${number} nobody`, /nobody called “nobody”[\s\S]*One of these: Bo Zhang · Lena Hartmann/);
      await bo.asks(`use ${number}`, /We have it and look into it/);
      const typed = `resolve ${number} wonderful All is good`;
      await bo.asks(typed, /^resolve \d+ wonderful All is good\s*$/);
      await bo.waits(saysText(/needs an outcome[\s\S]*Explained · Corrected · Credited · Passed/));
      await bo.asks(`case ${number}`, /In triage/);
    });

    it('names the answers there are, and takes one by its words', async () => {
      const number = await claimed(bo, await dispute(ana, 'BF-2026-07', '5', 'I do not recognise it'));
      await bo.asks(
        `answer ${number} 9`,
        /^“9” is no answer to: This is not on 21Vianet's bill[\s\S]*One of these: 1 Yes, it was ordered .* · 2 No, /,
      );
      await bo.asks(`answer ${number}`, /needs the number of an answer[\s\S]*One of these: 1 Yes/);
      await bo.asks(`answer ${number} no, it should not be there`, /How will it be put right\?/);
      await bo.asks('answer 99999 1', /There is no case 99999/);
    });

    it('does nothing where a finger slipped but show: the rest is offered', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      await bo.asks(`clam ${number}`, new RegExp(`^claim ${number}\\s*$`));
      await bo.waits(saysText(new RegExp(`Did you mean “claim ${number}”\\? Nothing was done yet\\.`)));
      await bo.asks(`caze ${number}`, new RegExp(`Case ${number}[\\s\\S]*Owner: nobody yet`));
      await bo.asks(`claim ${number}, please`, /Owner: Bo Zhang/);
      await bo.asks(`回复${number}：您好`, new RegExp(`Case ${number}`));
      await ana.waits(saysText(/Bo Zhang[\s\S]*您好/));
    });

    it('of a customer tells the desk what to type instead', async () => {
      await bo.asks('invoice BF-2026-07', /“invoice” is for customers[\s\S]*“search BF-2026-07” finds the cases/);
      await bo.asks('invoices', /“search \[words\]” finds the cases/);
      await bo.asks('status 1923', /“case 1923” shows the case/);
    });

    it('stays a customer’s words', async () => {
      const number = await dispute(ana, 'BF-2026-07', '5');
      for (const said of [`clam ${number}`, `note ${number}`, 'search', `claim ${number} please`]) await ana.says(said);
      await pause();
      expect(ana.sees().some(saysText(/needs|Did you mean/))).to.equal(false);
      await bo.asks(`case ${number}`, /Owner: nobody yet/);
    });

    it('is a question where an article answers it', async () => {
      const answer = await bo.asks('close the month: when are invoices final?', /./);
      expect(wordsOf(answer)).to.not.include('needs');
    });
  });

  it('lists what can be typed, to each what they may', async () => {
    await bo.asks('help', /What you can type[\s\S]*claim \[number\]/);
    await ana.asks('help', /“commands” lists everything you can type/);
    await ana.asks('commands', /What you can type[\s\S]*explain \[invoice\]/);
    await helen.asks('commands', /For managers[\s\S]*approve \[number\]/);
    await house.player('Rui', 'pt-BR').asks('comandos', /O que você pode digitar[\s\S]*assumir \[número\]/);
  });
});

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 20));
