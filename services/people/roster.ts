import { isOpen } from '../calendar/business-time';
import type { Agent } from './person';
import type { Team } from './team';

export type Presence = 'available' | 'away' | 'off-hours';

/** An agent's place at the desk: may a case be put on it now? */
export interface Place {
  readonly agent: Agent;
  readonly presence: Presence;
  /** Open cases they own, and those that lie on their table. */
  readonly open: number;
  readonly capacity: number;
}

/** Where an agent is, by what they said and by their working hours; without hours they work around the clock. */
export function presenceOf(
  { hours, zone }: Pick<Team['members'][number], 'hours'> & { zone: string },
  away: boolean,
  now: Date,
): Presence {
  if (away) return 'away';
  const calendar = hours && { name: 'partner' as const, zone, week: hours };
  return !calendar || isOpen(calendar, now) ? 'available' : 'off-hours';
}

/**
 * Whose table a case comes on next: somebody who is there and has room, and who did not have it before in this round; of those
 * the one with the fewest open cases, then in the order of the team. Undefined: nobody.
 */
export function nextTable(places: readonly Place[], before: readonly string[]): Agent | undefined {
  const free = places.filter(
    ({ agent, presence, open, capacity }) => presence === 'available' && open < capacity && !before.includes(agent.id),
  );
  return free.toSorted((a, b) => a.open - b.open)[0]?.agent;
}
