import { expect } from 'chai';
import { codeIn, codeWithin } from '../../../services/people/links';

describe('a link code', () => {
  for (const message of ['K7QF-3M9T', ' k7qf 3m9t', 'K7QF3M9T.', 'Ｋ７ＱＦ－３Ｍ９Ｔ', 'K7QF–3M9T'])
    it(`is all there is in “${message}”`, () => expect(codeIn(message)).to.equal('K7QF3M9T'));

  for (const message of ['case 9836', 'invoices', 'BF-2026-07', 'my code is K7QF-3M9T', 'K7QF-3M9T-1'])
    it(`is not all there is in “${message}”`, () => expect(codeIn(message)).to.equal(undefined));

  for (const message of [
    'here is my code K7QF-3M9T',
    '关联码k7qf-3m9t，谢谢',
    'o código é “K7QF 3M9T”.',
    'K7QF-3M9T thanks',
  ])
    it(`is found in “${message}”`, () => expect(codeWithin(message)).to.equal('K7QF3M9T'));

  const none = [
    'invoice BF-2026-07 and INV20394',
    'case 9836 2026',
    'Microsoft365 Project Plan 3',
    'my code is ABCD1234',
    'subscription a2b3c4d5-e6f7-4a8b',
    'CFQ7TTC0LH18',
    'K7QF-3M9T or A2AA-222B',
    'XK7QF-3M9T',
  ];
  for (const message of none) it(`is not in “${message}”`, () => expect(codeWithin(message)).to.equal(undefined));
});
