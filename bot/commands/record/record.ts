import { bytes, money } from '../../../cards/format';
import { text, topicTitle } from '../../../cards/texts';
import type { Case } from '../../../services/cases/case';
import type { CaseRecord } from '../../../services/record/case-record';
import { flawSentence } from '../flaw-sentence';
import { inLine, table } from '../markdown';
import { happened } from './events';
import { comparison } from './evidence';
import { factTable, type In, person, spoken, time } from './wording';

/** A record as somebody reads it who was not there: what it is about, what happened in order, and what was said word for word. */
export function recordMarkdown(record: CaseRecord, { locale, tree }: Pick<In, 'locale' | 'tree'>): string {
  const where = { locale, tree, zone: record.exported.zone };
  const { evidence } = record.case;
  const parts = [
    ...heading(record, where),
    ...about(record.case, where),
    ...words(record.case, where),
    ...happened(record, where),
    ...files(record.case, where),
    ...(evidence ? ['## Evidence', ...comparison(evidence, where)] : []),
    ...clocks(record.case, where),
    ...escalation(record.case, where),
    ...chain(record),
  ];
  return `${parts.join('\n\n')}\n`;
}

const heading = ({ case: found, exported, chain }: CaseRecord, where: In) => [
  `# Case ${found.number}: the record`,
  `Exported by ${inLine(exported.partner)} on ${time(exported.at, where)}. Times are UTC, and in brackets on the clock of ${exported.zone}.`,
  chain.whole
    ? `**The record is whole:** each of its ${chain.length} events follows from the one before.`
    : `**The record is broken:** ${inLine(chain.flaw ? flawSentence(chain.flaw, 'event') : '')}.`,
  ...(found.evidence?.vendor ? ['It holds what 21Vianet charges the partner: not for the customer.'] : []),
];

function about(found: Case, where: In): readonly string[] {
  const { customer, requester, dispute, owner, resolution, closing } = found;
  const { locale } = where;
  const facts = factTable([
    ['State', text(locale, `state.${found.state}`)],
    ['Customer', person(customer)],
    ['Complained', `${person(requester)}, speaks ${text(locale, `language.${requester.locale}`)}`],
    ['Tenant', inLine(requester.tenantId)],
    ['What is wrong', text(locale, `kind.${dispute.kind}`)],
    ['Invoice', dispute.invoiceId && inLine(dispute.invoiceId)],
    ['Lines', inLine(dispute.lineIds.join(', '))],
    ['Product', dispute.product && inLine(dispute.product)],
    ['Subscription', dispute.subscriptionId && inLine(dispute.subscriptionId)],
    ['Amount in dispute', dispute.amount && money(dispute.amount, locale)],
    ['Opened', time(found.openedAt, where)],
    ['Owner', owner && `${person(owner)} since ${time(owner.since, where)}`],
    ['Outcome', resolution && text(locale, `outcome.${resolution.outcome}`)],
    ['Credit', resolution?.credit && money(resolution.credit, locale)],
    ['Resolved', resolution && `${time(resolution.at, where)} by ${person(resolution.by)}`],
    ['Customer told', resolution && (resolution.toldAt ? time(resolution.toldAt, where) : 'not yet')],
    ['Why not told yet', resolution?.unreachable && inLine(resolution.unreachable)],
    ['Closed', closing && `${time(closing.at, where)}, ${closing.how}`],
    ['Times reopened', String(found.timesReopened)],
    ['Follows case', found.follows],
    ['Merged into case', found.mergedInto],
    ['Related cases', found.related.join(', ')],
  ]);
  return ['## Facts', facts];
}

function words({ dispute, packet, question, said, resolution, closing }: Case, where: In): readonly string[] {
  const tried = packet?.tried.map((topic) => topicTitle(topic, where.locale) ?? topic).join(', ');
  return [
    '## What was said',
    ...spoken('The complaint', dispute.words),
    ...(packet?.said ?? []).flatMap((each) => spoken(`In the chat before, ${time(each.at, where)}`, each.text)),
    ...(tried ? [`The bot had answered before: ${inLine(tried)}`] : []),
    ...spoken('The question that is open', question?.text),
    ...spoken('What the customer wrote last', said?.text),
    ...spoken('What the customer was told', resolution?.text),
    ...spoken('Why it was closed', closing?.why),
  ];
}

function files({ files: sent }: Case, where: In): readonly string[] {
  const rows = sent.map(({ title, type, size, hash, by, at }) => [
    inLine(title),
    `${type}, ${bytes(size, where.locale)}`,
    `\`${hash}\``,
    person(by),
    time(at, where),
  ]);
  return rows.length === 0 ? [] : ['## Files', table(['Name', 'What', 'SHA-256', 'From', 'At'], rows)];
}

function clocks({ clocks: running }: Case, where: In): readonly string[] {
  const rows = running.map((clock) => [
    text(where.locale, `clock.${clock.kind}`),
    `${clock.calendar} hours`,
    minutes(clock.targetMs),
    minutes(clock.spentMs),
    time(clock.startedAt, where),
    clock.stoppedAt ? `stopped ${time(clock.stoppedAt, where)}` : clock.pausedAt ? 'stands still' : 'runs',
    clock.told ?? '',
  ]);
  const head = ['Clock', 'Counted in', 'Target', 'Spent before this run', 'This run began', 'Now', 'People were told'];
  return rows.length === 0 ? [] : ['## Clocks', table(head, rows)];
}

const minutes = (ms: number) => `${Math.floor(ms / 3_600_000)} h ${Math.round((ms % 3_600_000) / 60_000)} min`;

function escalation({ escalation: found }: Case, where: In): readonly string[] {
  if (!found) return [];
  const facts = factTable([
    ['State', text(where.locale, `escalation.${found.state}`)],
    ['Request', text(where.locale, `request.${found.request}`)],
    ['Way', found.route],
    ['Prepared', `${time(found.preparedAt, where)} by ${person(found.preparedBy)}`],
    ['Ticket', found.ticket && inLine(found.ticket)],
    ['Submitted', found.submittedAt && time(found.submittedAt, where)],
    ['Answered', found.answeredAt && time(found.answeredAt, where)],
  ]);
  return [
    '## Escalation',
    facts,
    ...spoken('21Vianet’s answer', found.answer),
    ...spoken('The package in English', found.package.en),
    ...spoken('The package in Chinese', found.package.zh),
  ];
}

const chain = ({ events, chain: { head } }: CaseRecord) => [
  '## Chain',
  'Each link is a keyed hash (HMAC-SHA-256) over the link before it and its event as it is stored.',
  table(
    ['Event', 'Link'],
    events.map(({ position, link }) => [String(position), `\`${link}\``]),
  ),
  `The case names as its last link: \`${head}\``,
];
