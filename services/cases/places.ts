import type { Availability } from '../people/availability';
import { type Place, presenceOf } from '../people/roster';
import { agents, type Team, takesCases } from '../people/team';
import type { Cases } from './cases';
import type { DeskPolicy } from './policy';

interface Needs {
  readonly team: Team;
  readonly availability: Availability;
  readonly cases: Pick<Cases, 'count'>;
  readonly policy: DeskPolicy;
}

/** The desk as it is now: who is there, and how much they have on their table. In the order of the team. */
export async function placesOf({ team, availability, cases, policy }: Needs, now: Date): Promise<readonly Place[]> {
  const away = await availability.away();
  return Promise.all(
    agents(team).map(async (agent, i) => {
      const { hours, capacity = policy.casesPerAgent } = team.members[i]!;
      const presence = presenceOf({ hours, zone: team.zone }, away.has(agent.id), now);
      const [owned, offered] = await Promise.all([
        cases.count({ owner: agent.id }),
        cases.count({ offered: agent.id }),
      ]);
      return { agent, presence, capacity, offered, open: owned + offered };
    }),
  );
}

export const takingCases = (places: readonly Place[], { members }: Team): readonly Place[] =>
  places.filter(({ agent }) => members.some((member) => member.id === agent.id && takesCases(member)));
