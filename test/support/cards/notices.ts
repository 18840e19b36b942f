import { noticeReply } from '../../../dialogs/notices';
import type { CaseNotice } from '../../../services/cases/effects';
import { bareCase, fullCase, wordyCase } from './cases';
import { usualIn } from './usual';
import { type Cards, endless, hostile, longName } from './words';

/** What each notice comes with; a new one does not build without a line here. */
const details: Readonly<Record<CaseNotice, Readonly<Record<string, string>>>> = {
  claimed: { agent: longName },
  'handed-back': {},
  'assigned-to-you': { by: longName },
  offered: { until: '2026-11-22T12:02:00.000Z' },
  packet: {},
  'talk-taken': { agent: longName },
  'talk-left': { agent: longName, by: longName },
  file: { title: hostile.slice(0, 120), person: longName },
  'file-added': { title: hostile.slice(0, 120), person: longName },
  'file-sent': { title: hostile.slice(0, 120), person: longName, agent: longName },
  'clock-warning': { kind: 'resolution' },
  'clock-breached': { kind: 'vendor-wait' },
  'taken-over': { by: longName, text: hostile },
  reply: { text: endless, agent: longName },
  question: { text: hostile, agent: longName },
  'customer-said': { text: endless },
  escalated: { agent: longName },
  'approval-wanted': { text: hostile, agent: longName },
  approved: { by: longName },
  declined: { by: longName, text: hostile },
  resolved: {},
  unreachable: { text: hostile.slice(0, 200) },
  solved: {},
  'not-solved': { text: endless },
  reopened: { agent: longName },
  withdrawn: { text: hostile },
  'auto-closed': {},
  'closed-by-manager': {},
  'given-away': { by: longName, agent: longName },
  'closed-over': { by: longName, text: hostile },
  'reopened-over': { by: longName, text: hostile },
  'called-back': {},
  absorbed: { other: '1043' },
  undelivered: { what: 'closed-by-manager', text: 'not-taken' },
  unasked: { text: 'not-taken' },
};

const short = Object.fromEntries(
  Object.entries(details).map(([notice, detail]) => [
    notice,
    Object.fromEntries(
      Object.entries(detail).map(([name, value]) => [name, name === 'text' ? 'We look at it.' : value]),
    ),
  ]),
);

const notices = Object.keys(details) as readonly CaseNotice[];

/** What people are told of a case, each side of it; those that are a line of text are no cards. */
export const noticeCards: Cards = (viewer) =>
  (['customer', 'desk'] as const).flatMap((reader) =>
    notices.flatMap((notice) =>
      [
        { kind: 'full', found: fullCase, detail: details[notice] },
        { kind: 'wordy', found: { ...wordyCase, talk: undefined }, detail: details[notice] },
        { kind: 'bare', found: { ...bareCase, mergedInto: '1043' }, detail: short[notice]! },
        { kind: 'usual', found: usualIn('told'), detail: short[notice]! },
      ].flatMap(({ kind, found, detail }) => {
        const reply = noticeReply({ notice, case: found, detail, reader }, { ...viewer, linkedTo: found.customer.id });
        return 'card' in reply ? [{ name: `${kind} notice ${notice} to the ${reader}`, card: reply.card }] : [];
      }),
    ),
  );
