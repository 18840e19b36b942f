import { unanswered } from '../../cards/buttons';
import { gapsCard } from '../../cards/gaps';
import { text } from '../../cards/texts';
import type { Gaps } from '../../services/knowledge/gaps';
import { act, type Opening } from '../talk';
import { says, shows } from '../turn';
import { onDesk } from './at-desk';

const LISTED = 12;
const RATED = 10;

/** What customers asked and we had no good answer to. */
export const gapsAct = ({ gaps }: { readonly gaps: Gaps }): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && unanswered.read(pressed) !== undefined,
  talk: act('unanswered', async (turn) => {
    if (turn.who.kind !== 'manager') return says(text(turn.locale, 'refused.managers-only'));
    const [found, ratings] = await Promise.all([gaps.list(LISTED), gaps.ratings()]);
    return shows(gapsCard(found, ratings.slice(0, RATED), turn));
  }),
});
