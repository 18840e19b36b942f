import { caseCard } from '../../cards/case';
import type { Viewer } from '../../cards/viewer';
import type { Case } from '../../services/cases/case';
import { type DeskPolicy, HOUR_MS } from '../../services/cases/policy';
import type { Facts } from '../../services/triage/facts';
import type { Tree } from '../../services/triage/tree';
import { type Standing, walk } from '../../services/triage/walk';

export interface DeskSettings {
  readonly tree: Tree;
  readonly policy: DeskPolicy;
  readonly portalUrl: string;
}

/** What the house knows about a case, for the checks of the triage tree (content/triage.yaml names them). */
export function factsOf({ evidence, escalation }: Case): Facts {
  return {
    verdict: evidence?.verdict,
    vendor: escalation?.state === 'answered' ? 'answered' : undefined,
    cancelled: evidence && (evidence.cancelledOn ? 'yes' : 'no'),
    payment: evidence?.paid === undefined ? undefined : evidence.paid ? 'found' : 'not-found',
    'delegated-access':
      evidence?.customer.delegatedAccess === undefined ? undefined : evidence.customer.delegatedAccess ? 'yes' : 'no',
  };
}

export const standingOf = (found: Case, tree: Tree): Standing =>
  walk(
    tree,
    found.dispute.kind,
    factsOf(found),
    new Map(found.triage.map(({ question, answer }) => [question, answer])),
  );

/** The desk's card of a case, wherever it is shown. */
export function deskCard(found: Case, { tree, policy, portalUrl }: DeskSettings, viewer: Viewer, notice?: string) {
  const silentSince = found.owner && Date.parse(found.owner.seenAt) + policy.silentOwnerHours * HOUR_MS;
  return caseCard(
    found,
    {
      standing: standingOf(found, tree),
      portalUrl,
      notice,
      ownerSilent: silentSince !== undefined && silentSince <= viewer.now.getTime(),
    },
    viewer,
  );
}
