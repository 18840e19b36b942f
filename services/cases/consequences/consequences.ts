import type { Planned } from '../../jobs/outbox';
import type { Case, CaseClock } from '../case';
import type { Deed, Verb } from '../deeds';
import { tell } from '../effects';
import type { Consequence, Consequences, Done } from './consequence';
import { ending } from './ending';
import { owning } from './owning';
import { saying } from './saying';
import { toOwner } from './telling';
import { working } from './working';

/** What each verb changes in the case and whom it lets know. The state itself: transitions.ts; the clocks: clocks.ts. */
const consequences: Consequences<Verb> = { ...owning, ...saying, ...working, ...ending };

export function consequenceOf<D extends Deed>(done: Done<D>): Consequence {
  const consequence = consequences[done.deed.verb] as (done: Done<D>) => Consequence;
  return consequence(done);
}

/** Who hears of a clock: its owner; managers too when it is breached, or when nobody owns the case. */
export const clockNotices = (found: Case, told: readonly CaseClock[]): readonly Planned[] =>
  told.flatMap(({ kind, told: how }) => {
    const notice = how === 'breached' ? 'clock-breached' : 'clock-warning';
    const managers =
      how === 'breached' || !found.owner ? [tell(found.number, { managers: true }, notice, { kind })] : [];
    return [...toOwner(found, notice, { kind }), ...managers];
  });
