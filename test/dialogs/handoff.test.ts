import { expect } from 'chai';
import type { Player } from '../stage/player';
import { saysText, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

const PDF = new TextEncoder().encode('%PDF-1.4\n% paid on 12 November\n%%EOF\n');
const TABLE = new TextEncoder().encode('line,amount\n5,-1890.00\n');

const linkIn = (words: string) => /http:\/\/127\.0\.0\.1:1(\/files\/\S+?)\)/.exec(words)?.[1] ?? '';

describe('a person and a customer, and the bot between them', () => {
  let house: OwnHouse;
  let ana: Player;
  let bo: Player;
  let number: string;
  beforeEach(async () => {
    house = await ownHouse({ PUBLIC_URL: 'http://127.0.0.1:1' });
    [ana, bo] = [house.player('Ana'), house.player('Bo')];
    number = await dispute(ana, '5');
    await bo.asks(`claim ${number}`, /Owner: Bo Zhang/);
  });
  afterEach(() => house.stop());

  async function dispute(who: Player, line: string): Promise<string> {
    for (const words of ['dispute BF-2026-07', line, 'Charged after cancellation', 'We cancelled on 24 June.'])
      await who.says(words);
    return /case (\d{4})/.exec(wordsOf(await who.asks('yes', /Your dispute is case/)))?.[1] ?? '';
  }

  describe('the talk', () => {
    beforeEach(async () => {
      await bo.asks(`talk ${number}`, /Bo Zhang talks to the customer; the bot is silent/);
      await ana.waits(saysText(/Bo Zhang is with you now/));
    });

    it('brings everything she writes to him, questions and commands too, and the bot says nothing', async () => {
      const before = ana.sees().length;
      for (const words of ['how much do I owe?', 'my cases', 'help', 'cancel']) {
        await ana.says(words);
        await bo.waits(saysText(new RegExp(`Ana Souza \\(Bluefinch[\\s\\S]*${words.replace('?', '\\?')}`)));
      }
      expect(ana.sees().slice(before).map(wordsOf)).to.deep.equal([]);
    });

    it('still lets her press what she sees', async () => {
      await ana.presses('Where is it now?');
      expect(wordsOf(ana.sees().find(saysText(/We are looking at it/))!)).to.include('Handled by: Bo Zhang');
    });

    it('ends when she asks for the bot, and he is told', async () => {
      await ana.asks('bot', /I am back, and I told Bo Zhang/);
      await bo.waits(saysText(/The talk on case \d+ ended \(Ana Souza\)/));
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('ends with a button as well', async () => {
      await ana.presses('Back to the bot');
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('ends when he leaves it, and she is told', async () => {
      await bo.asks(`leave ${number}`, /Talk to the customer/);
      await ana.waits(saysText(/Bo Zhang has left the talk; I answer again/));
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('ends with the case, and a word too late is not lost', async () => {
      await bo.asks(`resolve ${number} explained It is the month ahead.`, /Resolved|Customer told/);
      await ana.waits(saysText(/It is the month ahead/));
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('goes with the case to whoever takes it over: to nobody until they speak', async () => {
      const helen = house.player('Helen');
      await helen.asks(`take over ${number} Bo is on leave`, /Owner: Helen Zhou/);
      await ana.waits(saysText(/Helen Zhou has taken case/));
      await ana.asks('how much do I owe?', /What is open/);
    });

    it('leaves a dispute she is in the middle of where it is', async () => {
      await ana.asks('bot', /I am back/);
      await ana.asks('dispute BF-2026-08', /Which line of BF-2026-08/);
      await bo.says(`reply ${number} One more question: who signed it?`);
      await ana.waits(saysText(/who signed it\?[\s\S]*What you write now goes to Bo Zhang/));
      await ana.says('Mr. Li did');
      await bo.waits(saysText(/Mr\. Li did/));
      await ana.asks('bot', /I am back/);
      await ana.asks('99', /Which line of BF-2026-08/);
    });
  });

  it('a talk that two of the desk have with her ends with both: the next one is not what she asks for', async () => {
    const other = await dispute(ana, '4');
    const rui = house.player('Rui');
    await rui.asks(`claim ${other}`, /Owner: Rui Costa/);
    await bo.asks(`talk ${number}`, /Bo Zhang talks to the customer/);
    await ana.waits(saysText(/Bo Zhang is with you now/));
    await rui.asks(`talk ${other}`, /Rui Costa talks to the customer/);
    await ana.waits(saysText(/Rui Costa is with you now/));
    await ana.asks('bot', /I am back, and I told (Bo Zhang and Rui Costa|Rui Costa and Bo Zhang)/);
    await bo.waits(saysText(new RegExp(`The talk on case ${number} ended \\(Ana Souza\\)`)));
    await rui.waits(saysText(new RegExp(`The talk on case ${other} ended \\(Ana Souza\\)`)));
    await ana.asks('how much do I owe?', /What is open/);
    expect(wordsOf(await rui.asks(`case ${other}`, /Owner: Rui/))).to.not.include('the bot is silent');
  });

  it('a question says that the answer goes to the one who asked', async () => {
    await bo.asks(`ask ${number} Which order was it?`, /Waiting for the customer/);
    const asked = await ana.waits(saysText(/Which order was it\?/));
    expect(wordsOf(asked)).to.include('What you write now goes to Bo Zhang; write “bot”');
  });

  describe('what went before', () => {
    it('comes to whoever claims the case: words, language, what the bot had answered', async () => {
      const li = house.player('Li', 'zh-CN');
      await li.asks('为什么七月账单变高了？', /TD-2026-07/);
      await li.asks('转人工', /\d{4}/);
      const second = /工单编号 (\d{4})/.exec(wordsOf(li.sees().at(-1)!))?.[1] ?? '';
      await bo.says(`claim ${second}`);
      const packet = wordsOf(await bo.waits(saysText(new RegExp(`Case ${second}: what went before`))));
      expect(packet).to.include('Writes in: Chinese').and.to.include('为什么七月账单变高了');
      expect(packet).to.include('The bot had answered: Why an invoice is what it is');
    });
  });

  describe('files', () => {
    it('go to the open case, with what was written along, and come back to the desk whole', async () => {
      await ana.sends('receipt.pdf', PDF, 'Here is the proof.');
      await ana.waits(saysText(/I put your file with case/));
      await bo.waits(saysText(/sent a file for case \d+: receipt\.pdf/));
      await bo.waits(saysText(/Here is the proof/));

      const files = wordsOf(await bo.asks(`files ${number}`, /receipt\.pdf/));
      expect(files)
        .to.match(/PDF · \d+ byte · from Ana Souza/)
        .and.to.match(/SHA-256 [0-9a-f]{64}/);
      const response = await fetch(`${house.url}${linkIn(files)}`);
      expect(response.status).to.equal(200);
      expect(response.headers.get('content-disposition')).to.match(/^attachment/);
      expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(PDF);
    });

    it('go to the customer with a reply; what the desk adds to a note stays with the desk', async () => {
      await bo.sends('working.csv', TABLE, `note ${number} how I got there`);
      await bo.waits(saysText(/Bo .* added a file to case \d+ .*: working\.csv/));
      await bo.sends('statement.pdf', PDF, `reply ${number} Here is the statement you asked for.`);
      await bo.waits(saysText(/sent the customer .* a file about case \d+: statement\.pdf/));

      await ana.presses('Files (1)', { of: /sent you a file about case \d+: statement\.pdf/ });
      const files = wordsOf(await ana.waits(saysText(/Files of case \d+/)));
      expect(files).to.include('statement.pdf').and.not.include('working.csv').and.not.include('SHA-256');
      const response = await fetch(`${house.url}${linkIn(files)}`);
      expect(new Uint8Array(await response.arrayBuffer())).to.deep.equal(PDF);
      expect(wordsOf(await bo.asks(`files ${number}`, /working\.csv/))).to.include('Sent to the customer');

      await bo.sends('working.csv', TABLE, `reply ${number} And how I got there.`);
      await ana.waits(saysText(/sent you a file about case \d+: working\.csv/));
      await house.player('Li').asks(`files ${number}`, /You have no case/);
    });

    it('are kept from the middle of a dispute until its case is open', async () => {
      await ana.asks('dispute BF-2026-08', /Which line/);
      await ana.sends('contract.pdf', PDF);
      await ana.waits(saysText(/I keep your file with this dispute[\s\S]*/));
      for (const words of ['1', 'Wrong price', 'It was agreed otherwise.']) await ana.says(words);
      await ana.asks('yes', /Your dispute is case/);
      await ana.waits(saysText(/I put your file with case/));
    });

    it('need a case: with none they are not taken, with two she is asked which', async () => {
      const li = house.player('Li');
      await li.sends('receipt.pdf', PDF);
      await li.waits(saysText(/I cannot take a file here/));
      await dispute(ana, '6');
      await ana.sends('receipt.pdf', PDF);
      await ana.waits(saysText(/more than one open case/));
      await ana.sends('receipt.pdf', PDF, `add ${number} the receipt`);
      await bo.waits(saysText(new RegExp(`sent a file for case ${number}`)));
    });

    const refused: [what: string, name: string, bytes: Uint8Array, why: RegExp][] = [
      [
        'a program named as a document',
        'receipt.pdf',
        new TextEncoder().encode('MZ\u0090\u0000 this is a program'),
        /only PDF, PNG, JPEG/,
      ],
      [
        'a page',
        'receipt.html',
        new TextEncoder().encode('<html><script>alert(1)</script></html>'),
        /only PDF, PNG, JPEG/,
      ],
      ['nothing', 'receipt.pdf', new Uint8Array(), /it is empty/],
      ['too much', 'receipt.pdf', new Uint8Array(10 * 1024 * 1024 + 1).fill(37), /larger than 10 MB/],
    ];
    for (const [what, name, bytes, why] of refused) {
      it(`are refused with a reason: ${what}`, async () => {
        await ana.sends(name, bytes);
        await ana.waits(saysText(why));
        await bo.asks(`files ${number}`, /There is no file with case/);
      });
    }

    it('are not fetched from anywhere a message names', async () => {
      const content = { downloadUrl: 'https://evil.example/receipt.pdf', uniqueId: 'x', fileType: 'pdf' };
      const contentType = 'application/vnd.microsoft.teams.file.download.info';
      await ana.says('', 'chat', { attachments: [{ contentType, name: 'receipt.pdf', content }] });
      await ana.waits(saysText(/it could not be fetched/));
    });
  });
});
