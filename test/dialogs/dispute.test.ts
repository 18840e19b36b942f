import { expect } from 'chai';
import { dispute } from '../../dialogs/dispute';
import { confirmed } from '../../dialogs/places';
import type { Turn } from '../../dialogs/turn';
import type { CaseIndex, Part } from '../../services/cases/cases';
import { invoiceOf } from '../services/reconciliation/sample';
import { choicesOf } from '../stage/card-parts';
import { newActivityId, type Shown } from '../stage/channel';
import { type Player, saysText, wordsOf } from '../stage/player';
import { newCase, noon } from '../support/case';
import { type OwnHouse, ownHouse } from '../support/house';

describe('the dispute talk', () => {
  let house: OwnHouse;
  let ana: Player;
  beforeEach(async () => {
    house = await ownHouse();
    ana = house.player('Ana');
  });
  afterEach(() => house.stop());

  /** What Ana sees last. */
  const last = () => wordsOf(ana.sees().at(-1)!);
  const pick = (shown: Shown, begins: string) =>
    choicesOf(shown.card ?? {}).find(({ title }) => title.startsWith(begins))?.value ?? '';

  async function toWords(): Promise<Shown> {
    await ana.says('dispute BF-2026-07');
    const lines = await ana.waits(saysText(/Which line of BF-2026-07/));
    const kinds = await ana.presses('Continue', { inputs: { Line: pick(lines, 'Exchange Online') } });
    return ana.presses('Continue', { inputs: { 'What is wrong with it?': pick(kinds, 'Charged after') } });
  }

  it('opens a case for the line and the reason Ana picks', async () => {
    await toWords();
    await ana.says('We cancelled on 24 June.');
    const opened = await ana.presses('Send the dispute');

    expect(wordsOf(opened))
      .to.match(/Thank you\. Your dispute is case \d{4}/)
      .and.to.include('CN¥583.00');
  });

  it('goes as well by typing alone', async () => {
    for (const words of ['dispute', '5', '5', 'Charged after cancellation', 'We cancelled on 24 June.', 'yes'])
      await ana.says(words);
    expect(last()).to.match(/Your dispute is case \d{4}/);
  });

  it('goes back, and asks again what was answered', async () => {
    await toWords();
    await ana.presses('Back');
    expect(last()).to.include('What is wrong with it?');
    await ana.says('back');
    expect(last()).to.include('Which line of BF-2026-07');
    await ana.says('start over');
    expect(last()).to.include('Which invoice is it about?');
  });

  it('sends nothing when Ana stops', async () => {
    await toWords();
    const stopped = await ana.presses('Cancel');
    expect(wordsOf(stopped)).to.include('nothing was sent');
    await ana.says('my cases');
    expect(last()).to.include('You have no case yet');
  });

  it('answers a question in between and goes on where it was', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.waits(saysText(/Which line/));
    await ana.says('why is my August invoice lower?');
    await ana.waits(saysText(/BF-2026-08 is CN¥1,272\.00 lower than BF-2026-07/));
    expect(last()).to.include('Which line of BF-2026-07');
  });

  it('has a person one sentence away where it asks for words, and answers what is asked there', async () => {
    const asides: readonly [says: string, answered: RegExp, again: string][] = [
      ['I want to talk to a human', /Talk to a person/, 'Tell us in your own words'],
      ['quero falar com um atendente', /Falar com uma pessoa/, 'Conte com suas palavras'],
      ['转人工', /Cas[eo] \d{4}/, 'Conte com suas palavras'], // a command: it has no language of its own
      ['我想跟真人说话', /人工|同事/, '请用您自己的话说明'],
      ['how do I pay', /payment/i, 'Tell us in your own words'],
      ['how much do I owe in total', /CN¥/, 'Tell us in your own words'],
      ['What is the deadline for disputes?', /deadline/, 'Tell us in your own words'],
    ];
    await toWords();
    for (const [says, answered, again] of asides) {
      const before = ana.sees().length;
      await ana.says(says);
      const [first = '', ...others] = ana.sees().slice(before).map(wordsOf);
      expect(first, says).to.match(answered);
      expect(others.at(-1), says).to.include(again);
    }
    await ana.says('We cancelled on 24 June and you charged us anyway');
    expect(last()).to.include('Is this right?').and.to.include('We cancelled on 24 June and you charged us anyway');
  });

  it('takes a line and a reason in words', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('Exchange');
    expect(last()).to.include('What is wrong with it?');
    await ana.says('cobrado depois do cancelamento');
    expect(last()).to.include('Conte com suas palavras');
    await ana.says('We cancelled on June 24, order C-0624');
    expect(last()).to.match(
      /Is this right\?[\s\S]*Exchange Online[\s\S]*Charged after cancellation[\s\S]*order C-0624/,
    );

    await ana.says('start over');
    await ana.says('the September one');
    await ana.says('the mailbox migration');
    await ana.says("I don't recognise it");
    expect(last()).to.include('Tell us in your own words');
  });

  it('keeps a sentence that says what is wrong, and takes the reason from it', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('Exchange');
    await ana.says('We cancelled it on June 24, order C-0624');
    expect(last()).to.match(
      /Is this right\?[\s\S]*Charged after cancellation[\s\S]*We cancelled it on June 24, order C-0624/,
    );
    await ana.says('back');
    expect(last()).to.include('Tell us in your own words');
    await ana.says('We cancelled it on June 23.');
    expect(last()).to.include('June 23').and.not.to.include('C-0624');
  });

  it('keeps a sentence that names no reason until one is picked', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('Exchange');
    await ana.says('Mr Wang told Sandra in May it would be free');
    expect(ana.sees().some(saysText(/I keep what you wrote/))).to.equal(true);
    expect(last()).to.include('What is wrong with it?');
    await ana.says('3');
    expect(last()).to.match(/Is this right\?[\s\S]*Wrong price[\s\S]*Mr Wang told Sandra in May it would be free/);
  });

  it('loses nothing of what is too little to send', async () => {
    for (const words of ['dispute BF-2026-07', 'Visio']) await ana.says(words);
    expect(await answers('we no longer use it, nobody here needs it')).to.match(
      /I keep what you wrote[\s\S]*own words/,
    );
    expect(await answers('Mr Wang ended it on 5 May')).to.match(/nobody here needs it[\s\S]*ended it on 5 May/);
  });

  it('takes the line, the reason and the words from one sentence', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('Exchange was cancelled on June 24 and is still there');
    expect(last()).to.match(
      /Is this right\?[\s\S]*Exchange Online[\s\S]*Charged after cancellation[\s\S]*is still there/,
    );
  });

  it('does not take the day of a sentence for another invoice, but a wish for one', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('We cancelled Exchange on 24 June and you charged us anyway');
    expect(last()).to.match(/Is this right\?[\s\S]*BF-2026-07[\s\S]*Exchange Online/);
    await ana.says('I want to dispute the June invoice');
    expect(last()).to.include('Which line of BF-2026-06 is it?');
  });

  it('names what it could be when words fit more than one choice', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('plan 2');
    expect(ana.sees().some(saysText(/That may be 5\. Exchange.* or 6\. Visio/))).to.equal(true);
    await ana.says('Exchange');
    await ana.says('charged');
    expect(
      ana.sees().some(saysText(/That may be 4\. Charged after cancellation or 6\. Charged twice\. Which/)),
    ).to.equal(true);
    expect(last()).to.include('What is wrong with it?');
  });

  /** What is said after something, up to the last of it, in one text. */
  async function answers(words: string): Promise<string> {
    const before = ana.sees().length;
    await ana.says(words);
    return ana.sees().slice(before).map(wordsOf).join('\n');
  }

  it('goes over to another invoice that is named as one, and takes along what is told of it', async () => {
    await ana.says('dispute BF-2026-10');
    const other = await answers('na fatura de julho cobraram 25 licencas do e3 mas so temos 23');
    expect(other)
      .to.include('Então se trata da fatura BF-2026-07')
      .and.match(/Pode ser 3\. .* ou 4\. Office 365 E3/);
    expect(other).to.include('Qual linha da fatura BF-2026-07?');
    expect(await answers('4')).to.match(
      /Está certo\?[\s\S]*BF-2026-07[\s\S]*Quantidade de licenças errada[\s\S]*mas so temos 23/,
    );

    await ana.says('dispute BF-2026-11');
    await ana.says('on the july invoice we were charged for exchange that we cancelled in june');
    expect(await answers('Sandra wrote to you about it')).to.match(
      /Is this right\?[\s\S]*BF-2026-07[\s\S]*Exchange Online[\s\S]*Charged after[\s\S]*cancelled in june[\s\S]*Sandra wrote/,
    );
  });

  it('says which invoice it is about where evidence names another one', async () => {
    for (const words of ['dispute BF-2026-11', '5', 'Charged twice']) await ana.says(words);
    const asked = await answers('it was on the October invoice already, Mr Wang saw it');
    expect(asked)
      .to.include('This dispute is about BF-2026-11. If you mean BF-2026-10')
      .and.match(/Is this right\?[\s\S]*BF-2026-11[\s\S]*Mr Wang saw it/);
    expect(await answers('no, BF-2026-10')).to.include('Which line of BF-2026-10');
  });

  it('asks no more than what the first sentence left open', async () => {
    await ana.says('on the july invoice we were charged for 25 seats of E3 but have only 23');
    expect(last()).to.include('Which line of BF-2026-07');
    expect(await answers('4')).to.match(
      /Is this right\?[\s\S]*advance charge[\s\S]*Wrong number of seats[\s\S]*but have only 23/,
    );

    await ana.says('stop');
    await ana.says('we were charged twice for visio');
    expect(last()).to.include('Which invoice is it about?');
    expect(await answers('2')).to.match(/That may be 2\. Visio.* or 3\. Visio/);
    await ana.says('3');
    expect(await answers('the order says four seats')).to.match(
      /Is this right\?[\s\S]*Charged twice[\s\S]*charged twice for visio[\s\S]*the order says four seats/,
    );
  });

  it('keeps a reason that is told where the line is asked for', async () => {
    const told: readonly [words: string, then: RegExp][] = [
      ['price is wrong, we agreed 140', /Is this right\?[\s\S]*Wrong price[\s\S]*we agreed 140/],
      ['we have 22 not 23', /What is wrong with it\?/],
      ['too many seats', /own words/],
      ['charged twice', /own words/],
      ['已经退订了还收费', /请用您自己的话/],
    ];
    for (const [words, then] of told) {
      await ana.says('dispute BF-2026-11');
      expect(await answers(words), words).to.match(/(?:I keep what you wrote|已保留)[\s\S]*(?:Which line|哪一行)/);
      expect(await answers('4'), words).to.match(then);
    }
  });

  it('takes a row however it is pointed at', async () => {
    await ana.says('dispute BF-2026-07');
    for (const words of [
      'line 3',
      'the fourth line',
      '第二行',
      '第3个',
      'a segunda linha',
      'all of them',
      '都是',
      'todas',
    ]) {
      expect(await answers(words), words).to.match(/What is wrong with it|哪里有问题|O que está errado/);
      await ana.says('back');
    }
    for (const words of ['e3那一行', 'the Office licence line'])
      expect(await answers(words), words).to.match(/1\. Office 365 E3.*2\. Office 365 E3[\s\S]*(?:Which line|哪一行)/);
    await ana.says('the last one'); // of the lines: the whole invoice is none
    await ana.says('Wrong price');
    expect(await answers('We agreed otherwise in May.')).to.match(/Is this right\?[\s\S]*Visio/);
  });

  it('takes the seats that tell a line for no reason', async () => {
    await ana.says('dispute BF-2026-08');
    expect(await answers('the one with 23 seats')).to.include('What is wrong with it?');
  });

  it('does not guess which is the last invoice: the latest, or the last of those that are shown', async () => {
    await ana.says('dispute');
    expect(await answers('the last one'))
      .to.include('Which invoice is it about?')
      .and.not.include('Which line');
    expect(await answers('最后一张'))
      .to.include('是哪张账单？')
      .and.not.include('哪一行');
  });

  it('answers a question about an invoice where the invoice is asked for', async () => {
    await ana.says('dispute');
    for (const words of ['when is the november invoice due?', 'how much was the july invoice'])
      expect(await answers(words), words)
        .to.include('Which invoice is it about?')
        .and.not.include('Which line');
    expect(await answers('11月账单什么时候到期')).to.include('是哪张账单？');
    expect(await answers('november?')).to.include('是 BF-2026-11 的哪一行');
  });

  it('keeps what is told before it is sent, and sends nothing at a question', async () => {
    for (const each of ['dispute BF-2026-07', '5', 'Charged after cancellation', 'We cancelled by mail.'])
      await ana.says(each);
    expect(await answers('ok?')).to.not.include('Your dispute is case');
    expect(await answers('no, on 23 June')).to.include('23 June');
    expect(await answers('it was cancelled by mail from Rui')).to.include('from Rui');
  });

  it('keeps words that name a month without an invoice', async () => {
    await ana.says('dispute');
    expect(await answers('we agreed 95, see our contract of May')).to.include('Which invoice is it about?');
    expect(await answers('BF-2026-07')).to.include('Which line');
    await ana.says('5');
    expect(await answers('Wrong price')).to.include('contract of May');
  });

  it('sends nothing at a no, and shows how to change it', async () => {
    for (const words of ['no', 'não', '不是', '不对', '错了', "that's wrong"]) {
      for (const each of ['dispute BF-2026-07', '5', 'Wrong price', 'We agreed otherwise in May.'])
        await ana.says(each);
      expect(await answers(words), words).to.match(
        /(?:Nothing has been sent|Nada foi enviado|尚未提交)[\s\S]*(?:own words|suas palavras|自己的话)/,
      );
    }
    expect(await answers('my cases')).to.include('You have no case yet');
  });

  it('changes the line, the reason or the words before it is sent', async () => {
    for (const each of ['dispute BF-2026-07', '5', 'Wrong price', 'We agreed otherwise.']) await ana.says(each);
    expect(await answers('no, Visio')).to.match(/Is this right\?[\s\S]*Visio[\s\S]*Wrong price/);
    expect(await answers('no, the fifth line')).to.match(/Is this right\?[\s\S]*Exchange/);
    expect(await answers('the last line')).to.match(/Is this right\?[\s\S]*Visio/);
    expect(await answers('charged twice')).to.match(/Is this right\?[\s\S]*Visio[\s\S]*What is wrong: Charged twice/);
    expect(await answers('Mr Wang promised it on 5 May')).to.match(/We agreed otherwise\.[\s\S]*promised it on 5 May/);
  });

  it('presses the button by its own words, even where they are a command elsewhere', async () => {
    for (const each of ['中文', '争议 BF-2026-07', '5', '价格错误', '五月说好的不是这个价格。']) await ana.says(each);
    expect(await answers('提交争议')).to.match(/工单编号 \d{4}/);
    expect(await answers('提交争议')).to.include('是哪张账单');
  });

  it('says so when it did not understand, and takes no number for words', async () => {
    await ana.says('dispute BF-2026-07');
    expect(await answers('asdf')).to.match(/did not understand that as an answer[\s\S]*Which line/);
    await ana.says('5');
    expect(await answers('0')).to.match(/did not understand that as an answer[\s\S]*What is wrong/);
    await ana.says('3');
    for (const words of ['12', 'continue']) expect(await answers(words)).to.match(/in a few words[\s\S]*own words/);
  });

  it('takes no word of the product for a reason', async () => {
    const asked = await answers('I dont recognise the mailbox migration charge on BF-2026-09');
    expect(asked).to.include('own words').and.not.include('Wrong number');
  });

  it('keeps all of what Ana writes', async () => {
    await toWords();
    await ana.says(`${'We cancelled it and it is still there. '.repeat(100)}That is the end`);
    expect(JSON.stringify(ana.sees().at(-1)?.card)).to.include('there. That is the end');
    const opened = await ana.presses('Send the dispute');
    expect(JSON.stringify(opened.card)).to.include('there. That is the end');
  });

  it('asks again what it did not understand', async () => {
    await ana.says('dispute BF-2026-07');
    await ana.says('99');
    expect(last()).to.include('Which line of BF-2026-07');
  });

  it('takes no language, thanks or nod for evidence', async () => {
    for (const words of ['dispute BF-2026-07', '5', 'Wrong price']) await ana.says(words);
    for (const words of ['thanks', 'ok', 'no']) await ana.asks(words, /own words/);
    await ana.asks('中文', /请用您自己的话/);
    await ana.asks('English', /own words/);
    await ana.asks('It was agreed otherwise.', /Is this right\?[\s\S]*It was agreed otherwise/);
  });

  it('asks nothing that was said in the sentence it began with', async () => {
    await ana.asks('We cancelled Exchange on June 24 but were still charged in July', /Is this right\?/);
    expect(last()).to.include('Exchange Online (Plan 2)').and.include('Charged after cancellation');
  });

  it('goes on in the language that is chosen in the middle of it', async () => {
    await ana.asks('dispute BF-2026-07', /Which line/);
    await ana.asks('中文', /是哪一行|哪一项|哪一行/);
    await ana.asks('English', /Which line/);
  });

  it('shows the case that was sent when it is sent once more', async () => {
    for (const words of ['dispute BF-2026-07', '5', 'Wrong price', 'It was agreed otherwise.']) await ana.says(words);
    const card = await ana.waits(
      ({ card: each }) => each !== undefined && /Send the dispute/.test(JSON.stringify(each)),
    );
    const presses = [1, 2].map(() => ana.pressActivity(card, 'Send the dispute'));
    const opened = wordsOf(await ana.deliver(presses[0]!, { ...card }));
    const again = wordsOf(await ana.deliver(presses[1]!, { ...card }));
    const number = /case (\d{4})/.exec(opened)?.[1];
    expect(again).to.include(`case ${number}`).and.not.include('from earlier');
  });

  it('does one deed for a double click, and shows both the same', async () => {
    await toWords();
    await ana.says('We cancelled on 24 June.');
    const card = ana.sees().findLast(({ card }) => card !== undefined)!;
    const presses = [1, 2, 3, 4].map(() => ana.pressActivity(card, 'Send the dispute'));
    const answers = await Promise.all(
      presses.map((press) => ana.deliver(press, card).catch((error: unknown) => error)),
    );

    const numbers = new Set(answers.flatMap((answer) => /case (\d{4})/.exec(wordsOf(answer as Shown))?.[1] ?? []));
    expect(numbers.size).to.equal(1);
    await ana.says('my cases');
    expect(last()).to.include('Your cases: 1');
  });

  it('hears a message once that is delivered four times', async () => {
    const activity = { type: 'message', text: 'dispute BF-2026-07', id: newActivityId() };
    await Promise.all([1, 2, 3, 4].map(() => ana.send(activity, 'chat')));
    expect(ana.sees().filter((shown) => saysText(/Which line/)(shown))).to.have.lengthOf(1);
  });

  it('does not let a card of an earlier talk answer a question of this one', async () => {
    await ana.says('dispute BF-2026-07');
    const old = await ana.waits(saysText(/Which line of BF-2026-07/));
    const press = ana.pressActivity(old, 'Continue', { Line: '5' });
    await ana.says('dispute BF-2026-06');
    await ana.waits(saysText(/Which line of BF-2026-06/));
    const answer = await ana.deliver(press, { ...old });

    expect(wordsOf(answer)).to.include('Which line of BF-2026-06');
  });

  it('shows the open case instead of opening a second one about the same line', async () => {
    await toWords();
    await ana.says('We cancelled on 24 June.');
    const number = /case (\d{4})/.exec(wordsOf(await ana.presses('Send the dispute')))?.[1];
    await toWords();
    await ana.says('Again the same!');
    expect(wordsOf(await ana.presses('Send the dispute'))).to.include(`already an open case about this: ${number}`);
  });

  it('takes at most what a case holds of a very long message, and says so', async () => {
    await toWords();
    await ana.says('x'.repeat(10_000));
    expect(ana.sees().some(saysText(/I read the first 4000 characters/))).to.equal(true);
    expect(last()).to.include('Is this right?');
  });

  it('says so when there is no such invoice, and offers those there are', async () => {
    await ana.says('dispute XX-1999-01');
    expect(ana.sees().some(saysText(/I find no invoice XX-1999-01/))).to.equal(true);
    expect(last()).to.include('Which invoice is it about?').and.to.include('BF-2026-11');
  });

  it('asks an unlinked customer to be linked first', async () => {
    const tom = house.player('Tom');
    await tom.says('dispute');
    expect(wordsOf(tom.sees().at(-1)!)).to.match(/not linked/);
  });

  it('speaks Chinese with whoever writes Chinese settings, and Portuguese on request', async () => {
    const li = house.player('Li', 'zh-CN');
    await li.says('争议');
    expect(wordsOf(li.sees().at(-1)!)).to.include('是哪张账单？');
    await ana.says('português');
    await ana.says('contestar BF-2026-07');
    expect(last()).to.include('Qual linha da fatura BF-2026-07?');
  });

  it('starts a talk anew whose place it no longer knows', async () => {
    await ana.says('dispute BF-2026-07');
    const [seat] = (await house.own.redis.keys('*:seat:a:ana*')) as [string];
    const stored = await house.own.redis.get(seat);
    await house.own.redis.set(seat, (stored ?? '').replace('which line', 'a place of last year'));
    await ana.says('5');
    expect(last()).to.include('Which invoice is it about?');
  });
});

