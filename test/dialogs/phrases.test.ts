import { expect } from 'chai';
import { languageOf, placed, saysOnly, saysToo } from '../../dialogs/phrases';
import { isCourtesy } from '../../dialogs/politeness';

describe('phrases', () => {
  const polite = saysOnly('phrase.thanks', 'phrase.ok', 'phrase.bye');

  for (const words of ['Thanks!', 'ok, thank you 🙂', '好的谢谢！', 'Tá bom, OBRIGADA', 'thank you, bye-bye'])
    it(`are all there is in “${words}”`, () => expect(polite(words)).to.equal(true));

  for (const words of [
    '',
    '🙂',
    'thanks, and how much do I owe?',
    'book',
    '谢谢，还欠多少',
    'obrigado pela fatura',
    'okra',
  ])
    it(`are not all there is in “${words}”`, () => expect(polite(words)).to.equal(false));

  it('are found among other words, as words of their own', () => {
    const thanks = saysToo('phrase.thanks');
    expect(thanks('many thanks for the invoice')).to.equal(true);
    expect(thanks('the thanksgiving invoice')).to.equal(false);
  });

  it('tell the language they are said in, unless it could be the person’s own', () => {
    const spokenIn = languageOf('phrase.thanks', 'phrase.ok');
    expect(spokenIn('obrigado', 'zh-CN')).to.equal('pt-BR');
    expect(spokenIn('谢谢', 'en-US')).to.equal('zh-CN');
    expect(spokenIn('ok', 'pt-BR')).to.equal('pt-BR');
  });

  it('are looked for without haste in whatever somebody writes', () => {
    const started = performance.now();
    for (const words of ['嗯'.repeat(39), 'não obrigado '.repeat(3), 'ok '.repeat(1_300), '好的'.repeat(2_000)])
      polite(`${words}x`);
    expect(performance.now() - started).to.be.below(100);
  });
});

describe('a place in a list', () => {
  const list = ['a', 'b', 'c', 'd', 'e'];
  const rows: readonly [said: string, one: string | undefined][] = [
    ['3', 'c'],
    ['３', 'c'],
    ['line 3', 'c'],
    ['number 4', 'd'],
    ['no. 4, please', 'd'],
    ['the fourth line', 'd'],
    ['the first one', 'a'],
    ['it is the 2nd', 'b'],
    ['the second invoice', 'b'],
    ['第二行', 'b'],
    ['第3个', 'c'],
    ['选第四条', 'd'],
    ['第二张账单', 'b'],
    ['linha 2', 'b'],
    ['a segunda linha', 'b'],
    ['a segunda fatura', 'b'],
    ['é o quinto', 'e'],
    ['linha três', 'c'],
    ['the last one', 'e'],
    ['the last line', 'e'],
    ['最后一个', 'e'],
    ['最后一行', 'e'],
    ['最后一张', 'e'],
    ['a última', 'e'],
    ['a ultima linha', 'e'],
    ['0', undefined],
    ['6', undefined],
    ['line 12', undefined],
    ['the seventh one', undefined],
    ['that one', undefined],
    ['那一行', undefined],
    ['the last invoice', undefined], // the latest, that is
    ['24 June', undefined],
    ['we have 3 seats', undefined],
    ['two of them are wrong', undefined],
  ];
  for (const [said, one] of rows) it(`is ${one ?? 'none'}: ${said}`, () => expect(placed(said, list)).to.equal(one));

  it('may have something below it that is not the last of it', () =>
    expect(placed('the last one', list, 'd')).to.equal('d'));
});

describe('a nod', () => {
  for (const words of [
    'ok, thanks',
    'no thanks',
    'no problem',
    '好的谢谢',
    '不用了，谢谢',
    'não, obrigada',
    'no, all good',
  ])
    it(`is “${words}”`, () => expect(isCourtesy(words)).to.equal(true));
  for (const words of ['没有收到', '不明白', 'não entendi', 'no good', '不行'])
    it(`is not “${words}”: a no takes it back`, () => expect(isCourtesy(words)).to.equal(false));
});
