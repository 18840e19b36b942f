import { randomBytes } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import {
  close,
  ERASED,
  open,
  type SubjectKeys,
  seal,
  sealedSubjectsIn,
  subjectsIn,
  unseal,
} from '../../../services/audit/vault';

const keyOf = (id: string) => ({ id, key: randomBytes(32) });
const keys: SubjectKeys = new Map([
  ['ana', keyOf('a1')],
  ['bo', keyOf('b1')],
]);
const without = (subject: string): SubjectKeys => new Map([...keys].filter(([each]) => each !== subject));
const personal = { subject: 'ana', texts: ['words', 'said.*.text'] };

const record = {
  number: '1042',
  words: 'We cancelled in June.',
  said: [
    { at: 'noon', text: 'Is anybody there?' },
    { at: 'later', text: '在吗？' },
  ],
  requester: { id: 'ana', name: 'Ana Souza', locale: 'pt-BR' },
  owner: { id: 'bo', name: 'Bo Zhang' },
  product: { name: 'Visio Plan 2' },
};
const sealed = () => JSON.parse(JSON.stringify(seal(record, personal, keys))) as typeof record;

describe('what is personal, sealed', () => {
  it('is named beforehand: whoever has a name in a record, and whose record it is', () => {
    expect([...subjectsIn(record, personal)]).to.have.members(['ana', 'bo']);
    expect([...sealedSubjectsIn(sealed())]).to.have.members(['ana', 'bo']);
  });

  it('are the names of people and the texts at the given places, and nothing else', () => {
    const found = sealed();
    for (const [what, part, whose] of [
      ['words', found.words, 'ana'],
      ['a text in a list', found.said[1]?.text, 'ana'],
      ['the name of the subject', found.requester.name, 'ana'],
      ['the name of somebody else', found.owner.name, 'bo'],
    ] as const)
      expect(part, what).to.include({ sealed: whose });
    expect(found.number).to.equal('1042');
    expect(found.said[0]?.at).to.equal('noon');
    expect(found.requester).to.include({ id: 'ana', locale: 'pt-BR' });
    expect(found.product).to.deep.equal(record.product);
  });

  it('reads as before with the keys', () => expect(unseal(sealed(), keys)).to.deep.equal(record));

  it('reads ERASED where the key is gone, and everybody else’s as before', () => {
    const erased = { text: ERASED };
    expect(unseal(sealed(), without('ana'))).to.deep.equal({
      ...record,
      words: ERASED,
      said: [
        { at: 'noon', ...erased },
        { at: 'later', ...erased },
      ],
      requester: { ...record.requester, name: ERASED },
    });
  });

  it('reads ERASED with a later key of the same person', () => {
    const later: SubjectKeys = new Map([...keys, ['ana', keyOf('a2')]]);
    expect(unseal(sealed(), later)).to.deep.include({ words: ERASED, owner: record.owner });
  });

  it('is not written in clear for want of a key', () => {
    expect(() => seal(record, personal, without('bo'))).to.throw('bo');
  });

  it('does not show who wrote the same words twice', () => {
    const [one, two] = [sealed(), sealed()];
    expect(one.words).to.not.deep.equal(two.words);
    expect(one.owner.name).to.not.deep.equal(two.owner.name);
  });

  it('fits a place step by step: neither above it nor below', () => {
    const value = { said: 'x', words: { words: 'y' }, deep: { said: [{ text: 'z' }] } };
    expect(seal(value, personal, keys)).to.deep.equal(value);
  });

  it('comes back whatever it was', () => {
    const any = fc.record({
      words: fc.string({ unit: 'binary' }),
      rest: fc.jsonValue(),
      owner: fc.record({ name: fc.string() }),
    });
    fc.assert(
      fc.property(any, ({ words, rest, owner }) => {
        const value = { words, rest, owner: { id: 'bo', ...owner } };
        const subjects = new Map([...subjectsIn(value, personal)].map((each) => [each, keys.get(each) ?? keyOf('x')]));
        const stored: unknown = JSON.parse(JSON.stringify(seal(value, personal, subjects)));
        expect(unseal(stored, subjects)).to.deep.equal(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('a seal somebody touched', () => {
  type Sealed = { sealed: string; key: string; data: string };
  const touched = (change: (found: Sealed, other: Sealed) => Sealed) => {
    const found = sealed() as unknown as { words: Sealed; owner: { name: Sealed } };
    return () => unseal({ words: change(found.words, found.owner.name) }, keys);
  };
  const flipped = (data: string) => {
    const bytes = Buffer.from(data, 'base64');
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    return bytes.toString('base64');
  };

  const rows: [what: string, change: (found: Sealed, other: Sealed) => Sealed][] = [
    ['with one bit turned', (found) => ({ ...found, data: flipped(found.data) })],
    ['with another person’s words in it', (found, other) => ({ ...found, data: other.data })],
    ['said to be another person’s', (found, { sealed, key }) => ({ ...found, sealed, key })],
    ['cut short', (found) => ({ ...found, data: found.data.slice(0, 12) })],
    ['with nothing in it', (found) => ({ ...found, data: '' })],
  ];
  for (const [what, change] of rows) it(`${what} does not open`, () => expect(touched(change)).to.throw());

  it('said to be of another key reads ERASED, never as somebody’s words', () => {
    expect(touched((found) => ({ ...found, key: 'another' }))()).to.deep.equal({ words: ERASED });
  });
});

describe('bytes under a key', () => {
  const key = randomBytes(32);

  it('come back with it, and not with another', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(Buffer.from(bytes).equals(open(key, close(key, bytes)))).to.equal(true);
        expect(() => open(randomBytes(32), close(key, bytes))).to.throw();
      }),
    );
  });

  it('do not open when anything in them is changed, cut off or added', () => {
    const closed = close(key, Buffer.from('We cancelled in June.'));
    for (let at = 0; at < closed.length; at++) {
      const changed = Buffer.from(closed);
      changed[at] = (changed[at] ?? 0) ^ 0x80;
      expect(() => open(key, changed), `changed at ${at}`).to.throw();
      expect(() => open(key, closed.subarray(0, at)), `cut at ${at}`).to.throw();
    }
    expect(() => open(key, Buffer.concat([closed, Buffer.of(0)]))).to.throw();
  });

  // a tag of 32 bits can be guessed
  for (const length of [4, 8, 12, 13, 14, 15])
    it(`are not taken with the rest of a tag (${length} bytes in all)`, () =>
      expect(() => open(key, Buffer.alloc(length))).to.throw('tag length'));
});
