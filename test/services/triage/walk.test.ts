import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { type DisputeKind, disputeKinds } from '../../../services/cases/case';
import type { Facts } from '../../../services/triage/facts';
import { type Tree, treeShape } from '../../../services/triage/tree';
import { walk } from '../../../services/triage/walk';

const tree: Tree = treeShape.parse(parse(readFileSync('content/triage.yaml', 'utf8')));
const at = (kind: DisputeKind, facts: Facts, answers: Record<string, string> = {}) =>
  walk(tree, kind, facts, new Map(Object.entries(answers)));

describe('triage', () => {
  const rows: [what: string, kind: DisputeKind, facts: Facts, answers: Record<string, string>, expected: string][] = [
    [
      'both bills wrong: could we mend it ourselves?',
      'charged-after-cancellation',
      { verdict: 'vendor-billed-wrong' },
      {},
      'vendor-cause',
    ],
    [
      'we cannot: escalate',
      'charged-after-cancellation',
      { verdict: 'vendor-billed-wrong' },
      { 'vendor-cause': 'no-record' },
      'escalate-customer',
    ],
    [
      'their invoice to us: the other route',
      'wrong-price',
      { verdict: 'vendor-billed-wrong' },
      { 'vendor-cause': 'invoice-only' },
      'escalate-partner',
    ],
    [
      'our own mistake',
      'wrong-quantity',
      { verdict: 'we-billed-wrong' },
      { 'ours-confirmed': 'credit' },
      'credit-ours',
    ],
    ['both agree', 'proration', { verdict: 'both-agree' }, { 'explained-before': 'yes' }, 'explain'],
    ['no comparison yet: the agent looks', 'duplicate', {}, {}, 'without-evidence'],
    ['a service of our own', 'not-recognised', { verdict: 'not-comparable' }, {}, 'own-service'],
    [
      'the books could not be read: the agent looks',
      'not-recognised',
      { verdict: 'not-comparable', obstacle: 'books-unreachable' },
      {},
      'without-evidence',
    ],
    [
      'their invoice is not there yet: it need not be a service of ours',
      'not-recognised',
      { verdict: 'not-comparable', obstacle: 'vendor-invoice-missing' },
      { 'own-service': 'period-missing' },
      'ask-more',
    ],
    [
      'against the comparison, with grounds',
      'wrong-quantity',
      { verdict: 'we-billed-wrong' },
      { 'ours-confirmed': 'theirs', 'vendor-shown': 'record' },
      'escalate-customer',
    ],
    [
      'both agree and both are wrong',
      'charged-after-cancellation',
      { verdict: 'both-agree' },
      { 'explained-before': 'both-wrong', 'vendor-cause': 'no-record' },
      'escalate-customer',
    ],
    [
      'not comparable, and not ours: no dead end',
      'not-recognised',
      { verdict: 'not-comparable' },
      { 'own-service': 'subscription', 'vendor-shown': 'invoice' },
      'escalate-partner',
    ],
    [
      '21Vianet’s invoice to us: what about it is asked first',
      'vendor-invoice-wrong',
      {},
      { 'vendor-invoice-part': 'charge' },
      'escalate-partner',
    ],
    [
      '21Vianet has answered: that decides',
      'charged-after-cancellation',
      { verdict: 'vendor-billed-wrong', vendor: 'answered' },
      { 'vendor-cause': 'no-record' },
      'vendor-answer',
    ],
    ['the payment is there', 'payment-not-registered', { payment: 'found' }, {}, 'payment-assigned'],
    ['the payment is not', 'payment-not-registered', { payment: 'not-found' }, {}, 'payment-proof'],
    ['technical problems leave billing', 'technical', {}, { 'technical-known': 'no' }, 'technical'],
  ];
  for (const [what, kind, facts, answers, expected] of rows) {
    it(what, () => expect(at(kind, facts, answers).id).to.equal(expected));
  }

  it('asks again when an answer is no option of the question any more', () => {
    expect(at('technical', {}, { 'technical-known': 'maybe' }).id).to.equal('technical-known');
  });

  it('knows which questions were answered on the way, for going back', () => {
    expect(
      at('wrong-quantity', { verdict: 'we-billed-wrong' }, { 'ours-confirmed': 'credit', 'vendor-cause': 'no-record' })
        .answered,
    ).to.deep.equal(['ours-confirmed']);
  });

  it('begins somewhere for every kind of dispute', () => {
    for (const kind of disputeKinds) expect(() => at(kind, {})).to.not.throw();
  });
});
