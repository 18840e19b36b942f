import { caseCard } from '../../cards/case';
import type { DeskView } from '../../cards/desk-view';
import type { Viewer } from '../../cards/viewer';
import type { Calendars } from '../../services/calendar/calendar';
import { readClock } from '../../services/calendar/service-clocks';
import { type Case, isOffered } from '../../services/cases/case';
import { type DeskPolicy, HOUR_MS } from '../../services/cases/policy';
import { concerned } from '../../services/escalation/concerned';
import type { Facts, Heard } from '../../services/triage/facts';
import type { Tree } from '../../services/triage/tree';
import { type Standing, walk } from '../../services/triage/walk';
import type { Turn } from '../turn';
import { onDesk } from './at-desk';

export interface DeskSettings {
  readonly tree: Tree;
  readonly policy: DeskPolicy;
  readonly calendars: Calendars;
  readonly portalUrl: string;
}

/** What the house knows about a case, for the checks of the triage tree. */
export function factsOf(found: Case): Facts {
  const { evidence, escalation } = found;
  return {
    verdict: evidence?.verdict,
    obstacle: evidence?.obstacle,
    vendor: escalation?.state === 'answered' ? 'answered' : undefined,
    subscription: concerned(found).length > 0 ? 'known' : undefined,
    cancelled: evidence && (evidence.cancelledOn ? 'yes' : 'no'),
    payment: evidence?.paid === undefined ? undefined : evidence.paid ? 'found' : 'not-found',
    'delegated-access':
      evidence?.customer.delegatedAccess === undefined ? undefined : evidence.customer.delegatedAccess ? 'yes' : 'no',
  };
}

const heardIn = ({ escalation, said, files, requester }: Case): Heard => ({
  vendor: escalation?.answeredAt,
  customer: [said, ...files.filter(({ by }) => by.id === requester.id)]
    .map((each) => each?.at ?? '')
    .toSorted()
    .at(-1),
});

export const standingOf = (found: Case, tree: Tree): Standing =>
  walk(tree, found.dispute.kind, {
    facts: factsOf(found),
    answers: new Map(found.triage.map((each) => [each.question, each])),
    heard: heardIn(found),
  });

/** The desk's card of a case, wherever it is shown; in somebody's own chat it offers what they may do. */
export const deskCard = (found: Case, desk: DeskSettings, viewer: Reading, said: Said = {}) =>
  caseCard(found, { ...viewOf(found, desk, viewer), reader: readerOf(viewer), ...said }, viewer);

type Reading = Viewer & Partial<Pick<Turn, 'who' | 'conversation'>>;

const readerOf = ({ who, conversation }: Reading) =>
  conversation?.kind === 'personal' && who && onDesk(who) ? who : undefined;

type Said = Pick<DeskView, 'notice' | 'unsent' | 'beyond'>;

export function viewOf(
  found: Case,
  { tree, policy, calendars, portalUrl }: DeskSettings,
  { now }: Pick<Viewer, 'now'>,
): DeskView {
  const silentSince = found.owner && Date.parse(found.owner.seenAt) + policy.silentOwnerHours * HOUR_MS;
  const standing = standingOf(found, tree);
  return {
    standing,
    answers: answersSoFar(found, standing, tree),
    clocks: found.clocks
      .filter(({ stoppedAt }) => !stoppedAt)
      .map((clock) => ({ ...clock, reading: readClock(clock, now, calendars) })),
    portalUrl,
    offered: isOffered(found, now),
    ownerSilent: silentSince !== undefined && silentSince <= now.getTime(),
  };
}

/** Questions on the way to where the case stands, each with the words of its answer. */
function answersSoFar(found: Case, { answered }: Standing, { steps }: Tree) {
  return answered.flatMap((id) => {
    const step = steps[id];
    const given = found.triage.find(({ question }) => question === id)?.answer;
    const option = step?.kind === 'question' ? step.options.find((each) => each.id === given) : undefined;
    return step?.kind === 'question' && option
      ? [{ question: step.text, answer: option.text, package: option.package }]
      : [];
  });
}
