import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { cardSeal } from '../../bot/seal';
import { disputeSummaryCard } from '../../cards/dispute-summary';
import { plainText } from '../../cards/plain';
import { saidCard } from '../../cards/said';
import { locales } from '../../services/locales';
import { allCards } from '../support/all-cards';
import { lint } from '../support/card-lint';
import { dated, endless, hostile, longName } from '../support/cards/words';

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

  it('are no date or time where Markdown is none either, and nothing is left out', () => {
    for (const typed of [dated, `{${dated}`, '{{DATE('.repeat(571), '{{TIME(2026-01-01T00:00:00Z)}}'.repeat(133)]) {
      const card = saidCard({ title: 'Ana', words: typed }, 'en-US');
      expect(lint(sealed(card)), typed.slice(0, 80)).to.deep.equal([]);
      expect(plainText(card)).to.include(typed);
    }
  });

  it('read the same in the text for screens without cards', () => {
    const said = allCards('en-US').find(({ name }) => name === 'said')!;
    expect(plainText(said.card)).to.include(hostile);
  });
});

describe('a card of too many words', () => {
  it('has room for as much evidence as a message holds', () => {
    const summary = { talk: 't', at: 'a', invoiceId: 'BF-2026-07', line: longName, kind: 'proration' } as const;
    const amount = { amount: 58_300, currency: 'CNY' };
    const card = disputeSummaryCard({ ...summary, amount, words: endless }, 'zh-CN');
    expect(JSON.stringify(card)).to.include(JSON.stringify(endless).slice(1, -1));
    expect(lint(sealed(card))).to.deep.equal([]);
  });

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
