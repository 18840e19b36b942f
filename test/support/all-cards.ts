import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { askWordsCard } from '../../cards/ask-words';
import { addToCase, openDispute, showCase } from '../../cards/buttons';
import { caseListCard } from '../../cards/case-list';
import { caseStatusCard } from '../../cards/case-status';
import { chooseCard } from '../../cards/choose';
import { digestCard } from '../../cards/digest';
import { disputeSummaryCard } from '../../cards/dispute-summary';
import { wordsForm } from '../../cards/forms';
import { invoiceCard } from '../../cards/invoice';
import { invoiceExplainedCard } from '../../cards/invoice-explained';
import { invoiceListCard } from '../../cards/invoice-list';
import { menuCard } from '../../cards/menu';
import { packageCard } from '../../cards/package';
import { saidCard } from '../../cards/said';
import type { Viewer } from '../../cards/viewer';
import { deskCard } from '../../dialogs/desk/case-view';
import { type Case, caseStates, disputeKinds } from '../../services/cases/case';
import { explainInvoice } from '../../services/ledger/explain';
import type { InvoiceState } from '../../services/ledger/ledger';
import type { Locale } from '../../services/locales';
import { findingCodes } from '../../services/reconciliation/reconciliation';
import { treeShape } from '../../services/triage/tree';
import { calendars, newCase, noon, policy } from './case';

/** Words that burst cards: long, without a space, in every script, and with everything that means something to a renderer. */
export const hostile = `${'很长的文字'.repeat(40)} ${'W'.repeat(120)} [link](http://evil.example) **bold** <at>all</at> <b>x</b> {{DATE(2020-01-01T00:00:00Z)}} \${name} \u202Ertl ${'Übermäßig '.repeat(60)}`;
const longName =
  'Allgemeine Versicherungs- und Beteiligungsgesellschaft für Übersee (Shanghai) Co., Ltd. 上海某某某某国际贸易有限公司';

export const desk = {
  tree: treeShape.parse(parse(readFileSync('content/triage.yaml', 'utf8'))),
  policy,
  calendars,
  portalUrl: 'https://partner.partnercenter.microsoftonline.cn/pcv/dashboard/overview',
};

const at = noon.toISOString();
const by = { id: 'bo', name: longName };
const money = { amount: 123_456_789_01, currency: 'CNY' };

/** A case with everything in it. */
export const fullCase: Case = {
  ...newCase,
  state: 'in-triage',
  customer: { id: 'c', name: longName },
  requester: { ...newCase.requester, name: longName, locale: 'zh-CN' },
  dispute: { ...newCase.dispute, product: longName, words: hostile.slice(0, 2_000) },
  owner: { ...by, since: at, seenAt: at },
  timesReopened: 12,
  follows: '123456',
  question: { text: hostile, at },
  escalation: {
    state: 'prepared',
    route: 'portal',
    request: 'customer-request',
    preparedAt: at,
    preparedBy: by,
    package: { en: `${hostile}\n\nend`, zh: '代表客户报告计费争议\n\n完' },
    ticket: hostile.slice(0, 60),
    answer: hostile,
  },
  resolution: {
    outcome: 'credited',
    text: hostile,
    locale: 'pt-BR',
    at,
    by,
    toldAt: at,
    unreachable: hostile.slice(0, 200),
  },
  evidence: {
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
      settled: true,
    })),
    difference: money,
    customer: {},
  },
};

const bareCase: Case = { ...newCase, dispute: { kind: 'other', lineIds: [], words: '?' } };

/** An invoice of so many lines, cycling through kinds and long names. */
export function invoiceOf(count: number): InvoiceState {
  const kinds = ['advance', 'prorated', 'reversal', 'credit', 'free', 'other'] as const;
  const lines = Array.from({ length: count }, (_, i) => {
    const kind = kinds[i % kinds.length]!;
    const sign = kind === 'reversal' || kind === 'credit' ? -1 : 1;
    const amount = { amount: sign * 30_000, currency: 'CNY' };
    return {
      id: String(i + 1),
      kind,
      product: i % 7 === 0 ? longName : `Office 365 E${i}`,
      subscriptionId: `s${i % 40}`,
      from: '2026-07-15',
      to: '2026-08-14',
      seats: 20,
      unitPrice: { amount: 1_500, currency: 'CNY' },
      amount,
      tax: { amount: sign * 1_800, currency: 'CNY' },
    };
  });
  const total = {
    amount: lines.reduce((sum, { amount, tax }) => sum + amount.amount + tax.amount, 0),
    currency: 'CNY',
  };
  const invoice = {
    id: 'BF-2026-07',
    customerId: 'c',
    issuedOn: '2026-07-15',
    dueOn: '2026-08-14',
    from: '2026-07-15',
    to: '2026-08-14',
    total,
    lines,
    document: 'https://billing.example/BF-2026-07.pdf',
  };
  return { invoice, paid: { amount: 0, currency: 'CNY' }, open: total };
}

