import { resolve } from '../../../cards/buttons';
import { caseCard } from '../../../cards/case';
import { figuresCard } from '../../../cards/case-figures';
import { filesCard, type LinksTo } from '../../../cards/case-files';
import { historyCard } from '../../../cards/case-history';
import { linesCard } from '../../../cards/case-lines';
import { moreCard } from '../../../cards/case-more';
import { packetCard } from '../../../cards/case-packet';
import { packageCard } from '../../../cards/package';
import { similarCard } from '../../../cards/similar';
import type { Viewer } from '../../../cards/viewer';
import { viewOf } from '../../../dialogs/desk/case-view';
import { type Case, type CaseEvent, caseStates, disputeKinds, type Escalation } from '../../../services/cases/case';
import { explainInvoice } from '../../../services/ledger/explain';
import type { Agent } from '../../../services/people/person';
import { readTeam } from '../../../services/people/team';
import { noon } from '../case';
import { changedSeats, invoiceOf } from './books';
import { bareCase, casesOf, desk, everyClock, evidenceOf, farClock, filesOf, fullCase, wordyCase } from './cases';
import { usualIn, usualUnreachable, usualWhole, withTicket } from './usual';
import { type Cards, hostile, longName, type Named, upTo } from './words';

const notice = hostile.slice(0, 300);

/** The card of a case: in every state, with nothing, as usual and with everything. */
export const liveCards: Cards = (viewer) => {
  const shown = (name: string, found: Case, said = {}): Named => ({
    name,
    card: caseCard(found, { ...viewOf(found, desk, viewer), ...said }, viewer),
  });
  const { evidence, escalation, offer, ...plain } = fullCase;
  return [
    ...caseStates.flatMap((state) => [
      shown(`case ${state}`, { ...fullCase, state }, { notice, ownerSilent: true }),
      shown(`wordy case ${state}`, { ...wordyCase, state }),
      shown(`bare case ${state}`, { ...bareCase, state }),
      shown(`usual case ${state}`, usualIn(state)),
    ]),
    shown('usual case with a ticket', withTicket),
    shown('usual case of somebody else', usualIn('in-triage'), { reader: { ...team[0]!, id: 'somebody else' } }),
    ...[usualIn('in-triage'), bareCase].map((found, i) =>
      shown(
        `credit beyond the dispute ${i}`,
        { ...found, state: 'in-triage', owner: fullCase.owner },
        {
          notice,
          beyond: { amount: 999_999_999_99, currency: 'CNY' },
          unsent: {
            verb: resolve.verb,
            data: {},
            inputs: { outcome: 'credited', amount: '999999999.99', text: hostile },
          },
        },
      ),
    ),
    shown('usual case about a whole invoice', usualWhole),
    shown('usual case whose books cannot be read', usualUnreachable),
    shown('case on a table', { ...fullCase, state: 'new', owner: undefined, talk: undefined }),
    ...disputeKinds.map((kind) => shown(`triage ${kind}`, { ...plain, dispute: { ...plain.dispute, kind } })),
    ...escalationStates.map((state) =>
      shown(`escalation ${state}`, {
        ...fullCase,
        state: 'awaiting-21vianet',
        escalation: { ...escalation!, state, ticket: state === 'prepared' ? undefined : escalation!.ticket },
      }),
    ),
    ...(['running', 'paused', 'warning', 'breached', 'stopped'] as const).map((state) =>
      shown(`clocks ${state}`, { ...usualIn('in-triage'), clocks: everyClock(state) }),
    ),
    shown('clock into a year of unknown holidays', { ...usualIn('in-triage'), clocks: [farClock] }),
  ];
};

const escalationStates: readonly Escalation['state'][] = [
  'prepared',
  'submitted',
  'attention-needed',
  'answered',
  'taken-back',
];

