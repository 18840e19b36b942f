import { expect } from 'chai';
import { type Player, saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('answers', () => {
  let house: OwnHouse;
  let ana: Player;
  let helen: Player;
  beforeEach(async () => {
    house = await ownHouse();
    [ana, helen] = [house.player('Ana'), house.player('Helen')];
  });
  afterEach(() => house.stop());

  const last = (who: Player) => wordsOf(who.sees().at(-1)!);
  const all = (who: Player) => who.sees().map(wordsOf).join('\n');

  it('answers the same about another invoice when it is corrected', async () => {
    await ana.says('why is my July invoice higher?');
    expect(last(ana)).to.include('BF-2026-07');
    await ana.says('no, the August one');
    expect(last(ana)).to.match(/BF-2026-08 is CN¥1,272\.00 lower/);
    await ana.says('and June?');
    expect(last(ana)).to.include('How BF-2026-06 comes about');
  });

  it('says so when there is no invoice of the month that was named', async () => {
    await ana.says('why is my March invoice so high?');
    expect(all(ana)).to.include('I find no invoice for that month');
  });

  it('shows what was asked for, and no more: the fapiao of one month, the seats of one product', async () => {
    await ana.says('I need the fapiao for July');
    expect(last(ana)).to.include('31002600259').and.to.not.include('BF-2026-08');
    await ana.says('how many seats of Visio do we have?');
    expect(last(ana)).to.include('Visio Plan 2').and.to.not.include('Office 365 E3');
  });

  it('holds the collection of an invoice while its dispute is open, and says so', async () => {
    for (const words of ['dispute BF-2026-10', '1', 'Wrong price', 'It was agreed otherwise.', 'yes'])
      await ana.says(words);
    await ana.says('when will you suspend us because of BF-2026-10?');
    expect(last(ana)).to.include('It is on hold: while a dispute about the invoice is open');
  });

  it('offers the readings of an unclear message, to be pressed or typed by number', async () => {
    await ana.says('fatura boleto help nota payment?');
    const offer = await ana.waits(saysText(/What is it about|Sobre o que é/));
    const [first] = /\[(.+)\] 1$/m.exec(wordsOf(offer))?.slice(1) ?? [];
    await ana.says('1');
    expect(last(ana)).to.match(/Source|Fonte/);
    expect(first).to.be.a('string');
  });

  it('takes 👍 and 👎, pressed or typed, once each', async () => {
    await ana.says('how can I pay?');
    const card = ana.sees().at(-1)!;
    const [one, two] = [ana.pressActivity(card, '👎 No'), ana.pressActivity(card, '👎 No')];
    expect(wordsOf(await ana.deliver(one, card))).to.include('I am sorry');
    await ana.deliver(two, card);
    await ana.says('how much do I owe?');
    await ana.says('👍');
    expect(last(ana)).to.include('Thank you');

    await helen.says('unanswered');
    expect(last(helen))
      .to.include('how can i pay')
      .and.to.include('How to pay · English · did not help · 1×')
      .and.to.include('What is open, and when it is due: 👍 1 · 👎 0');
  });

  it('offers a person by itself after two answers in a row that did not help', async () => {
    await ana.says('how can I pay?');
    await ana.says('👎');
    expect(last(ana)).to.not.include('Shall one of our people');
    await ana.says('which bank account do I transfer to?');
    await ana.says('not helpful');
    expect(last(ana)).to.include('My answers have not helped so far');
    await ana.presses('Talk to a person');
    expect(last(ana)).to.match(/This is case \d{4}/);
  });

  it('does not count against it what was followed by a helpful answer', async () => {
    await ana.says('how can I pay?');
    await ana.says('👎');
    await ana.says('how much do I owe?');
    await ana.says('did our payment arrive?'); // the one before was not judged: it seems to have helped
    await ana.says('👎');
    expect(last(ana)).to.not.include('have not helped so far');
  });

  it('keeps what it could not answer for managers, without names and numbers', async () => {
    await ana.says('my name is Zbigniew Okonkwo, call me at 13900001111 about the weather in Lisbon');
    await house.player('Bo').says('unanswered');
    expect(last(house.player('Bo'))).to.include('Only a manager');
    await helen.says('unanswered');
    expect(last(helen))
      .to.include('not answered · 1×')
      .and.to.not.match(/zbigniew|okonkwo|1390000/i);
  });

  it('opens a case for what only a person can do, in the customer’s words', async () => {
    await ana.says('we want to add five licences to E3');
    await ana.presses('Ask for a change', {
      inputs: { 'Which subscription, how many seats, from when?': 'E3, 33 seats from 1 December' },
    });
    expect(last(ana))
      .to.match(/Thank you\. This is case \d{4}/)
      .and.to.include('E3, 33 seats from 1 December');
    await ana.says('request fraud-misuse somebody ordered 200 seats');
    expect(last(ana)).to.include('I suspect fraud or misuse');
  });

  it('shows no amount to somebody who is not linked, but the general answer and how to be linked', async () => {
    const tom = house.player('Tom');
    await tom.says('how much do I owe?');
    expect(last(tom))
      .to.match(/not linked[\s\S]*link code/)
      .and.to.include('Source: our own policy');
    for (const words of [
      'why is my July invoice higher?',
      'invoice BF-2026-07',
      'how many seats do we have?',
      'invoices',
    ])
      await tom.says(words);
    expect(all(tom)).to.not.match(/¥|BF-2026-07 ·|seats since/);
  });

  it('never shows one customer the records of another', async () => {
    const li = house.player('Li');
    for (const words of [
      'invoice BF-2026-07',
      'explain BF-2026-07',
      'dispute BF-2026-07',
      'how much do I owe?',
      'did the payment for BF-2026-07 arrive?',
    ])
      await li.says(words);
    expect(all(li)).to.not.match(/5,372|1,206|PAY-BF/);
  });

  it('answers a question where evidence is being written, and then goes on', async () => {
    for (const words of ['dispute BF-2026-07', '5', 'Wrong price']) await ana.says(words);
    await ana.says('how much do I owe?');
    expect(all(ana)).to.include('What is open: CN¥9,797.28');
    expect(last(ana)).to.include('Tell us in your own words');
    await ana.says('Why was it not 50.00 as agreed on 2 May?');
    expect(last(ana)).to.include('Is this right?').and.to.include('Why was it not 50.00');
  });

  it('takes back the invoice of a dispute: "no, the August one"', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('no, the August one');
    expect(last(ana)).to.include('Which line of BF-2026-08');
  });

  it('finds the invoice of a dispute by its month', async () => {
    await ana.says('dispute');
    await ana.says('the one from October');
    expect(last(ana)).to.include('Which line of BF-2026-10');
  });

  it('answers in the language somebody writes in, until they choose one', async () => {
    await ana.says('我们还欠多少钱？');
    expect(last(ana)).to.include('未付金额');
    await ana.says('quanto estamos devendo agora?');
    expect(last(ana)).to.include('Em aberto');
    await ana.says('English');
    await ana.says('我们还欠多少钱？');
    expect(last(ana)).to.include('What is open');
  });

  it('says which languages it speaks to somebody who writes another', async () => {
    await ana.says('Сколько мы вам должны за прошлый месяц?');
    expect(last(ana)).to.include('English, Chinese and Portuguese').and.to.include('我懂英语');
  });

  it('looks the desk’s own questions up in the desk’s own articles', async () => {
    const bo = house.player('Bo');
    await bo.says('who may suspend a subscription?');
    expect(last(bo)).to.include('Admin agents, sales agents and global administrators');
    await ana.says('who may suspend a subscription?');
    expect(last(ana)).to.not.include('Admin agents');
  });
});