/** Every card there is, in a language, with nothing, one and too many of everything. */
export function allCards(locale: Locale): readonly { readonly name: string; readonly card: object }[] {
  const viewer: Viewer = { locale, zone: 'Asia/Shanghai', now: noon };
  const question = { talk: 't', at: 'which line', title: hostile.slice(0, 300), label: longName };
  const many = Array.from({ length: 200 }, (_, i) => ({ id: String(i), title: `${i} ${longName}` }));
  const cases = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...fullCase,
      number: String(1000 + i),
      state: caseStates[i % caseStates.length]!,
    }));
  const customer = { kind: 'customer', id: 'ana', tenantId: 't', name: hostile.slice(0, 100) } as const;
  const invoices = (count: number) => Array.from({ length: count }, () => invoiceOf(3));
  const digest = (count: number) => ({
    from: noon,
    to: noon,
    counts: caseStates.map((state) => ({ state, count })),
    changed: count,
    opened: count,
    closed: count,
    atVendor: cases(count),
    neverTold: cases(count),
    unowned: cases(count),
  });
  return [
    ...caseStates.flatMap((state) => [
      {
        name: `case ${state}`,
        card: deskCard({ ...fullCase, state }, desk, viewer, { notice: hostile.slice(0, 300) }),
      },
      { name: `bare case ${state}`, card: deskCard({ ...bareCase, state }, desk, viewer) },
      { name: `status ${state}`, card: caseStatusCard({ ...fullCase, state }, viewer, hostile.slice(0, 300)) },
      { name: `bare status ${state}`, card: caseStatusCard({ ...bareCase, state }, viewer) },
    ]),
    ...disputeKinds.map((kind) => ({
      name: `triage ${kind}`,
      card: deskCard(
        { ...fullCase, evidence: undefined, escalation: undefined, dispute: { ...fullCase.dispute, kind } },
        desk,
        viewer,
      ),
    })),
    ...(['prepared', 'submitted', 'attention-needed', 'answered'] as const).map((state) => ({
      name: `escalation ${state}`,
      card: deskCard(
        { ...fullCase, state: 'awaiting-21vianet', escalation: { ...fullCase.escalation!, state } },
        desk,
        viewer,
      ),
    })),
    { name: 'package', card: packageCard(fullCase, desk.portalUrl, locale) },
    ...[0, 1, 200].flatMap((count) => [
      {
        name: `list of ${count}`,
        card: caseListCard(
          { title: 'Open', empty: 'none', cases: cases(count), total: count, forDesk: count !== 1 },
          viewer,
        ),
      },
      { name: `digest of ${count}`, card: digestCard(digest(count), viewer) },
    ]),
    ...[1, 200].flatMap((count) => [
      { name: `invoices ${count}`, card: invoiceListCard(invoices(count), locale) },
      { name: `invoice of ${count} lines`, card: invoiceCard(invoiceOf(count), 0, locale) },
      { name: `last page of ${count} lines`, card: invoiceCard(invoiceOf(count), 99, locale) },
      {
        name: `explained ${count} lines`,
        card: invoiceExplainedCard(
          explainInvoice(invoiceOf(count).invoice, { previous: { ...invoiceOf(3).invoice, id: 'BF-2026-06' } }),
          locale,
        ),
      },
      {
        name: `explained alone ${count}`,
        card: invoiceExplainedCard(explainInvoice(invoiceOf(count).invoice), locale),
      },
      {
        name: `choose of ${count}`,
        card: chooseCard({ ...question, choices: many.slice(0, Math.min(count, 42)) }, locale),
      },
    ]),
    { name: 'ask words', card: askWordsCard({ ...question, hint: hostile.slice(0, 300) }, locale) },
    {
      name: 'summary',
      card: disputeSummaryCard(
        {
          talk: 't',
          at: 'a',
          invoiceId: hostile.slice(0, 40),
          line: longName,
          amount: money,
          kind: 'proration',
          words: hostile,
        },
        locale,
      ),
    },
    {
      name: 'said',
      card: saidCard(
        {
          title: hostile.slice(0, 200),
          words: hostile,
          hint: longName,
          actions: [showCase.press(longName, locale, { case: '1042' })],
          forms: [wordsForm(addToCase, { title: longName, label: longName }, locale, { case: '1042' })],
        },
        locale,
      ),
    },
    {
      name: 'said briefly',
      card: saidCard({ title: 'Hello', actions: [openDispute.press('Dispute', locale, { invoice: 'BF-1' })] }, locale),
    },
    {
      name: 'menu of a linked customer',
      card: menuCard({ ...customer, company: { id: 'c', name: longName } }, locale),
    },
    { name: 'menu of an unlinked customer', card: menuCard(customer, locale) },
    {
      name: 'menu of an agent',
      card: menuCard({ kind: 'agent', id: 'bo', tenantId: 't', name: longName, role: 'admin-agent' }, locale),
    },
    {
      name: 'menu of a manager',
      card: menuCard({ kind: 'manager', id: 'helen', tenantId: 't', name: longName, role: 'global-admin' }, locale),
    },
    {
      name: 'menu of a stranger',
      card: menuCard({ kind: 'stranger', id: 'x', tenantId: 't', name: longName }, locale),
    },
  ];
}
