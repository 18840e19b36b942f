import type { Case, CaseState } from '../../../services/cases/case';
import { newCase, noon } from '../case';
import { clock, everyClock, evidenceOf } from './cases';

const at = noon.toISOString();
const bo = { id: 'bo', name: 'Bo Zhang' };

/** As the desk sees it on most days: what it was about, what was found, and how it ended. */
const usualCase: Case = {
  ...newCase,
  owner: { ...bo, since: at, seenAt: at },
  clocks: [clock('first-response', 'stopped'), clock('next-response', 'running'), clock('resolution', 'warning')],
  files: [
    {
      hash: '5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
      title: 'Cancellation of 24 June.pdf',
      type: 'pdf',
      size: 184_211,
      by: { id: 'ana', name: 'Ana Souza' },
      at,
    },
  ],
  packet: { said: [{ at, text: 'Why is our July invoice higher?' }], tried: ['invoice-explain'] },
  evidence: {
    ...evidenceOf(0),
    findings: [
      {
        code: 'billed-after-cancellation',
        side: 'both',
        from: '2026-06-25',
        to: '2026-07-24',
        ours: 25,
        vendor: 25,
        held: 0,
        cost: { billed: cny(44_000), expected: cny(0), difference: cny(44_000) },
        money: { billed: cny(55_000), expected: cny(0), difference: cny(55_000) },
        settled: false,
      },
    ],
    difference: cny(55_000),
    parts: [{ product: 'Exchange Online (Plan 2)', verdict: 'vendor-billed-wrong', cancelledOn: '2026-06-24' }],
    vendor: {
      invoiceIds: ['G004421987'],
      lines: [{ from: '2026-06-25', to: '2026-07-24', chargeType: 'Cycle fee', seats: 25, amount: cny(44_000) }],
    },
  },
};

const e3 = { subscriptionId: 'e3', product: 'Office 365 E3' };
const visio = { subscriptionId: 'visio', product: 'Visio Plan 2' };
const exchange = { subscriptionId: 'exchange', product: 'Exchange Online (Plan 2)' };
const migration = { product: 'Mailbox migration, one day on site' };
const days = { from: '2026-07-15', to: '2026-08-14' };

/** A whole invoice in dispute: each of its subscriptions came to something else. */
export const usualWhole: Case = {
  ...usualCase,
  state: 'in-triage',
  dispute: { ...usualCase.dispute, product: undefined, subscriptionId: undefined, lineIds: ['1', '2', '3', '4'] },
  evidence: {
    ...usualCase.evidence!,
    parts: [
      { ...exchange, verdict: 'vendor-billed-wrong', cancelledOn: '2026-06-24' },
      { ...e3, verdict: 'we-billed-wrong' },
      { ...migration, verdict: 'not-comparable', obstacle: 'own-service' },
      { ...visio, verdict: 'both-agree' },
    ],
    findings: [
      { ...usualCase.evidence!.findings[0]!, ...exchange },
      { code: 'seats-differ', side: 'ours', ...days, ours: 25, vendor: 23, held: 23, settled: false, ...e3 },
      {
        ...{ code: 'billed-twice', side: 'ours', ...days, ours: 8, vendor: 4, held: 4, settled: true },
        ...{ elsewhere: 'BF-2026-06', ...visio },
      },
    ],
  },
};

/** Partner Center would not let us in: nothing was compared. */
export const usualUnreachable: Case = {
  ...usualCase,
  state: 'in-triage',
  evidence: {
    ...usualWhole.evidence!,
    verdict: 'not-comparable',
    obstacle: 'books-unreachable',
    findings: [],
    parts: [e3, visio].map((part) => ({ ...part, verdict: 'not-comparable', obstacle: 'books-unreachable' })),
    difference: cny(0),
    vendor: undefined,
  },
};

const escalation: NonNullable<Case['escalation']> = {
  version: 2,
  state: 'prepared',
  route: 'portal',
  request: 'customer-request',
  preparedAt: at,
  preparedBy: bo,
  package: {
    en: 'Reporting a billing dispute for a customer\n\nOur case: 1042\nKind: charged after cancellation',
    zh: '代表客户报告计费争议\n\n我方案例编号：1042\n问题：取消后仍被计费',
  },
};

const resolution: NonNullable<Case['resolution']> = {
  outcome: 'credited',
  text: 'You were charged for 25 seats after the cancellation of 24 June. CN¥583.00 come back with the next invoice.',
  locale: 'en-US',
  credit: cny(58_300),
  at,
  by: bo,
};

const question = { text: 'When did you cancel, and with whom?', at };

/** What each state brings with it. */
const brought: Partial<Record<CaseState, Partial<Case>>> = {
  new: { owner: undefined, evidence: undefined },
  'awaiting-customer': { question },
  'awaiting-21vianet': { escalation },
  resolved: { resolution },
  told: { resolution: { ...resolution, toldAt: at }, clocks: everyClock('stopped') },
  closed: {
    resolution: { ...resolution, toldAt: at },
    closing: { how: 'confirmed', at },
    clocks: everyClock('stopped'),
  },
  withdrawn: { closing: { how: 'withdrawn', at }, clocks: everyClock('stopped') },
  reopened: { resolution: { ...resolution, toldAt: at }, timesReopened: 1 },
};

export const usualIn = (state: CaseState): Case => ({ ...usualCase, ...brought[state], state });

export const withTicket: Case = {
  ...usualIn('awaiting-21vianet'),
  escalation: { ...escalation, state: 'submitted', ticket: '21V-20260715-0042', submittedAt: at },
};

function cny(amount: number) {
  return { amount, currency: 'CNY' };
}
