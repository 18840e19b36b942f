import { expect } from 'chai';
import type { Hint } from '../../../services/understanding/understanding';
import { LONG_ENOUGH_TO_TRAIN, trained } from './trained';

describe('which language a message is in', function () {
  this.timeout(LONG_ENOUGH_TO_TRAIN);

  const rows: [string, 'en' | 'zh' | 'pt' | 'other'][] = [
    ['where is my invoice', 'en'],
    ['pls resend bill', 'en'],
    ['how do I pay', 'en'],
    ['我的账单在哪', 'zh'],
    ['我的 invoice 怎么这么高', 'zh'],
    ['請問什麼時候可以開發票', 'zh'],
    ['refund 什么时候到', 'zh'],
    ['please send the invoice to the 北京 office of our company', 'en'],
    ['cadê minha fatura', 'pt'],
    ['nao recebi o boleto', 'pt'],
    ['vcs aceitam pix', 'pt'],
    ['segunda via', 'pt'],
    ['請求書を送ってください', 'other'],
    ['이번 달 청구서를 보내 주세요', 'other'],
    ['где мой счёт за март', 'other'],
    ['أين فاتورتي', 'other'],
    ['ขอใบแจ้งหนี้', 'other'],
    ['איפה החשבונית שלי', 'other'],
    ['मेरा बिल कहाँ है', 'other'],
    ['Wo finde ich meine letzte Rechnung?', 'other'],
    ['Où est ma dernière facture ?', 'other'],
    ["Pourquoi j'ai été débité deux fois", 'other'],
    ['Dónde está mi factura del mes pasado', 'other'],
    ['necesito hablar con una persona', 'other'],
    ['Dove posso scaricare la fattura', 'other'],
    ['waar kan ik de factuur vinden', 'other'],
    ['', 'other'],
    ['🎉🎉', 'other'],
    ['1234', 'other'],
  ];
  for (const [message, language] of rows) {
    it(`"${message}" is ${language}`, () => expect(trained().read(message).language).to.equal(language));
  }

  const hinted: [string, Hint, string][] = [
    ['ok', { language: 'pt' }, 'pt'],
    ['ok', { language: 'en' }, 'en'],
    ['E5?', { language: 'zh' }, 'zh'],
    ['🎉', { language: 'pt' }, 'pt'],
    ['where is my invoice please', { language: 'pt' }, 'en'],
    ['我的账单在哪', { language: 'en' }, 'zh'],
  ];
  for (const [message, hint, language] of hinted) {
    it(`"${message}" from somebody set to ${hint.language} is ${language}`, () =>
      expect(trained().read(message, hint).language).to.equal(language));
  }

  it('offers a Spanish speaker readings, and never answers on the strength of Portuguese', () => {
    const reading = trained().read('Necesito una copia de la factura del mes pasado');
    expect(reading.language).to.equal('other');
    expect(reading.band).to.equal('offer');
    expect(reading.offered).to.include('invoice-copy');
  });
});
