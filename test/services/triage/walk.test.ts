import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { parse } from 'yaml';
import { type DisputeKind, disputeKinds } from '../../../services/cases/case';
import type { Facts, Heard } from '../../../services/triage/facts';
import { type Tree, treeShape } from '../../../services/triage/tree';
import { walk } from '../../../services/triage/walk';

const tree: Tree = treeShape.parse(parse(readFileSync('content/triage.yaml', 'utf8')));
/** When triage was answered; the one time is as good as the other where nobody said anything. */
const THEN = '2026-11-22T12:00:00.000Z';
const LATER = '2026-11-22T13:00:00.000Z';
const at = (kind: DisputeKind, facts: Facts, answers: Record<string, string> = {}, heard?: Heard) =>
  walk(tree, kind, {
    facts,
    answers: new Map(Object.entries(answers).map(([question, answer]) => [question, { answer, at: THEN }])),
    heard,
  });

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
      'compare-later',
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
      { verdict: 'not-comparable', subscription: 'known' },
      { 'own-service': 'subscription', 'vendor-shown': 'invoice' },
      'escalate-partner',
    ],
    [
      'not ours, and no subscription by which 21Vianet would find it: that comes first',
      'not-recognised',
      { verdict: 'not-comparable' },
      { 'own-service': 'subscription', 'vendor-shown': 'invoice' },
      'name-subscription',
    ],
    [
      'their answer only needs more: the same ticket goes on',
      'wrong-price',
      { verdict: 'both-agree', vendor: 'answered' },
      { 'vendor-answer': 'need-more' },
      'give-more',
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

  describe('asks again', () => {
    const said: [what: string, heard: Heard, expected: string][] = [
      ['not while the customer is silent', {}, 'ask-more'],
      ['not for what they said before', { customer: THEN }, 'ask-more'],
      ['once the customer has answered', { customer: LATER }, 'payment-proof'],
    ];
    for (const [what, heard, expected] of said) {
      it(what, () =>
        expect(at('payment-not-registered', {}, { 'payment-proof': 'none' }, heard).id).to.equal(expected),
      );
    }

    it('what 21Vianet’s answer says when there is a new one, and nothing of what was answered on the way to it', () => {
      const answers = { 'other-kind': 'charge', 'vendor-answer': 'need-more' };
      const facts = { vendor: 'answered' } as const;
      expect(at('other', facts, answers, { vendor: THEN }).id).to.equal('give-more');
      expect(at('other', facts, answers, { vendor: LATER })).to.deep.include({
        id: 'vendor-answer',
        answered: ['other-kind'],
      });
    });

    it('what was settled with 21Vianet before it answered', () => {
      const before = { 'ours-confirmed': 'theirs', 'vendor-shown': 'record' };
      const facts = { verdict: 'we-billed-wrong' } as const;
      expect(at('wrong-price', facts, before).id).to.equal('escalate-customer');
      expect(at('wrong-price', { ...facts, vendor: 'answered' }, before, { vendor: LATER }).id).to.equal(
        'vendor-answer',
      );
    });
  });

  it('tells 21Vianet something on every way that leads to it', () => {
    for (const kind of disputeKinds) {
      for (const told of waysToVendor(tree.start[kind])) expect(told, kind).to.be.above(0);
    }
  });

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

/** For each way from here that ends at 21Vianet, how many of its answers the package has. */
function waysToVendor(id: string, told = 0): number[] {
  const step = tree.steps[id]!;
  if (step.kind === 'outcome') return step.advice === 'escalated' ? [told] : [];
  if (step.kind === 'check')
    return [...Object.values(step.when), step.unknown].flatMap((next) => waysToVendor(next, told));
  return step.options.flatMap((option) => waysToVendor(option.next, told + (option.package ? 1 : 0)));
}
