import { expect } from 'chai';
import { packetCard } from '../../cards/case-packet';
import { plainText } from '../../cards/plain';
import type { CaseEvent } from '../../services/cases/case';
import { newCase, noon } from '../support/case';

const event = (verb: string, detail: CaseEvent['detail']): CaseEvent => ({
  ...{ version: 1, at: noon.toISOString(), by: { id: 'bo', name: 'Bo Zhang', role: 'admin-agent' } },
  ...{ to: 'in-triage', link: '' },
  verb,
  detail,
});

const packetOf = (events: readonly CaseEvent[]) =>
  plainText(packetCard(newCase, events, { locale: 'en-US', zone: 'UTC', now: noon }));

describe('what went before, for whoever takes a case', () => {
  const told: [verb: string, detail: CaseEvent['detail']][] = [
    ['customer-says', { text: 'the words' }],
    ['ask-customer', { text: 'the words' }],
    ['vendor-needs', { text: 'the words' }],
    ['vendor-answered', { text: 'the words' }],
    ['request-approval', { text: 'the words' }],
    ['decline', { why: 'the words' }],
    ['reopen', { why: 'the words' }],
  ];
  for (const [verb, detail] of told)
    it(`has the words of "${verb}"`, () => expect(packetOf([event(verb, detail)])).to.include('the words'));

  it('says how much there is besides, and where', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, i) => event('note', { text: `note ${i}.` }));
    expect(packetOf(notes(8)))
      .to.include('note 0.')
      .and.not.include('older');
    const many = packetOf(notes(20));
    expect(many).to.include('12 older entries: “history 1042” shows everything').and.include('note 19.');
    expect(many).to.not.include('note 11.');
  });
});
