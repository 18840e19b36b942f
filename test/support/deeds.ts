import type { Deed, Verb } from '../../services/cases/deeds';
import { ana, bo, helen, lena, noon, rui, system } from './case';

const pack = { en: 'This package says enough about what is wrong', zh: '说明' };

/** Every verb, said as somebody would. */
export const deeds: { readonly [V in Verb]: Deed & { verb: V } } = {
  claim: { verb: 'claim' },
  assign: { verb: 'assign', to: { id: 'lena', name: 'Lena Hartmann' } },
  'take-over': { verb: 'take-over', why: 'on leave' },
  'hand-back': { verb: 'hand-back' },
  note: { verb: 'note', text: 'a note' },
  reply: { verb: 'reply', text: 'a reply' },
  'ask-customer': { verb: 'ask-customer', text: 'which order?' },
  'customer-says': { verb: 'customer-says', text: 'C-0624' },
  'take-talk': { verb: 'take-talk' },
  'leave-talk': { verb: 'leave-talk' },
  file: {
    verb: 'file',
    file: { hash: 'f'.repeat(64), title: 'receipt.pdf', type: 'pdf', size: 1_000 },
    from: { id: 'ana', name: 'Ana Souza' },
  },
  offer: { verb: 'offer', to: { id: 'lena', name: 'Lena Hartmann' }, until: '2026-11-22T12:02:00.000Z' },
  'pass-offer': { verb: 'pass-offer' },
  relate: { verb: 'relate', to: '2000' },
  clock: { verb: 'clock' },
  replan: { verb: 'replan' },
  'triage-answer': { verb: 'triage-answer', question: 'q', answer: 'a' },
  'triage-back': { verb: 'triage-back' },
  evidence: {
    verb: 'evidence',
    evidence: {
      at: noon.toISOString(),
      verdict: 'both-agree',
      findings: [],
      difference: { amount: 0, currency: 'CNY' },
      customer: {},
    },
  },
  escalate: { verb: 'escalate', package: pack, request: 'customer-request', route: 'portal' },
  submit: { verb: 'submit', ticket: '21V-1' },
  'vendor-needs': { verb: 'vendor-needs', text: 'the order' },
  'vendor-supplied': { verb: 'vendor-supplied', text: 'sent it' },
  'vendor-answered': { verb: 'vendor-answered', text: 'credited' },
  'call-back': { verb: 'call-back', why: 'found it' },
  'request-approval': { verb: 'request-approval', text: 'suspend?' },
  approve: { verb: 'approve' },
  decline: { verb: 'decline', why: 'not yet' },
  resolve: {
    verb: 'resolve',
    outcome: 'credited',
    text: 'You get it back.',
    locale: 'en-US',
    credit: { amount: 58_300, currency: 'CNY' },
  },
  merge: { verb: 'merge', into: '2000', text: 'It goes on in 2000.', locale: 'en-US' },
  told: { verb: 'told' },
  'told-by-hand': { verb: 'told-by-hand', why: 'by phone' },
  unreachable: { verb: 'unreachable', why: 'blocked' },
  solved: { verb: 'solved' },
  'not-solved': { verb: 'not-solved', text: 'June is missing' },
  reopen: { verb: 'reopen', why: 'new facts' },
  withdraw: { verb: 'withdraw' },
  'auto-close': { verb: 'auto-close' },
  'override-close': { verb: 'override-close', why: 'duplicate of an old one' },
};
export const everybody = [ana, bo, lena, rui, helen, system, { ...ana, id: 'somebody-else' }] as const;
