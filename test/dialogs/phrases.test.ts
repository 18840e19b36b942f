import { expect } from 'chai';
import { languageOf, saysOnly, saysToo } from '../../dialogs/phrases';

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
