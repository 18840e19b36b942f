import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { ClockReading } from '../../../services/calendar/service-clocks';
import { clockKinds } from '../../../services/calendar/service-levels';
import { type Case, type CaseClock, type CaseFile, caseStates } from '../../../services/cases/case';
import type { Evidence } from '../../../services/cases/evidence';
import { fileTypes } from '../../../services/cases/file-types';
import { findingCodes, obstacles, verdicts } from '../../../services/reconciliation/reconciliation';
import { treeShape } from '../../../services/triage/tree';
import { calendars, newCase, noon, policy, rules } from '../case';
import { endless, hostile, longName, upTo } from './words';

export const desk = {
  tree: treeShape.parse(parse(readFileSync('content/triage.yaml', 'utf8'))),
  policy,
  calendars,
  portalUrl: 'https://partner.partnercenter.microsoftonline.cn/pcv/dashboard/overview',
};

const at = noon.toISOString();
const by = { id: 'bo', name: longName };
const money = { amount: 123_456_789_01, currency: 'CNY' };

type Reading = ClockReading['state'];

/** A clock that reads like this at noon. */
export function clock(kind: CaseClock['kind'], state: Reading): CaseClock {
  const { calendar, targetMs, warnShare } = rules.levels[kind];
  const spent = { running: 0.1, paused: 0.5, warning: 0.9, breached: 30, stopped: 0.5 }[state];
  return {
    kind,
    calendar,
    targetMs,
    warnShare,
    startedAt: noon,
    spentMs: targetMs * spent,
    pausedAt: state === 'paused' ? noon : undefined,
    stoppedAt: state === 'stopped' ? noon : undefined,
  };
}

export const everyClock = (state: Reading): CaseClock[] => clockKinds.map((kind) => clock(kind, state));

/** It runs into a year whose holidays nobody knows yet. */
export const farClock: CaseClock = { ...clock('resolution', 'running'), calendar: 'vendor', targetMs: 10 ** 10 };

export const filesOf = (count: number): CaseFile[] =>
  upTo(count, (i) => ({
    hash: String(i).padStart(2, '0').repeat(32),
    title: `${i} ${'Kündigungsbestätigung_2026-06-24_'.repeat(4)}`.slice(0, 116).concat('.pdf'),
    type: fileTypes[i % fileTypes.length]!,
    size: 10 ** (i % 7),
    by,
    at,
    toCustomer: i % 2 === 0 ? true : undefined,
  }));

export const evidenceOf = (vendorLines: number): Evidence => ({
  at,
  verdict: 'vendor-billed-wrong',
  findings: findingCodes.map((code) => ({
    code,
    side: 'both',
    from: '2026-06-25',
    to: '2026-07-14',
    ours: 25,
    vendor: 23,
    held: 23,
    prices: { billed: money, held: money },
    money: { billed: money, expected: money, difference: money },
    cost: { billed: money, expected: money, difference: money },
    settled: code === 'arithmetic',
    elsewhere: code === 'billed-twice' ? 'BF-2026-06, BF-2026-07' : undefined,
    subscriptionId: `s${code.length}`,
  })),
  difference: money,
  parts: upTo(40, (i) => ({
    subscriptionId: i % 9 === 0 ? undefined : `s${i}`,
    product: `${i} ${longName}`,
    verdict: verdicts[i % verdicts.length]!,
    obstacle: verdicts[i % verdicts.length] === 'not-comparable' ? obstacles[i % obstacles.length] : undefined,
    billingSubscriptionId: 'e70a0000-0000-4000-8000-000000000002',
    orderId: 'e70a0000-0000-4000-8000-000000000003',
    cancelledOn: i % 5 === 0 ? '2026-06-24' : undefined,
  })),
  vendor: {
    invoiceIds: upTo(9, (i) => `G00${i}42198`),
    lines: upTo(vendorLines, (i) => ({
      from: '2026-06-25',
      to: '2026-07-14',
      chargeType: i % 5 === 0 ? 'PURCHASE_FEE_FOR_A_CHARGE_TYPE_NOBODY_KNOWS' : 'Prorate fees when canceling',
      seats: 1_000 + i,
      amount: money,
      subscriptionId: `s${i % 40}`,
    })),
  },
  customer: { domain: 'bluefinch.partner.onmschina.cn', delegatedAccess: true },
});

const packageText = `${hostile}\n\n${upTo(60, (i) => `  2026-06-${i} – 2026-07-14 · Prorate fees · 25`).join('\n')}`;

/** A case with everything in it, and too much of it. */
export const fullCase: Case = {
  ...newCase,
  state: 'in-triage',
  customer: { id: 'c', name: longName },
  requester: { ...newCase.requester, name: longName, locale: 'zh-CN' },
  dispute: { ...newCase.dispute, product: longName, words: hostile.slice(0, 2_000) },
  owner: { ...by, since: at, seenAt: at },
  offer: { to: by, until: '2026-11-22T12:02:00.000Z', before: ['lena', 'rui'] },
  talk: { agent: by, since: at, lastAt: at },
  clocks: [
    clock('first-response', 'breached'),
    clock('next-response', 'warning'),
    clock('resolution', 'paused'),
    clock('vendor-wait', 'running'),
  ],
  files: filesOf(20),
  packet: {
    said: upTo(12, () => ({ at, text: hostile.slice(0, 300) })),
    tried: ['invoice-explain', 'balance-due', 'access', 'topic-of-the-partner', 'dispute-open', 'tax-fapiao'],
  },
  timesReopened: 12,
  follows: '123456',
  related: upTo(40, (i) => String(1_000 + i)),
  question: { text: hostile, at },
  escalation: {
    version: 2,
    state: 'prepared',
    route: 'portal',
    request: 'customer-request',
    preparedAt: at,
    preparedBy: by,
    package: { en: packageText, zh: packageText },
    ticket: hostile.slice(200, 260),
    answer: hostile,
  },
  resolution: {
    outcome: 'credited',
    text: hostile,
    locale: 'pt-BR',
    credit: money,
    at,
    by,
    toldAt: at,
    unreachable: hostile.slice(0, 200),
  },
  evidence: evidenceOf(120),
};

/** Everybody wrote as much as we read. */
export const wordyCase: Case = {
  ...fullCase,
  dispute: { ...fullCase.dispute, words: endless },
  question: { text: endless, at },
  escalation: { ...fullCase.escalation!, answer: endless },
  resolution: { ...fullCase.resolution!, text: endless },
};

/** Their question is open. */
export const askedCase: Case = { ...wordyCase, state: 'awaiting-customer', resolution: undefined };

/** Only what every case has. */
export const bareCase: Case = { ...newCase, dispute: { kind: 'other', lineIds: [], words: '?' } };

export const casesOf = (count: number): readonly Case[] =>
  upTo(count, (i) => ({ ...fullCase, number: String(1000 + i), state: caseStates[i % caseStates.length]! }));
