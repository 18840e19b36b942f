import { confirm } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import { act, type Opening } from './talk';
import { asViewer, says, shows } from './turn';

/** "Send the dispute" once more, after it was sent: its case, where it stands. */
export const alreadySent = ({ cases }: { readonly cases: Pick<Cases, 'openedBy'> }): Opening => ({
  wants: ({ who, pressed }) => who.kind === 'customer' && confirm.read(pressed) !== undefined,
  inPlace: () => true,
  talk: act('already sent', async (turn) => {
    const sent = confirm.read(turn.pressed);
    const found = sent && (await cases.openedBy(sent.talk));
    if (found?.requester.id !== turn.who.id) return says(text(turn.locale, 'old-card'));
    return shows(caseStatusCard(found, asViewer(turn), text(turn.locale, 'case.opened', { case: found.number })));
  }),
});
