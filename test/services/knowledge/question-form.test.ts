import { expect } from 'chai';
import { asksHow } from '../../../services/knowledge/question-form';
import { type Locale, locales } from '../../../services/locales';

const how: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': [
    'how do I dispute a charge',
    'When is somebody there?',
    'is there  a deadline',
    'ok, how long does it take',
  ],
  'zh-CN': ['怎么提出争议', '处理要多久', '你们几点上班'],
  'pt-BR': ['como contesto', 'Preciso pagar enquanto isso?', 'e até quando posso reclamar'],
};
const wishes: Readonly<Record<Locale, readonly string[]>> = {
  'en-US': ['I want to dispute this', 'can you check this invoice?', 'agent please', 'however, it is wrong'],
  'zh-CN': ['我要提出争议', '你们多收了钱', '转人工'],
  'pt-BR': ['quero contestar', 'podem conferir essa fatura?', 'comoção'],
};

describe('the form of a question', () => {
  for (const locale of locales) {
    for (const words of how[locale]) it(`is to ask how: ${words}`, () => expect(asksHow(words, locale)).to.equal(true));
    for (const words of wishes[locale])
      it(`is not that of a wish: ${words}`, () => expect(asksHow(words, locale)).to.equal(false));
  }
});
