import { moment } from '../cards/format';
import { text } from '../cards/texts';
import type { Availability } from '../services/people/availability';
import { deskFrom } from '../services/people/roster';
import type { Team } from '../services/people/team';
import type { Turn } from './turn';

export interface Desk {
  readonly team: Team;
  readonly availability: Availability;
}

/** Nothing to add while somebody is at the desk; otherwise when somebody will be: whoever waits for a person knows how long. */
export async function unlessSomebodyThere(
  { team, availability }: Desk,
  { now, locale, zone }: Pick<Turn, 'now' | 'locale' | 'zone'>,
): Promise<string> {
  const from = deskFrom(team, await availability.away(), now);
  if (!from) return text(locale, 'person.all-away');
  return from > now ? text(locale, 'person.from', { time: moment(from, locale, zone) }) : '';
}
