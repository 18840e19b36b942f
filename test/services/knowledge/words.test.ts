import { expect } from 'chai';
import { questionWords, words } from '../../../services/knowledge/words';
import type { Locale } from '../../../services/locales';

describe('words, as the search counts them', () => {
  const alike: [Locale, string][] = [
    ['en-US', 'invoice Invoices INVOICED invoicing ｉｎｖｏｉｃｅ'],
    ['en-US', 'cancel cancels canceled cancelled canceling cancellation'],
    ['en-US', 'pay pays payment payments paying'],
    ['en-US', 'policy policies'],
    ['pt-BR', 'cobrança cobranças cobranca COBRANÇA'],
    ['pt-BR', 'cancelar cancelado cancelamento cancelamos cancelando'],
    ['pt-BR', 'licença licenças licenca'],
    ['pt-BR', 'renovação renovações renovacao renovar'],
    ['zh-CN', '账单'],
  ];
  for (const [locale, forms] of alike) {
    it(`are one in ${forms}`, () => {
      expect(new Set(forms.split(' ').flatMap((form) => words(form, locale)))).to.have.lengthOf(1);
    });
  }

  const different: [Locale, string, string][] = [
    ['en-US', 'suspend', 'dispute'],
    ['en-US', 'seat', 'send'],
    ['en-US', 'bill', 'billion'],
    ['pt-BR', 'conta', 'contato'],
    ['pt-BR', 'nota', 'novo'],
  ];
  for (const [locale, one, other] of different) {
    it(`keep ${one} and ${other} apart`, () => expect(words(one, locale)).to.not.deep.equal(words(other, locale)));
  }

  it('are found in a Chinese sentence, traditional characters and Latin words included', () => {
    expect(words('从E3换成E1', 'zh-CN')).to.include.members(['e3', '换成', 'e1']);
    expect(words('我的訂閱被暫停了，invoice 呢', 'zh-CN'))
      .to.include.members(['订阅', '暂停', 'invoice'])
      .and.not.include('我');
  });

  it('are counted once in a question, and a novel is not read to its end', () => {
    expect(questionWords('bill bills BILL', 'en-US')).to.have.lengthOf(1);
    expect(questionWords(`${'x '.repeat(300)} invoice`, 'en-US')).to.not.include('invoic');
  });

  it('are none where there are none', () => {
    for (const text of ['', '   ', '🙂🙂', '?!…', '\u0000\u200b']) expect(words(text, 'en-US')).to.deep.equal([]);
  });
});
