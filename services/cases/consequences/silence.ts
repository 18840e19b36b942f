import type { Planned } from '../../jobs/outbox';
import type { Case } from '../case';
import { closeAt } from '../effects';
import { DAY_MS, type DeskPolicy } from '../policy';

/** When a told case counts as solved, if nobody says anything. A merged one has nothing to confirm: as soon as its customer knows where it went on. */
export function closeInSilence(
  { number, version, mergedInto }: Case,
  at: string,
  { closeAfterDays }: DeskPolicy,
): Planned {
  const days = mergedInto === undefined ? closeAfterDays : 0;
  return closeAt(number, version + 1, new Date(Date.parse(at) + days * DAY_MS));
}

/** Whoever still writes is not silent: the time after which a told case counts as solved begins anew. */
export const notSilent = (found: Case, at: string, policy: DeskPolicy): readonly Planned[] =>
  found.state === 'told' ? [closeInSilence(found, at, policy)] : [];
