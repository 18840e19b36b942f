import { expect } from 'chai';
import type { Subject } from '../../../services/audit/subject';
import { tell } from '../../../services/cases/effects';
import { withoutSubject } from '../../../services/erasure/unsaid';
import type { Effect } from '../../../services/jobs/outbox';

const ana: Subject = { id: 'c057-ana', names: ['Ana Souza', '李娜', 'Li'], chats: ['a:1qz'], cases: new Set(['1042']) };

const notice = (...told: Parameters<typeof tell>): Effect => ({ ...tell(...told).effect, kind: 'case-notice' });
const say = (text: string, conversationId = 'a:bo'): Effect => ({ kind: 'say', conversationId, reply: { text } });
const keep = { kind: 'keep-file', keptFor: '1042', file: { title: 'order.pdf' }, conversationId: 'a:bo' };

describe('what is left to be said when somebody is forgotten', () => {
  const rows: [what: string, effect: Effect, left: Effect | undefined][] = [
    ['a message to them', notice('7', { person: 'c057-ana' }, 'reply', { text: 'Hello' }), undefined],
    [
      'their resolution stays: whether it could be told decides about the case',
      notice('1042', { person: 'c057-ana' }, 'resolved'),
      notice('1042', { person: 'c057-ana' }, 'resolved'),
    ],
    [
      'their words on the way to the desk',
      notice('1042', { thread: true }, 'customer-said', { text: 'We cancelled' }),
      notice('1042', { thread: true }, 'customer-said', { text: '[erased]' }),
    ],
    [
      'the name of their file and their own; not when it was',
      notice('1042', { person: 'bo' }, 'file', { title: 'order.pdf', person: 'Tom', until: '2026-11-22T12:00:00Z' }),
      notice('1042', { person: 'bo' }, 'file', {
        title: '[erased]',
        person: '[erased]',
        until: '2026-11-22T12:00:00Z',
      }),
    ],
    [
      'their name in somebody else’s case',
      notice('7', { person: 'bo' }, 'approved', { by: 'Ana Souza', text: 'Yes' }),
      notice('7', { person: 'bo' }, 'approved', { by: '[erased]', text: 'Yes' }),
    ],
    [
      'others’ matters',
      notice('7', { person: 'bo' }, 'reply', { text: 'Ana' }),
      notice('7', { person: 'bo' }, 'reply', { text: 'Ana' }),
    ],
    ['anything in their own chat', say('Good morning', 'a:1qz'), undefined],
    ['a card about their case', say('Case 1042 · New'), undefined],
    ['another number', say('Case 10421 · New'), say('Case 10421 · New')],
    ['their name in a card', say('Owner: Ana Souza.'), undefined],
    ['their name as a card escapes it', say('from Ana\\ Souza'), undefined],
    ['a name in Chinese, without blanks around it', say('客户李娜说'), undefined],
    ['a short name within another word', say('The line is Linux'), say('The line is Linux')],
    ['their file on its way', { ...keep, subject: 'c057-ana', from: { id: 'c057-ana', name: 'Ana Souza' } }, undefined],
    [
      'a file they sent to somebody else’s case',
      { ...keep, subject: 'tom', from: { id: 'c057-ana', name: 'Ana Souza' } },
      { ...keep, subject: 'tom', from: { id: 'c057-ana', name: '[erased]' } },
    ],
    ['who has the talk with them', { kind: 'case-talk', case: '1042' }, undefined],
    ['who has it with somebody else', { kind: 'case-talk', case: '7' }, { kind: 'case-talk', case: '7' }],
    ['a card to be drawn', { kind: 'case-card', case: '1042' }, { kind: 'case-card', case: '1042' }],
  ];
  for (const [what, effect, left] of rows) it(what, () => expect(withoutSubject(effect, ana)).to.deep.equal(left));

  it('is left as it is the second time', () => {
    for (const [, effect] of rows) {
      const once = withoutSubject(effect, ana);
      if (once) expect(JSON.stringify(withoutSubject(once, ana))).to.equal(JSON.stringify(once));
    }
  });
});
