import { isOpen, nextOpening } from '../calendar/business-time';
import type { Agent } from './person';
import { type Team, takesCases } from './team';

export type Presence = 'available' | 'away' | 'off-hours';

/** An agent's place at the desk: may a case be put on it now? */
export interface Place {
  readonly agent: Agent;
  readonly presence: Presence;
  /** Open cases they own, and those that lie on their table. */
  readonly open: number;
  /** How many of them only lie on their table. */
  readonly offered: number;
  readonly capacity: number;
}

/** When somebody who takes cases is at the desk: now, or when the first of them begins. Undefined: all of them said they are away. */
export function deskFrom({ members, zone }: Team, away: ReadonlyMap<string, Date>, now: Date): Date | undefined {
  const there = members.filter((member) => takesCases(member) && !away.has(member.id));
  const from = there.map(({ hours }) => (hours ? nextOpening(calendarOf(hours, zone), now) : now));
  return from.sort((a, b) => a.getTime() - b.getTime())[0];
}

/** Where an agent is, by what they said and by their working hours; without hours they work around the clock. */
export function presenceOf(
  { hours, zone }: Pick<Team['members'][number], 'hours'> & { zone: string },
  away: boolean,
  now: Date,
): Presence {
  if (away) return 'away';
  return !hours || isOpen(calendarOf(hours, zone), now) ? 'available' : 'off-hours';
}

type Week = NonNullable<Team['members'][number]['hours']>;

const calendarOf = (week: Week, zone: string) => ({ name: 'partner' as const, zone, week });

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
