import { expect } from 'chai';
import { ownWords, wordsIn } from '../../../services/escalation/own-words';
import { newCase } from '../../support/case';

describe('the own words of a package', () => {
  const counts: [string, number][] = [
    ['', 0],
    ['…?!', 0],
    ['We cancelled on 24 June.', 5],
    ['Não reconhecemos esta cobrança.', 4],
    ['我们在六月二十四日取消了这个订阅', 8],
    ['Visio 多收了', 3],
  ];
  for (const [text, expected] of counts) {
    it(`are ${expected} in “${text}”`, () =>
      expect(wordsIn(text)).to.be.closeTo(expected, text.match(/\p{Script=Han}/u) ? 2 : 0));
  }

  it('are the customer’s and ours, and nothing a template says', () => {
    const dispute = { ...newCase.dispute, words: 'It is wrong' };
    const later = { ...newCase, dispute, said: { text: 'please hurry', at: newCase.openedAt } };
    expect(ownWords(later, ['Our change is on record', 'and theirs'])).to.equal(3 + 5 + 2);
    expect(ownWords({ dispute: { ...dispute, words: '?' } }, [])).to.equal(0);
  });
});
