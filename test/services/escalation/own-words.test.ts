import { expect } from 'chai';
import type { CaseEvent } from '../../../services/cases/case';
import { ownWords, wordsIn } from '../../../services/escalation/own-words';
import { newCase } from '../../support/case';

const event = (verb: string, text: string): CaseEvent => ({
  version: 2,
  at: newCase.openedAt,
  verb,
  by: { id: 'bo', name: 'Bo Zhang', role: 'admin-agent' },
  to: 'in-triage',
  detail: { text },
  link: '',
});

describe('the own words of a case', () => {
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

  it('are the customer’s, the notes and the answers, and nothing a template says', () => {
    const dispute = { ...newCase.dispute, words: 'It is wrong' };
    const events = [event('note', 'we called them twice'), event('reply', 'not for twentyone vianet')];
    const said = { text: 'please hurry', at: newCase.openedAt };

    expect(ownWords({ dispute, said }, events, ['No, our change is on record there'])).to.equal(3 + 2 + 4 + 7);
    expect(ownWords({ dispute: { ...dispute, words: '?' } }, [], [])).to.equal(0);
  });
});
