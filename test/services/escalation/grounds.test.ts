import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { disputeKinds } from '../../../services/cases/case';
import { groundsFor, isAboutCharge, type Known } from '../../../services/escalation/grounds';
import { verdicts } from '../../../services/reconciliation/reconciliation';
import { treeShape } from '../../../services/triage/tree';
import { newCase } from '../../support/case';

const request = 'customer-request';

describe('the grounds of an escalation', () => {
  const rows: [what: string, known: Omit<Known, 'request' | 'kind'> & Partial<Known>, grounds: string][] = [
    ['our bill is wrong: ours to put right', { verdict: 'we-billed-wrong' }, 'we-billed-wrong'],
    ['also when triage says so', { verdict: 'we-billed-wrong', advice: 'credited' }, 'advised'],
    ['both agree: nothing to correct', { verdict: 'both-agree' }, 'both-agree'],
    ['triage came to something else', { verdict: 'vendor-billed-wrong', advice: 'corrected' }, 'advised'],
    ['nothing is known', {}, 'open'],
    ['they answered: what that says comes first', { verdict: 'vendor-billed-wrong', answered: true }, 'answered'],
    ['nothing could be compared', { verdict: 'not-comparable' }, 'open'],
    ['the comparison shows it', { verdict: 'vendor-billed-wrong' }, 'compared'],
    ['and triage agrees', { verdict: 'vendor-billed-wrong', advice: 'escalated' }, 'compared'],
    ['somebody looked', { verdict: 'not-comparable', advice: 'escalated' }, 'looked-up'],
    ['somebody knows better than the comparison', { verdict: 'we-billed-wrong', advice: 'escalated' }, 'looked-up'],
    ['it is fraud', { advice: 'escalated', kind: 'fraud' }, 'fraud'],
    ['it is their invoice to us', { advice: 'escalated', request: 'partner-center-request' }, 'their-invoice'],
  ];
  for (const [what, known, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      const grounds = groundsFor({ kind: 'wrong-price', request, ...known });
      expect('why' in grounds ? grounds.why : grounds.against).to.equal(expected);
    });
  }

  it('are there for whatever triage leads to an escalation, and for nothing else it leads to', () => {
    const { steps } = treeShape.parse(parse(readFileSync('content/triage.yaml', 'utf8')));
    for (const step of Object.values(steps)) {
      if (step.kind !== 'outcome') continue;
      for (const kind of disputeKinds) {
        for (const verdict of verdicts) {
          const { advice } = step;
          const grounds = groundsFor({ kind, verdict, advice, request: step.request ?? request });
          expect('why' in grounds, `${advice} ${verdict}`).to.equal(advice === 'escalated');
        }
      }
    }
  });
});

describe('a charge', () => {
  const bare = { lineIds: [], words: '' };

  it('is what any dispute with a line or an amount is about', () => {
    for (const kind of disputeKinds) {
      expect(isAboutCharge({ ...bare, kind, lineIds: ['1'] }), kind).to.equal(true);
      expect(isAboutCharge({ ...newCase.dispute, kind }), kind).to.equal(true);
    }
  });

  it('need not be there in what 21Vianet did not bill', () => {
    const without = disputeKinds.filter((kind) => !isAboutCharge({ ...bare, kind }));
    expect(without).to.have.members(['payment-not-registered', 'tax-invoice-wrong', 'technical', 'fraud', 'other']);
  });
});
