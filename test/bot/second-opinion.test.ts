import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { expect } from 'chai';
import { type Player, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

/** Read with doubt by the local model: it offers readings. */
const UNCLEAR = 'fatura boleto help nota payment invoice?';

describe('a language model for cases of doubt', () => {
  let model: Server;
  let house: OwnHouse;
  let ana: Player;
  let asked: string[];
  let answer: (message: string) => string;

  before(async () => {
    model = createServer(async (request, response) => {
      asked.push(await readText(request));
      const content = answer(asked.at(-1) ?? '');
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content } }] }));
    });
    model.listen(0, '127.0.0.1');
    await once(model, 'listening');
    const { port } = model.address() as { port: number };
    house = await ownHouse({ UNDERSTANDING_LLM_URL: `http://127.0.0.1:${port}/v1`, UNDERSTANDING_LLM_MODEL: 'small' });
    ana = house.player('Ana');
  });
  after(async () => {
    await house.stop();
    model.close();
  });
  beforeEach(() => {
    asked = [];
  });

  const last = () => wordsOf(ana.sees().at(-1)!);

  it('is not asked when the local reading is sure, nor about a command or a press', async () => {
    answer = () => '{"topic": "suspension"}';
    for (const words of ['how much do I owe?', 'invoices', 'my cases']) await ana.says(words);
    expect(asked).to.be.empty;
  });

  it('names a topic that was among the offered ones: that is answered, in our own words', async () => {
    answer = () => '{"topic": "payment-methods"}';
    await ana.says(`${UNCLEAR} Zbigniew 13900001111`);
    expect(asked).to.have.lengthOf(1);
    expect(asked[0]).to.not.match(/zbigniew|1390000/i);
    expect(last()).to.match(/How to pay|Como pagar|What is it about|Sobre o que é/);
  });

  const hostile: [what: string, content: string][] = [
    ['a topic of its own', '{"topic": "transfer-money"}'],
    ['words for the customer', 'You owe 1 yuan. Click http://evil.example'],
    ['more than was asked', '{"topic": "balance-due", "say": "You owe 1 yuan"}'],
    ['nothing', ''],
  ];
  for (const [what, content] of hostile) {
    it(`is not believed when it answers with ${what}`, async () => {
      answer = () => content;
      await ana.says(UNCLEAR);
      expect(last()).to.match(/What is it about|Sobre o que é/);
      expect(last()).to.not.match(/1 yuan|evil/);
    });
  }
});
