import { comeBack, goAway, showTeam } from '../../cards/buttons';
import { teamCard } from '../../cards/team';
import { text } from '../../cards/texts';
import type { Cases } from '../../services/cases/cases';
import { placesOf } from '../../services/cases/places';
import type { Availability } from '../../services/people/availability';
import type { Team } from '../../services/people/team';
import { act, type Opening } from '../talk';
import { says, shows } from '../turn';
import { onDesk } from './at-desk';
import type { DeskSettings } from './case-view';

interface Needs {
  readonly availability: Availability;
  readonly cases: Cases;
  readonly team: Team;
  readonly desk: DeskSettings;
}

/** "away", "here", "team": who is at the desk, so that new cases come to somebody who is. */
export function presenceActs({ availability, cases, team, desk }: Needs): readonly Opening[] {
  return [
    {
      wants: ({ who, pressed }) => onDesk(who) && goAway.read(pressed) !== undefined,
      talk: act('away', async ({ who, now, locale }) => {
        await availability.leave(who.id, now);
        return says(text(locale, 'away.now'));
      }),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && comeBack.read(pressed) !== undefined,
      talk: act('here', async ({ who, locale }) => {
        await availability.comeBack(who.id);
        return says(text(locale, 'away.back'));
      }),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && showTeam.read(pressed) !== undefined,
      talk: act('team', async (turn) => {
        const { policy } = desk;
        const [places, away] = await Promise.all([
          placesOf({ team, availability, cases, policy }, turn.now),
          availability.away(),
        ]);
        return shows(teamCard(places, away, turn.who, turn));
      }),
    },
  ];
}
