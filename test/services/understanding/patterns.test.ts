import { expect } from 'chai';
import { expand } from '../../../services/understanding/patterns';

describe('patterns of messages', () => {
  const slots = { document: ['invoice', 'bill'] };
  const rows: [string, string[]][] = [
    ['plain text', ['plain text']],
    ['(send|mail) it', ['send it', 'mail it']],
    ['send it[ now]', ['send it now', 'send it']],
    ['my {document}', ['my invoice', 'my bill']],
    ['(a|b (c|d))', ['a', 'b c', 'b d']],
    ['[x|y] {document}', ['x invoice', 'y invoice', 'invoice', 'x bill', 'y bill', 'bill']],
  ];
  for (const [pattern, messages] of rows) {
    it(pattern, () => expect(expand(pattern, slots, 100)).to.have.members(messages));
  }

  it('writes out at most as many as asked for, always the same ones, all of them possible', () => {
    const pattern = '(a|b|c) (d|e|f) (g|h|i) {document}';
    const some = expand(pattern, slots, 10);
    expect(some.length).to.be.within(5, 10);
    expect(expand(pattern, slots, 10)).to.deep.equal(some);
    expect(expand(pattern, slots, 1000)).to.include.members(some);
  });

  for (const broken of ['(a|b', 'a)', 'a [b', '{nowhere}', '{document', 'a|b']) {
    it(`says what is wrong with ${broken}`, () =>
      expect(() => expand(broken, slots, 10)).to.throw(/missing|opening|no slot|inside/));
  }
});
