import { toPerson } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { text } from '../cards/texts';
import { isOpen } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import { isAbout, type Read } from './reading';
import { act, type Opening } from './talk';
import { says, shows } from './turn';

/** A person is always one tap away: a case without a disputed line, or the case that is already open. */
export const handToPerson = ({ cases, read }: { readonly cases: Cases; readonly read: Read }): Opening => ({
  wants: (turn) =>
    turn.who.kind === 'customer' && (toPerson.read(turn.pressed) !== undefined || isAbout(read(turn), 'talk-to-human')),
  talk: act('to a person', async (turn) => {
    const { who, locale } = turn;
    if (who.kind !== 'customer') return says(text(locale, 'stranger'));
    const open = (await cases.list({ requester: who.id }, 20)).find(
      ({ state, dispute }) => isOpen(state) && !dispute.invoiceId,
    );
    const found = open ?? (await cases.open(draft(), { ...who, kind: 'customer' }, `person ${turn.id}`));
    return shows(caseStatusCard(found, turn, text(locale, 'person.coming', { case: found.number })));

    function draft() {
      return {
        customer:
          who.kind === 'customer' && who.company
            ? who.company
            : { id: who.tenantId, name: text(locale, 'company.unknown') },
        requester: { id: who.id, name: who.name, tenantId: who.tenantId, locale },
        dispute: { kind: 'other' as const, lineIds: [], words: turn.text || text(locale, 'person.wanted') },
      };
    }
  }),
});
