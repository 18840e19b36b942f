import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cardSeal } from '../../bot/seal';
import { plainText } from '../../cards/plain';
import { saidCard } from '../../cards/said';
import { locales } from '../../services/locales';
import { allCards } from '../support/all-cards';
import { lint } from '../support/card-lint';
import { endless, hostile } from '../support/cards/words';

const seal = cardSeal('key of the tests');
const sealed = (card: object) => seal.seal(card, '19:cases@thread.tacv2;messageid=1795363778038');

describe('every card, in every language, with nothing, one and too many', () => {
  for (const locale of locales) {
    for (const { name, card } of allCards(locale)) {
      it(`${locale} ${name}`, () => expect(lint(sealed(card))).to.deep.equal([]));
    }
  }

  it('has a name of its own', () => {
    const names = allCards('en-US').map(({ name }) => name);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).to.deep.equal([]);
  });

  it('is made from every template there is', () => {
    const builders = sourcesIn('cards').join();
    for (const template of readdirSync('cards/templates')) expect(builders).to.include(`./templates/${template}`);
  });

  it('is made by every builder there is', () => {
    const builders = [
      ...sourcesIn('cards')
        .join()
        .matchAll(/^export (?:function|const) (\w+(?:Card|Answer))\b(?! = button)/gm),
    ];
    const fixtures = sourcesIn('test/support/cards').join();
    const forgotten = builders.map(([, name = '']) => name).filter((name) => !fixtures.includes(`${name}(`));
    expect(builders).to.have.length.above(30);
    expect(forgotten).to.deep.equal([]);
  });
});

const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));

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

describe('a card of too many words', () => {
  const words = endless.repeat(2);
  const card = saidCard({ title: 'Ana', words }, 'en-US');

  it('keeps them all, and cuts the text for screens without cards', () => {
    expect(JSON.stringify(card)).to.include(JSON.stringify(words).slice(1, -1));
    expect(card.fallbackText)
      .to.match(/^Ana\n/)
      .and.match(/…$/);
    expect(lint(sealed(card))).to.deep.equal([]);
  });
});
