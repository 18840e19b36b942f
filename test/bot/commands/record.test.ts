import { expect } from 'chai';
import { inLine, quote } from '../../../bot/commands/markdown';
import { recordMarkdown } from '../../../bot/commands/record/record';
import type { Case } from '../../../services/cases/case';
import type { Evidence } from '../../../services/cases/evidence';
import { parseYaml } from '../../../services/content-file';
import type { CaseRecord, RecordedEvent } from '../../../services/record/case-record';
import { treeShape } from '../../../services/triage/tree';
import { newCase, noon } from '../../support/case';

const at = noon.toISOString();
const bo = { id: 'bo', name: 'Bo Zhang' };
const tree = parseYaml('content/triage.yaml', treeShape);

const evidence = (when: string, verdict: Evidence['verdict']): Evidence => ({
  at: when,
  verdict,
  findings: [],
  difference: { amount: 0, currency: 'CNY' },
  vendor: {
    invoiceIds: ['G123'],
    lines: [
      {
        from: '2026-07-01',
        to: '2026-07-31',
        chargeType: 'Cycle|fee',
        seats: 10,
        amount: { amount: 40_000, currency: 'CNY' },
      },
    ],
  },
  customer: {},
});

const found: Case = {
  ...newCase,
  state: 'awaiting-21vianet',
  evidence: evidence(at, 'vendor-billed-wrong'),
  escalation: {
    version: 2,
    state: 'submitted',
    route: 'portal',
    request: 'customer-request',
    preparedAt: at,
    preparedBy: bo,
    package: { en: 'The second package', zh: '第二份' },
    ticket: 'T|1',
    submittedAt: at,
  },
};

const event = (position: number, verb: string, detail: object): RecordedEvent => ({
  position,
  version: position,
  at,
  local: '2026-11-22T20:00:00+08:00',
  verb,
  did: verb,
  by: { ...bo, role: 'admin-agent' },
  from: 'in-triage',
  to: 'in-triage',
  detail: { ...detail },
  link: `link${position}`,
});

const record: CaseRecord = {
  record: 'closeloop-case',
  shape: 1,
  exported: { at, local: '2026-11-22T20:00:00+08:00', zone: 'Asia/Shanghai', partner: 'Nimbus *Cloud*' },
  case: found,
  events: [
    event(1, 'evidence', { evidence: evidence('2026-11-21T12:00:00.000Z', 'both-agree') }),
    event(2, 'triage-answer', { question: 'vendor-answer', answer: 'credit' }),
    event(3, 'triage-answer', { question: 'a question of last year', answer: 'yes' }),
    event(4, 'escalate', { package: { en: 'The first package', zh: '第一份' }, request: 'customer-request' }),
    event(5, 'assign', { to: { id: 'lena', name: 'Lena_H' } }),
    event(6, 'escalate', { package: { en: 'The second package', zh: '第二份' }, request: 'customer-request' }),
    event(7, 'evidence', { evidence: evidence(at, 'vendor-billed-wrong') }),
  ],
  chain: { whole: false, length: 7, head: 'link7', flaw: { kind: 'end', of: 7 } },
};

describe('a record to be read', () => {
  const written = recordMarkdown(record, { locale: 'en-US', tree });
  const eventPart = (position: number) => written.split(/^### /m)[position] ?? '';

  it('says first whose it is and whether it is whole', () => {
    expect(written).to.include('Exported by Nimbus \\*Cloud\\* on 2026-11-22 12:00:00 (Nov 22, 2026, 8:00 PM)');
    expect(written).to.include('**The record is broken:** ends after event 7');
    expect(written).to.include('not for the customer');
  });

  it('shows triage in the words of the desk, and as it is stored where it is no longer asked', () => {
    expect(eventPart(2)).to.include("- question: What does 21Vianet's answer say? (vendor-answer)");
    expect(eventPart(2)).to.include('- answer: They credit or correct the charge (credit)');
    expect(eventPart(3)).to.include('- question: a question of last year').and.to.include('- answer: yes');
  });

  it('shows a package and a comparison that were replaced where they were made, the last ones once', () => {
    expect(eventPart(4)).to.include('> The first package').and.to.include('> 第一份');
    expect(eventPart(6)).to.include('see *Escalation*').and.to.not.include('> The second package');
    expect(written.split('> The second package')).to.have.lengthOf(2);
    expect(eventPart(1)).to.include('| Result | The two bills agree |');
    expect(eventPart(7).split('## Evidence')[0]).to.include('see *Evidence*');
  });

  it('keeps tables together, whatever is in them', () => {
    expect(written).to.include('| Ticket | T\\|1 |').and.to.include('| Cycle\\|fee | 10 | CN¥400.00 |');
    expect(eventPart(5)).to.include('- to: id lena, name Lena\\_H');
  });

  it('leaves out what there is not', () => {
    expect(written).to.not.match(/undefined|null|\| Credit|## Files/);
  });
});

describe('people’s words in Markdown', () => {
  const rows: [typed: string, quoted: string][] = [
    ['plain. Really!', '> plain. Really!  '],
    ['# no heading', '> \\# no heading  '],
    ['1. no list\n- none either\n+ nor this', '> 1\\. no list  \n> \\- none either  \n> \\+ nor this  '],
    ['a\n===\n---', '> a  \n> \\===  \n> \\---  '],
    ['<img src=x> &amp; `code`', '> \\<img src=x\\> \\&amp; \\`code\\`  '],
    ['[a](http://b) www.c.example', '> \\[a\\](http\\://b) www\\.c.example  '],
    ['    no code', '> &nbsp;&nbsp;&nbsp;&nbsp;no code  '],
    ['one\r\n\r\ntwo', '> one  \n>\n> two  '],
    ['bell\u0007 and \u001b[31mred', '> bell and \\[31mred  '],
    ['back\\slash_', '> back\\\\slash\\_  '],
  ];
  for (const [typed, quoted] of rows) it(JSON.stringify(typed), () => expect(quote(typed)).to.equal(quoted));

  it('stay on one line in a table', () => expect(inLine('a|b\nc')).to.equal('a\\|b<br>c'));
});
