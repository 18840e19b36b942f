import type { Place } from '../services/people/roster';
import { answerCard } from './answer';
import { comeBack, goAway } from './buttons';
import { moment } from './format';
import { asName } from './plain';
import { text } from './texts';
import type { Viewer } from './viewer';

/** People that fit on a card. */
const SHOWN = 40;

/** Who is at the desk now, and how much each has; with what the reader may say of themselves. */
export const teamCard = (
  places: readonly Place[],
  away: ReadonlyMap<string, Date>,
  reader: { readonly id: string },
  { locale, zone }: Viewer,
) =>
  answerCard(
    {
      title: text(locale, 'team.title'),
      facts: places.slice(0, SHOWN).map(({ agent, presence, open, offered, capacity }) => {
        const since = away.get(agent.id);
        const state = text(locale, `team.${presence}`, { time: since ? moment(since, locale, zone) : '' });
        return {
          name: asName(agent.name),
          value: text(locale, offered > 0 ? 'team.row-offered' : 'team.row', {
            state,
            open: open - offered,
            offered,
            capacity,
          }),
        };
      }),
      notes: places.length > SHOWN ? [text(locale, 'list.more', { count: places.length - SHOWN })] : [],
      actions: [
        away.has(reader.id)
          ? comeBack.press(text(locale, 'menu.here'), locale, {})
          : goAway.press(text(locale, 'menu.away'), locale, {}),
      ],
    },
    locale,
  );
