import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { cardSeal } from '../../bot/seal';
import { plainText } from '../../cards/plain';
import { locales } from '../../services/locales';
import { allCards, hostile } from '../support/all-cards';
import { lint } from '../support/card-lint';

const seal = cardSeal('key of the tests');

describe('every card, in every language, with nothing, one and too many', () => {
  for (const locale of locales) {
    for (const { name, card } of allCards(locale)) {
      it(`${locale} ${name}`, () =>
        expect(lint(seal.seal(card, '19:cases@thread.tacv2;messageid=1795363778038'))).to.deep.equal([]));
    }
  }

  it('is made from every template there is', () => {
    const builders = readdirSync('cards')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(`cards/${file}`, 'utf8'))
      .join();
    for (const template of readdirSync('cards/templates')) expect(builders).to.include(`./templates/${template}`);
  });
});

describe('people’s words on a card', () => {
  it('are shown as typed: no link, no bold, no date function, nothing filled in', () => {
    for (const { card } of allCards('en-US')) {
      const json = JSON.stringify(card);
      const inTextBlocks = [...json.matchAll(/"type":"TextBlock","text":"((?:[^"\\]|\\.)*)"/g)]
        .map(([, text]) => JSON.parse(`"${text}"`))
        .join('\n');
      expect(inTextBlocks).to.not.match(/(?<!\\)\[link(?!\\)\]\(/);
      expect(inTextBlocks).to.not.include('{{DATE(');
    }
  });

  it('read the same in the text for screens without cards', () => {
    const said = allCards('en-US').find(({ name }) => name === 'said')!;
    expect(plainText(said.card)).to.include(hostile);
  });
});