describe('a yes to what is put up for sending', () => {
  const place = { talk: 't', at: 'is this right' };
  const yes: readonly string[] = [
    ...['yes', 'Yep!', 'correct', "that's right", 'send it', 'submit', 'confirm', 'looks good', 'yes, thanks', 'ok'],
    ...['sim', 'isso', 'isso mesmo', 'tá certo', 'está certo', 'confirmo', 'pode enviar', 'Enviar contestação'],
    ...['是的', '可以', '没问题', '发吧', '确定', '对的', '没错', '提交争议', '好的，谢谢'],
  ];
  const none: readonly string[] = [
    ...['no', "that's wrong", 'not correct', 'thanks', 'yes but it was 22', 'send me the invoice', 'is it sent?'],
    ...['não', 'não está certo', 'obrigado', '不对', '不是', '不可以', '谢谢', '可以取消吗'],
  ];
  const isYes = (text: string) => confirmed(place, { text } as Turn);
  for (const words of yes) it(`is one: ${words}`, () => expect(isYes(words)).to.equal(true));
  for (const words of none) it(`is none: ${words}`, () => expect(isYes(words)).to.equal(false));
});

describe('a dispute about an invoice with many cases', () => {
  it('finds the open one about the same line, however many came after it', async () => {
    const closed = { ...newCase, state: 'closed', requester: { ...newCase.requester, id: 'li' } } as const;
    const open = { ...newCase, owner: { id: 'bo', name: 'Bo' } };
    const book = [...Array.from({ length: 45 }, (_, i) => ({ ...closed, number: String(2000 + i) })), open];
    const cases = {
      list: async (_index: CaseIndex, limit: number, { skip = 0 }: Part = {}) => book.slice(skip, skip + limit),
      open: () => expect.fail('a second case'),
    };
    const found = { invoice: invoiceOf('BF-2026-07') };
    const { talk } = dispute({ cases, ledger: { invoice: async () => found } } as unknown as Parameters<
      typeof dispute
    >[0]);
    const who = { kind: 'customer', id: 'ana', name: 'Ana', tenantId: 't', company: { id: 'bluefinch', name: 'B' } };
    const here = { talk: 't', invoice: 'BF-2026-07', line: '5', kind: 'charged-after-cancellation', words: 'Again!' };
    const turn = {
      who,
      locale: 'en-US',
      zone: 'UTC',
      text: 'yes',
      files: [],
      now: noon,
      packet: {},
      conversation: { id: 'c' },
    } as unknown as Turn;

    const ending = JSON.stringify(await talk.hear({ ...here, at: 'is this right' }, turn));
    expect(ending).to.include(`already an open case about this: ${newCase.number}`);
  });
});