/** What can be looked at beside the card of a case. */
export const sideCards: Cards = (viewer) => [
  ...moreCards(viewer),
  ...[0, 1, 200].map((lines) => ({
    name: `figures of ${lines} lines`,
    card: figuresCard({ ...fullCase, evidence: lines === 0 ? undefined : evidenceOf(lines) }, itemsOf(lines), viewer),
  })),
  { name: 'figures without our lines', card: figuresCard(fullCase, [], viewer) },
  { name: 'usual figures of a whole invoice', card: figuresCard(usualWhole, usualItems, viewer) },
  { name: 'usual figures that cannot be read', card: figuresCard(usualUnreachable, usualItems, viewer) },
  { name: 'usual figures', card: figuresCard(usualIn('in-triage'), usualItems, viewer) },
  ...[0, 1, 200].map((lines) => ({
    name: `our ${lines} lines`,
    card: linesCard(fullCase, { items: itemsOf(lines) }, viewer),
  })),
  { name: 'our last lines', card: linesCard(fullCase, { items: itemsOf(200), page: 99 }, viewer) },
  { name: 'usual lines', card: linesCard(usualIn('in-triage'), { items: usualItems }, viewer) },
  ...[0, 1, 20].flatMap((count) => [
    { name: `files ${count}`, card: filesCard({ ...fullCase, files: filesOf(count) }, 'desk', linkTo, viewer) },
    {
      name: `files ${count} out of reach`,
      card: filesCard({ ...fullCase, files: filesOf(count) }, 'desk', noLink, viewer),
    },
    {
      name: `files ${count} for the customer`,
      card: filesCard({ ...fullCase, files: filesOf(count) }, 'customer', linkTo, viewer),
    },
  ]),
  { name: 'usual files', card: filesCard(usualIn('in-triage'), 'desk', linkTo, viewer) },
  { name: 'usual files for the customer', card: filesCard(usualIn('in-triage'), 'customer', linkTo, viewer) },
  ...[0, 1, 200].map((count) => ({
    name: `history of ${count}`,
    card: historyCard('1042', { events: eventsOf(count), tree: desk.tree, page: 2 }, viewer),
  })),
  ...[0, 1, 3].map((count) => ({ name: `similar ${count}`, card: similarCard(fullCase, casesOf(count), viewer) })),
  { name: 'usual similar', card: similarCard(usualIn('in-triage'), [usualIn('told'), usualIn('closed')], viewer) },
  { name: 'packet', card: packetCard(fullCase, eventsOf(200), viewer) },
  { name: 'wordy packet', card: packetCard(wordyCase, eventsOf(200), viewer) },
  { name: 'bare packet', card: packetCard(bareCase, [], viewer) },
  { name: 'usual packet', card: packetCard(usualIn('in-triage'), eventsOf(200), viewer) },
  { name: 'package', card: packageCard(fullCase, desk.portalUrl, viewer.locale) },
  { name: 'usual package', card: packageCard(usualIn('awaiting-21vianet'), desk.portalUrl, viewer.locale) },
  { name: 'no package', card: packageCard(bareCase, desk.portalUrl, viewer.locale) },
];

const team: readonly Agent[] = readTeam('content/sample/team.yaml').members.map(({ id, name, role }) => ({
  kind: 'agent',
  id,
  tenantId: 't',
  name,
  role,
}));
const crowd = upTo(40, (i): Agent => ({ ...team[0]!, id: String(i), name: `${i} ${longName}` }));

function moreCards(viewer: Viewer): readonly Named[] {
  const [agent, manager] = [team[0]!, { ...team[0]!, kind: 'manager' as const }];
  const more = (name: string, found: Case, who: Agent, agents: readonly Agent[]) => ({
    name,
    card: moreCard(found, viewOf(found, desk, viewer), { who, agents }, viewer.locale),
  });
  return caseStates.flatMap((state) => [
    more(`more ${state} for an agent`, { ...fullCase, state }, agent, crowd),
    more(`more ${state} for a manager`, { ...fullCase, state }, manager, crowd),
    more(`bare more ${state}`, { ...bareCase, state }, agent, []),
    more(`usual more ${state}`, usualIn(state), manager, team),
  ]);
}

const itemsOf = (lines: number) => explainInvoice(invoiceOf(lines).invoice).items;

/** A month in which seats changed: taken back, charged by days, and one line whose amount is not what its formula says. */
const usualItems = explainInvoice(changedSeats).items;

const linkTo: LinksTo =
  () =>
  ({ hash }) =>
    `https://desk.example/files/${hash}?until=1795363778038&seal=${hash.slice(0, 22)}`;
const noLink: LinksTo = () => () => undefined;

/** Every verb that has words, and one that has none. */
const verbs = ['open', 'claim', 'reply', 'clock', 'triage-answer', 'escalate', 'resolve', 'a-verb-to-come'] as const;

const eventsOf = (count: number): CaseEvent[] =>
  upTo(count, (i) => ({
    version: i + 1,
    at: noon.toISOString(),
    verb: verbs[i % verbs.length]!,
    by: { id: 'bo', name: longName, role: 'admin-agent' },
    to: 'in-triage',
    detail: i % 2 === 0 ? { text: hostile } : {},
    link: '',
  }));
