import { expect } from 'chai';
import { everyLine, kindChoices } from '../../dialogs/dispute-choices';
import { fitting, tellsMore } from '../../dialogs/fitting';
import { locales } from '../../services/locales';
import { invoiceOf } from '../services/reconciliation/sample';

describe('a choice named in words', () => {
  const reasons: readonly [said: string, kinds: string][] = [
    ['I don’t recognise it', 'not-recognised'],
    ["i don't recognize this charge", 'not-recognised'],
    ['nobody here ordered this', 'not-recognised'],
    ['WRONG PRICE', 'wrong-price'],
    ['the price per seat is wrong', 'wrong-price'],
    ['we only have 23 users', 'wrong-quantity'],
    ['We cancelled it on June 24, order C-0624', 'charged-after-cancellation'],
    ['it is there twice', 'duplicate'],
    ['our refund never came', 'credit-missing'],
    ['we paid this already on the 5th', 'payment-not-registered'],
    ['we paid by credit card', 'payment-not-registered'],
    ['the fapiao has another company on it', 'tax-invoice-wrong'],
    ['cobrado depois do cancelamento', 'charged-after-cancellation'],
    ['cobrado apos o cancelamento', 'charged-after-cancellation'],
    ['não reconheço isso', 'not-recognised'],
    ['o preço por licença subiu', 'wrong-price'],
    ['veio duas vezes', 'duplicate'],
    ['já fizemos o pagamento', 'payment-not-registered'],
    ['取消之后还在扣钱', 'charged-after-cancellation'],
    ['我们没有订过这个', 'not-recognised'],
    ['每个席位的单价不对', 'wrong-price'],
    ['席位不对', 'wrong-quantity'],
    ['收了两次', 'duplicate'],
    ['发票抬头错了', 'tax-invoice-wrong'],
    ['we cancelled it and you charged us twice', 'charged-after-cancellation duplicate'],
    ['it is simply wrong what you do there', ''],
    ['5', ''],
  ];
  for (const [said, kinds] of reasons) {
    it(`is ${kinds || 'none'}: ${said}`, () => {
      for (const locale of locales) expect(ids(fitting(said, kindChoices(locale))), locale).to.equal(kinds);
    });
  }

  it('is several where the words of their titles do not tell them apart', () => {
    expect(ids(fitting('charged', kindChoices('en-US')))).to.equal('charged-after-cancellation duplicate');
    expect(ids(fitting('收费', kindChoices('zh-CN')))).to.equal('charged-after-cancellation duplicate');
    expect(ids(fitting('cobrado', kindChoices('pt-BR')))).to.equal('charged-after-cancellation duplicate');
  });

  const lines: readonly [said: string, products: string][] = [
    ['Exchange', 'Exchange Online (Plan 2)'],
    ['the exchange line, please', 'Exchange Online (Plan 2)'],
    ['exchange online plan 2', 'Exchange Online (Plan 2)'],
    ['Visio Plan 2', 'Visio Plan 2'],
    ['a linha do Visio', 'Visio Plan 2'],
    ['是Visio那一行', 'Visio Plan 2'],
    ['plan 2', 'Exchange Online (Plan 2)|Visio Plan 2'],
    ['99', ''],
    ['the printer', ''],
  ];
  for (const [said, products] of lines) {
    it(`is ${products || 'none'}: ${said}`, () => {
      for (const locale of locales) {
        const fit = fitting(said, everyLine(invoiceOf('BF-2026-07'), locale));
        expect(fit.map(({ title }) => title.split(' · ')[0]?.trim()).join('|'), locale).to.equal(products);
      }
    });
  }

  it('is not named by a word of what is spoken of besides, unless in a longer phrase', () => {
    const about = [{ title: '', words: ['Mailbox migration', 'Mailbox', 'one'] }];
    const kinds = (said: string) => ids(fitting(said, kindChoices('en-US'), about));
    expect(kinds('I dont recognise the mailbox migration charge')).to.equal('not-recognised');
    expect(kinds('the mailbox thing')).to.equal('');
    expect(kinds('no one ordered the mailbox')).to.equal('not-recognised');
  });

  it('is a line by any word of its product where people point at a line', () => {
    const named = (said: string, pointing: boolean) =>
      fitting(said, everyLine(invoiceOf('BF-2026-09'), 'en-US', pointing)).map(({ id }) => id);
    expect(named('the Office licence line', true)).to.deep.equal(['1']);
    expect(named('our office is in Shanghai', false)).to.deep.equal([]);
    expect(named('the first day', false)).to.deep.equal([]);
  });

  it('is more than a choice once a date, a number or what happened is told', () => {
    const cancelled = kindChoices('en-US').find(({ id }) => id === 'charged-after-cancellation');
    const more = (said: string) => tellsMore(said, [cancelled!]);
    expect(['We cancelled it', 'cobrado depois do cancelamento', '取消后还收费'].map(more)).to.deep.equal([
      false,
      false,
      false,
    ]);
    expect(
      ['We cancelled it on June 24', 'Sandra cancelled it in the portal for us', '6月取消的'].map(more),
    ).to.deep.equal([true, true, true]);
  });
});

const ids = (choices: readonly { readonly id: string }[]) => choices.map(({ id }) => id).join(' ');
