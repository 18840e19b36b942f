import { expect } from 'chai';
import { paymentsAnswer } from '../../../cards/answers/payments';
import { locales } from '../../../services/locales';

const paid = (method: string) => ({
  id: 'P1',
  customerId: 'c',
  invoiceId: 'BF-2026-07',
  receivedOn: '2026-07-20',
  amount: { amount: 120_628, currency: 'CNY' },
  method,
});

/** What stands between the invoice and the number of the payment. */
const shown = (method: string) =>
  locales.map((locale) =>
    paymentsAnswer({ payments: [paid(method)], open: [] }, locale)
      .rows?.[0]?.lines?.[0]?.split(' · ')
      .at(1),
  );

describe('how a payment was made', () => {
  const rows: [method: string, shown: readonly string[]][] = [
    ['bank transfer', ['bank transfer', '银行转账', 'transferência bancária']],
    ['Wire Transfer ', ['bank transfer', '银行转账', 'transferência bancária']],
    ['银行转账', ['bank transfer', '银行转账', 'transferência bancária']],
    ['transferência', ['bank transfer', '银行转账', 'transferência bancária']],
    ['credit card', ['card', '银行卡', 'cartão']],
    ['支付宝', ['Alipay', '支付宝', 'Alipay']],
    ['letter of credit', ['letter of credit', 'letter of credit', 'letter of credit']],
    ['*Bitcoin*', ['\\*Bitcoin\\*', '\\*Bitcoin\\*', '\\*Bitcoin\\*']],
    ['', ['', '', '']],
  ];
  for (const [method, expected] of rows) {
    it(`${method || 'no word'} is ${expected.join(', ')}`, () => expect(shown(method)).to.deep.equal(expected));
  }
});
