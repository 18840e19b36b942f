import { expect } from 'chai';
import fc from 'fast-check';
import { cardSeal } from '../../bot/seal';
import { claim, note } from '../../cards/buttons';
import { wordsForm } from '../../cards/forms';
import { saidCard } from '../../cards/said';
import { buttonsOf } from '../stage/card-parts';

const seal = cardSeal('key of the tests');
const here = '19:cases@thread.tacv2;messageid=1';
const data = { case: '1042', version: 3 };

const card = saidCard(
  {
    title: 'A case',
    actions: [claim.press('Claim', 'en-US', data)],
    forms: [wordsForm(note, { title: 'Note', label: 'Note' }, 'en-US', data)],
  },
  'en-US',
);
const sealed = z(seal.seal(card, here));
const press = (title: string) => buttonsOf(sealed).find((each) => each.title === title)!;

function z(value: object): Record<string, unknown> {
  return { ...value };
}

describe('what comes back with a press', () => {
  it('is what was on the card', () => {
    const { verb, data: carried } = press('Claim');
    expect(seal.open({ verb, data: carried }, here)).to.deep.equal({ verb: 'desk.claim', data, inputs: {} });
  });

  it('brings the button’s own inputs, and none of another', () => {
    const { verb, data: carried } = press('Note');
    const typed = { ...carried, 'desk.note.text': 'a note', 'desk.reply.text': 'left over', verb: 'desk.close' };
    expect(seal.open({ verb, data: typed }, here)?.inputs).to.deep.equal({ text: 'a note' });
  });

  it('holds in the thread the card began as well as in its channel', () => {
    const { verb, data: carried } = press('Claim');
    expect(seal.open({ verb, data: carried }, '19:cases@thread.tacv2')).to.not.equal(undefined);
    expect(seal.open({ verb, data: carried }, '19:cases@thread.tacv2;messageid=99')).to.not.equal(undefined);
  });

  const { verb, data: carried } = press('Claim');
  const forged: [what: string, press: { verb: string; data: unknown }, where?: string][] = [
    ['another verb', { verb: 'desk.close', data: carried }],
    ['another case', { verb, data: { ...carried, carried: { ...data, case: '2000' } } }],
    ['another version', { verb, data: { ...carried, carried: { ...data, version: 4 } } }],
    ['something more', { verb, data: { ...carried, carried: { ...data, role: 'global-admin' } } }],
    ['no seal', { verb, data: { carried: data } }],
    ['an empty seal', { verb, data: { carried: data, seal: '' } }],
    ['another conversation', { verb, data: carried }, 'a:ana-souza'],
    ['nothing', { verb, data: undefined }],
    ['a list', { verb, data: [1, 2] }],
    ['a seal that is no text', { verb, data: { carried: data, seal: 7 } }],
  ];
  for (const [what, pressed, where = here] of forged) {
    it(`is nothing when somebody puts in ${what}`, () => expect(seal.open(pressed, where)).to.equal(undefined));
  }

  it('is nothing whatever is changed in it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('case', 'version'), (value, field) => {
        fc.pre(JSON.stringify(value) !== JSON.stringify(data[field]));
        const changed = { ...carried, carried: { ...data, [field]: value } };
        expect(seal.open({ verb, data: changed }, here)).to.equal(undefined);
      }),
    );
  });

  it('of another house is nothing', () => {
    expect(cardSeal('another key').open({ verb, data: carried }, here)).to.equal(undefined);
  });

  it('serves clients from before universal actions', () => {
    const fallback = (press('Claim') as { fallback?: { data: { verb: string } } }).fallback;
    expect(fallback?.data.verb).to.equal('desk.claim');
    expect(seal.open({ verb: 'desk.claim', data: fallback?.data }, here)?.data).to.deep.equal(data);
  });
});
