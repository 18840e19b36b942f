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

  it('says of one invoice what it comes to, what is open and when it is due', async () => {
    for (const [words, said] of [
      ['when is the november invoice due', /5,254\.12[\s\S]*Still open: CN¥5,254\.12\s+Due: Dec 15, 2026\n/],
      ['when is BF-2026-10 due', /Amount with tax: CN¥4,543\.16[\s\S]*Due: Nov 14, 2026, \d+ days overdue/],
      ['did our payment for BF-2026-09 arrive?', /BF-2026-09 is paid[\s\S]*Due: Oct 15, 2026\n[\s\S]*Oct 11, 2026/],
      ['quando vence a fatura de novembro', /Fatura BF-2026-11[\s\S]*Vencimento: 15 de dez\. de 2026/],
    ] as const) {
      await ana.says(words);
      expect(last(ana), words).to.match(said);
    }
    const li = house.player('Li', 'zh-CN');
    await li.says('TD-2026-11什么时候到期');
    expect(last(li)).to.match(/1,498\.84[\s\S]*到期日: 2026年12月15日/);
  });

  it('says how much of an invoice is tax', async () => {
    await ana.says('how much vat is on BF-2026-09');
    expect(last(ana)).to.include('tax CN¥304.08 on CN¥5,068.00').and.to.not.include('BF-2026-08');
    await ana.says('which of our invoices have their fapiao?');
    expect(last(ana)).to.match(/BF-2026-11[\s\S]*tax CN¥297\.41[\s\S]*BF-2026-07[\s\S]*tax CN¥304\.08/);
  });

  it('says what was billed where the record says something else, and offers the dispute', async () => {
    const li = house.player('Li', 'zh-CN');
    await li.says('为什么E3涨价了');
    expect(last(li))
      .to.match(/TD-2026-11[^\n]*¥158\.00[^\n]*¥150\.00[\s\S]*我们的记录无法解释[\s\S]*\[提出争议\] 争议 TD-2026-11/)
      .and.to.not.include('常见的原因');
    await ana.says('what does E3 cost per seat?');
    expect(last(ana)).to.include('CN¥150.00').and.to.not.include('do not explain');
  });

  it('answers for seats and prices of a past month, and says what a seat costs now', async () => {
    for (const [words, said] of [
      [
        'how many e3 licenses did we have in july 2026',
        /Your seats · Jul 1, 2026 – Jul 31, 2026\s+BF-2026-07 bills 25 seats[^\n]*says 23/,
      ],
      [
        'how many e3 licenses did we have in july 2026',
        /Office 365 E3\s+23 seats since Jul 1, 2026\s+before: 20\s+Source/,
      ],
      [
        'how many visio licences on the october 2026 invoice',
        /BF-2026-10 bills 4 \+ 4 seats of Visio[\s\S]*4 seats since Jul 15, 2025/,
      ],
      ['what did visio cost per seat in july 2026', /CN¥104\.50 per seat[^\n]*Jul 15, 2026\s+CN¥95\.00/],
      ['how many E3 seats do we have?', /28 seats since Nov 1, 2026\s+before: 23\s+CN¥150\.00 per seat/],
    ] as const) {
      await ana.says(words);
      expect(last(ana), words).to.match(said);
    }
  });

  it('tells of a credit that was promised to whom it was promised, and else what the article says', async () => {
    await ana.says('do we have any credit?');
    expect(last(ana)).to.include('no credit on your invoices').and.to.include('How does a credit reach us?');
    await ana.says('i want to cancel visio, will i get money back');
    expect(last(ana)).to.include('Is there money back for unused days?');
    for (const words of ['dispute BF-2026-10', '3', 'Wrong price', 'The same line twice.', 'yes'])
      await ana.says(words);
    const [, number = ''] = /case (\d{4})/.exec(all(ana)) ?? [];
    const bo = house.player('Bo');
    await bo.asks(`claim ${number}`, /Owner: Bo/);
    await bo.says(`resolve ${number} credited 443.08 It comes back.`);
    await ana.waits(saysText(/It comes back/));
    await ana.says('do we have any credit?');
    expect(last(ana)).to.match(
      new RegExp(`In case ${number}, on [^\n]*a credit of CN¥443\\.08. It is not on an invoice yet`),
    );
    const li = house.player('Li', 'zh-CN');
    await li.says('有没有抵扣');
    expect(last(li)).to.include('没有抵扣').and.to.not.include('443');
  });

  it('holds the collection of an invoice while its dispute is open, and says so', async () => {
    for (const words of ['dispute BF-2026-10', '1', 'Wrong price', 'It was agreed otherwise.', 'yes'])
      await ana.says(words);
    await ana.says('when will you suspend us because of BF-2026-10?');
    expect(last(ana)).to.include('Collection is on hold: while a dispute about the invoice is open');
  });

  it('offers the readings of an unclear message, to be pressed or typed by number', async () => {
    await ana.says('fatura boleto help nota payment invoice?');
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
    await ana.waits(saysText(/This is case \d{4}/));
  });

  it('does not count against it what was followed by a helpful answer', async () => {
    await ana.says('how can I pay?');
    await ana.says('👎');
    await ana.says('how much do I owe?');
    await ana.says('did our payment arrive?'); // the one before was not judged: it seems to have helped
    await ana.says('👎');
    expect(last(ana)).to.not.include('have not helped so far');
  });

  it('counts a card once, however often it is pressed', async () => {
    await ana.says('how can I pay?');
    const card = ana.sees().at(-1)!;
    for (const title of ['👎 No', '👎 No', '👍 Yes']) await ana.deliver(ana.pressActivity(card, title), card);
    expect(all(ana)).to.not.include('have not helped so far');
    await helen.says('unanswered');
    expect(last(helen)).to.include('How to pay: 👍 0 · 👎 1');
  });

  it('takes “that’s wrong” after an answer as a 👎, and offers a dispute or a person', async () => {
    for (const [question, objection, sorry] of [
      ['how much do I owe?', 'that’s wrong', /I am sorry[\s\S]*Dispute a charge[\s\S]*Talk to a person/],
      ['我们还欠多少钱？', '不对', /抱歉[\s\S]*对费用提出争议[\s\S]*转人工/],
      ['quanto estamos devendo agora?', 'não, está errado', /Sinto muito[\s\S]*Contestar[\s\S]*Falar com uma pessoa/],
      ['how much do I owe in total?', 'no', /I am sorry/],
    ] as const) {
      await ana.says(question);
      await ana.says(objection);
      expect(last(ana), objection).to.match(sorry);
    }
    await ana.says('that is not right'); // nothing was answered since
    expect(last(ana)).to.include('What is wrong?').and.to.not.include('I am sorry');
    await helen.says('unanswered');
    expect(last(helen)).to.include('What is open, and when it is due: 👍 0 · 👎 4');
  });

  it('answers thanks, a goodbye and a nod in kind', async () => {
    const kinds: readonly (readonly [string, RegExp, readonly string[]])[] = [
      ['en-US', /^You are welcome/, ['thanks', 'thank you!', 'ok, thanks 🙂']],
      ['en-US', /^Goodbye/, ['bye', 'thanks, bye!']],
      ['en-US', /^All right/, ['ok', 'yes', 'no', 'Got it.', 'no thanks']],
      ['zh-CN', /^不客气/, ['谢谢', '好的谢谢！']],
      ['zh-CN', /^再见/, ['再见', '拜拜～']],
      ['zh-CN', /^好的/, ['好的', '知道了', '不用了']],
      ['pt-BR', /^De nada/, ['obrigado', 'Valeu!', 'tá bom, obrigada']],
      ['pt-BR', /^Até logo/, ['tchau', 'obrigada, até mais']],
      ['pt-BR', /^Certo/, ['ok', 'sim', 'não', 'entendi']],
    ];
    for (const [locale, expected, said] of kinds) {
      const li = house.player('Li', locale);
      for (const words of said) {
        await li.says(words);
        expect(last(li).trim(), words).to.match(expected);
      }
    }
  });

  it('asks for words where there are none', async () => {
    await ana.says('hello');
    for (const signs of ['🙂🙂🙂', '...', '???']) {
      await ana.says(signs);
      expect(last(ana), signs).to.match(/I need a few words[\s\S]*I answer questions about your invoices/);
    }
  });

  it('shows the invoice or the case whose number was all that was written', async () => {
    for (const words of ['BF-2026-07', 'BF-2026-07?', 'show me BF-2026-07', '看看BF-2026-07', 'bf 2026 07 please']) {
      await ana.says(words);
      expect(last(ana), words).to.include('BF-2026-07').and.to.include('5,372.08');
    }
    await ana.says('English');
    await ana.says('person');
    const [, number = ''] = /This is case (\d{4})/.exec(last(ana)) ?? [];
    await ana.says(number);
    expect(last(ana)).to.include(`Case ${number}`).and.to.include('Received');

    const li = house.player('Li');
    const tellsNothing = async (words: string) => {
      await li.says(words);
      return last(li).replace(words, '…');
    };
    expect(await tellsNothing('BF-2026-07')).to.equal(await tellsNothing('BF-2099-07'));
    expect(await tellsNothing(number)).to.equal(await tellsNothing('9999'));
    expect(last(li)).to.include('I find no invoice and no case of yours with the number');
  });

  it('says of a subscription that ended when it ended, whatever was asked about it', async () => {
    const li = house.player('Li', 'zh-CN');
    await ana.says('how many Exchange seats do we have');
    expect(last(ana))
      .to.match(/Exchange Online \(Plan 2\)\s+ended on Jun 24, 2026/)
      .and.to.not.include('no subscription');
    await ana.says('what does Exchange cost per seat?');
    expect(last(ana)).to.match(/Your prices\s+Exchange Online \(Plan 2\)\s+ended on Jun 24, 2026/);
    await ana.says('quantas licenças de Exchange');
    expect(last(ana)).to.match(/Exchange Online \(Plan 2\)\s+terminou em 24 de jun. de 2026/);
    await li.says('Kiosk 还有多少个席位');
    expect(last(li)).to.match(/Exchange Online Kiosk\s+.*2026年8月24日/);
  });

  it('quotes an article below the figures only where it answers the question', async () => {
    const li = house.player('Li', 'zh-CN');
    for (const [who, question] of [
      [ana, 'how long does the fapiao take'],
      [ana, 'what happens if I cancel mid-month'],
      [ana, 'the latest bill pls'],
      [li, 'TD-2026-10付了没'],
      [li, '续费价格是多少'],
    ] as const) {
      await who.says(question);
      expect(last(who), question).to.not.match(/wrong or lost|our data|new invoice come out|付多了|更好的价格/);
    }
    await ana.says('can we change how often we are billed for our seats?');
    expect(last(ana)).to.include('28 seats').and.to.include('Can we change how often we are billed?');
  });

  it('answers how disputes, cases and people work, and shows the way on', async () => {
    await ana.says('how do I dispute a charge');
    expect(last(ana)).to.match(/Nothing is sent before[\s\S]*Source: [\s\S]*\[Dispute a charge\]/);
    await ana.says('what evidence do you need for a dispute');
    expect(last(ana)).to.match(/What do you need from us\?[\s\S]*\[Dispute a charge\]/);
    await ana.says('when do you involve 21Vianet');
    expect(last(ana)).to.include('When is 21Vianet brought in?');
    await ana.says('I want to withdraw my case');
    expect(all(ana)).to.include('Can I withdraw my case?');
    expect(last(ana)).to.include('Your cases: 0');
    await ana.says('when is somebody available');
    expect(last(ana)).to.match(/at the desk[\s\S]*When is somebody there\?[\s\S]*\[Talk to a person\]/);
  });

  it('goes straight to what is wished for', async () => {
    await ana.says('where is my case');
    expect(last(ana).trim()).to.match(/^Your cases/);
    await ana.says('agent please');
    expect(last(ana).trim()).to.match(/^Shall one of our people/);
    await ana.says('I want to dispute the July invoice');
    expect(last(ana).trim()).to.match(/^Which line of BF-2026-07/);
    await ana.says('stop');
    await ana.says('dispute this');
    expect(last(ana).trim()).to.match(/^Which invoice is it about/);
  });

  it('takes “yes” to the offer of a person', async () => {
    await ana.says('agent please');
    await ana.says('yes, please');
    expect(last(ana)).to.match(/This is case \d{4}/);
    await ana.says('how much do I owe?');
    await ana.says('yes');
    expect(last(ana)).to.include('All right');
  });

  it('writes into the case of a person only the question that led to it', async () => {
    const li = house.player('Li', 'zh-CN');
    await li.says('换一下账单联系人');
    for (const words of ['我要对账单提出争议', '取消', '转人工']) await li.says(words);
    expect(last(li))
      .to.include('我们的同事将为您服务')
      .and.to.not.match(/您的说明|换一下账单联系人/);

    await ana.says('what is the weather in Shanghai?');
    await ana.says('person');
    expect(last(ana)).to.match(/Your words\s+what is the weather in Shanghai\?/);
    const [, number = ''] = /This is case (\d{4})/.exec(last(ana)) ?? [];
    await ana.says('please change our billing contact');
    for (const _ of [1, 2]) await ana.says('person'); // the second time there is nothing new
    expect(last(ana)).to.include(`This is case ${number}`);
    const history = wordsOf(await house.player('Bo').asks(`history ${number}`, /what happened/));
    expect(history.split('please change our billing contact')).to.have.lengthOf(2);
  });

  it('opens no case for a mere nod', async () => {
    for (const [question, nods] of [
      ['what is the weather tomorrow?', ['ok', 'sure']],
      ['I want to talk to a person', ['no', 'ok']],
      ['I want to talk to a person', ['thanks, bye', 'yes']],
    ] as const) {
      await ana.says(question);
      for (const nod of nods) await ana.says(nod);
      expect(last(ana), question).to.not.match(/case \d{4}/i);
    }
  });

  it('says whether paying late costs something to whoever asks', async () => {
    const tom = house.player('Tom');
    await tom.asks('do you charge interest if I pay late?', /we add no charge for paying late[\s\S]*not linked/);
  });

  it('offers a form to ask for more time to pay', async () => {
    await ana.says('can I have more time to pay');
    expect(last(ana)).to.include('Can we have more time to pay?');
    await ana.presses('Ask for more time', {
      inputs: { 'Which invoice, when will you pay, and why?': 'BF-2026-10 by 10 December, year-end budget' },
    });
    const opened = await ana.waits(saysText(/Thank you\. This is case \d{4}/));
    expect(wordsOf(opened)).to.include('BF-2026-10 by 10 December');
    await ana.says('能不能晚几天付');
    expect(last(ana)).to.include('申请延期付款');
  });

  it('gives a person to somebody who wants to dispute and is not linked', async () => {
    const tom = house.player('Tom');
    await tom.says('we do not accept this bill, we dispute it');
    expect(last(tom)).to.include('not linked').and.to.include('[Talk to a person]');
    await tom.says('yes');
    expect(last(tom)).to.match(/This is case \d{4}[\s\S]*Your words\s+we do not accept this bill/);
  });

  it('goes on from a list, from one product to the next, and from what it offered', async () => {
    await ana.says('send me our invoices please');
    await ana.says('and June?');
    expect(last(ana)).to.include('Invoice BF-2026-06');
    await ana.says('i meant october');
    expect(last(ana)).to.include('Invoice BF-2026-10');
    await ana.says('how many seats of Visio do we have?');
    await ana.says('and E3?');
    expect(last(ana))
      .to.match(/Your seats\s+Office 365 E3/)
      .and.to.not.include('Visio');
    for (const [words, first] of [
      ['the first one', /Source|来源|Fonte/],
      ['第一个', /Source|来源|Fonte/],
      ['a primeira', /Source|来源|Fonte/],
      ['the last one', /Source|来源|Fonte/],
    ] as const) {
      await ana.says('fatura boleto help nota payment invoice?');
      expect(last(ana)).to.match(/What is it about|Sobre o que é|您想问的/);
      await ana.says(words);
      expect(last(ana), words).to.match(first);
    }
  });

  it('finds an invoice by an amount that only it has, and says so', async () => {
    await ana.says('why was I charged 1200');
    expect(all(ana)).to.include('CN¥1,200.00 is on BF-2026-09: Mailbox migration, one day on site.');
    expect(last(ana)).to.include('BF-2026-09 is CN¥1,272.00 higher');
    await ana.says('the invoice for 4100.08 please');
    expect(last(ana)).to.include('Invoice BF-2026-08');
    await ana.says('a fatura de 4100,08');
    expect(last(ana)).to.include('Fatura BF-2026-08');
    await ana.says('the invoice over 5372.08 please'); // July and September
    expect(last(ana)).to.include('Your invoices');
  });

  it('knows an amount to the cent where nothing else is said', async () => {
    const li = house.player('Li', 'zh-CN');
    for (const [who, words, said] of [
      [ana, 'what is 4543.16', /4,543\.16 is the total of BF-2026-10/],
      [ana, 'what is 5372.08?', /the total of BF-2026-09\. CN¥5,372\.08 is the total of BF-2026-07\./],
      [ana, 'what is 1498.84?', /None of your invoices, and no line on them, comes to 1498\.84/], // another customer's
      [ana, 'o que é 4.543,16?', /é o total da fatura BF-2026-10/],
      [li, '1,498.84是哪张账单', /1,498\.84 是账单 TD-2026-11 的总额/],
    ] as const) {
      const before = who.sees().length;
      await who.says(words);
      expect(who.sees().slice(before).map(wordsOf).join('\n'), words).to.match(said);
    }
  });

  it('knows which invoice “it” is, and the one before it', async () => {
    for (const [words, said] of [
      ['explain BF-2026-09', /BF-2026-09 is CN¥1,272\.00 higher/],
      ['and the one before?', /BF-2026-08 is CN¥1,272\.00 lower/],
      ['send me its fapiao', /Fapiao for your invoices\s+BF-2026-08 [\s\S]*31002600296/],
      ['is it paid?', /BF-2026-08 is paid/],
      ['a de julho', /A fatura BF-2026-07 está paga/],
      ['e a anterior?', /A fatura BF-2026-06 está paga/],
      ['e a anterior?', /Não há fatura anterior à BF-2026-06/],
      ['invoice BF-2026-10', /BF-2026-10/],
      ['when is it due?', /Invoice BF-2026-10[\s\S]*Due: Nov 14, 2026/],
      ['how much do I owe?', /What is open/],
      ['is it paid?', /For BF-2026-10[\s\S]*For BF-2026-11/], // no invoice was spoken of last
      ['how many seats do we have?', /Your seats/],
      ['and in june 2026?', /Your seats · Jun 1, 2026/],
    ] as const) {
      await ana.says(words);
      expect(last(ana), words).to.match(said);
    }
    const li = house.player('Li', 'zh-CN');
    for (const [words, said] of [
      ['解释 TD-2026-08', /TD-2026-08 比 TD-2026-07 低/],
      ['它的发票开了吗', /TD-2026-08 [\s\S]*31002600796/],
      ['付了吗', /TD-2026-08 已付清/],
      ['再上个月呢', /TD-2026-07 已付清/],
    ] as const) {
      await li.says(words);
      expect(last(li), words).to.match(said).and.to.not.include('TD-2026-09');
    }
  });

  it('takes the disputed invoice for the one a question in the middle of the dispute is about', async () => {
    await ana.says('dispute BF-2026-10');
    await ana.says('are there really two lines for visio, how much is each?');
    expect(all(ana)).to.include('BF-2026-10 is CN¥828.92 lower').and.to.not.include('BF-2026-11 is');
    expect(last(ana)).to.include('Which line of BF-2026-10');
    await ana.says('is it paid?');
    expect(all(ana)).to.include('For BF-2026-10 no payment is registered yet');
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
    const opened = await ana.waits(saysText(/Thank you\. This is case \d{4}/));
    expect(wordsOf(opened)).to.include('E3, 33 seats from 1 December');
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
