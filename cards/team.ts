import type { Place } from '../services/people/roster';
import { answerCard } from './answer';
import { moment } from './format';
import { asName } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

/** Who is at the desk now, and how much each has. */
export const teamCard = (places: readonly Place[], away: ReadonlyMap<string, Date>, { locale, zone }: Viewer) =>
  answerCard(
    {
      title: text(locale, 'team.title'),
      facts: places.map(({ agent, presence, open, capacity }) => {
        const since = away.get(agent.id);
        const state = text(locale, `team.${presence}`, { time: since ? moment(since, locale, zone) : '' });
        return { name: asName(agent.name), value: text(locale, 'team.row', { state, open, capacity }) };
      }),
    },
    locale,
  );
