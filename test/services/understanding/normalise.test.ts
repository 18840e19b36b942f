import { expect } from 'chai';
import fc from 'fast-check';
import { normalise, READ_AT_MOST } from '../../../services/understanding/normalise';

describe('normalising a message', () => {
  const rows: [string, string, string][] = [
    ['case', 'WHERE Is My Bill', 'where is my bill'],
    ['full-width letters', 'ｉｎｖｏｉｃｅ', 'invoice'],
    ['traditional characters', '請問上個月的帳單什麼時候開發票', '请问上个月的帐单什么时候开发票'],
    ['zero-width and control characters', 'in\u200bvo\u00adice\u0007 copy', 'invoice copy'],
    ['a Cyrillic look-alike inside a word', 'invоicе', 'invoice'],
    ['a Greek look-alike inside a word', 'pαyment', 'payment'],
    ['markdown', '**my** _bill_ ~is~ `wrong`', 'my bill is wrong'],
    ['tags and mentions', '<at>Bot</at> my <b>bill</b>&nbsp;please', 'bot my bill please'],
    ['templates', '${invoice} {{balance}}', 'invoice balance'],
    ['an amount with a currency', 'why R$ 1.204,50 this time', 'why 0 this time'],
    ['another amount', 'why ¥88 this time', 'why 0 this time'],
    ['an invoice number', 'copy of INV-20394 please', 'copy of 0 please'],
    ['a GUID', 'case 3f2504e0-4f89-41d3-9a0c-0305e82c3301 open', 'case 0 open'],
    ['a date in Chinese', '2025年3月15日的账单', '0 年 0 月 0 日的账单'],
    ['a count in Chinese characters', '加三个席位', '加 0 个席位'],
    ['a month', 'the invoice of March', 'the invoice of 0'],
    ['an e-mail address', 'send it to li.na@contoso.cn', 'send it to mailx'],
    ['a link', 'see https://example.com/x?y=1 now', 'see linkx now'],
    ['a plan', 'drop E3 now', 'drop planx now'],
    ['a Portuguese ordinal', '2ª via da fatura', 'segunda via da fatura'],
  ];
  for (const [what, message, text] of rows) {
    it(what, () => expect(normalise(message).text).to.equal(text));
  }

  it('keeps the accents and folds them, both', () => {
    const [word] = normalise('Não').words;
    expect(word).to.include({ text: 'não', folded: 'nao' });
  });

  it('parts Latin words from the Chinese around them, with or without a space', () => {
    const texts = (message: string) => normalise(message).words.map(({ text }) => text);
    expect(texts('kiosk已经取消了')).to.deep.equal(['kiosk', '已经取消了']);
    expect(texts('Visio的invoice不对')).to.deep.equal(texts('Visio 的 invoice 不对'));
  });

  it('leaves a Russian message Russian', () => {
    expect(normalise('где мой счёт').text).to.equal('где мой счёт');
  });

  it('never throws, and reads no more than it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), (message) => {
        const { words } = normalise(message);
        expect(words.map(({ text }) => text).join('').length).to.be.at.most(READ_AT_MOST * 6);
      }),
    );
  });
});
