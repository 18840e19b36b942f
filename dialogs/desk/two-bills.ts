import { showLines } from '../../cards/buttons';
import { figuresCard } from '../../cards/case-figures';
import { linesCard } from '../../cards/case-lines';
import { text } from '../../cards/texts';
import { type Case, canCompare } from '../../services/cases/case';
import { compareAgain } from '../../services/cases/effects';
import type { Ledger } from '../../services/ledger/ledger';
import { may, rolesThatMay } from '../../services/people/roles';
import { saying } from '../saying';
import type { Ending } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { onDesk } from './at-desk';
import { type DeskSettings, deskCard } from './case-view';
import { comparedLines, ourLines } from './our-lines';

type Books = Pick<Ledger, 'invoices'>;

/** Our own bill's disputed lines, for everybody on the desk. */
export async function linesSide(found: Case, turn: Turn, ledger: Books): Promise<readonly Reply[]> {
  return shows(
    linesCard(found, { items: await ourLines(found, ledger), page: showLines.read(turn.pressed)?.page }, turn),
  );
}

/** 21Vianet's prices go to the person's own chat: not everybody in a channel may see bills (domain.md §1.7). */
export async function figuresSide(found: Case, turn: Turn, ledger: Books): Promise<readonly Reply[] | Ending> {
  const { who, locale, conversation, ownChat } = turn;
  if (!onDesk(who) || !may(who.role, 'see-bills')) {
    const roles = rolesThatMay('see-bills').map((role) => text(locale, `role.${role}`));
    return says(text(locale, 'refused.see-bills', { roles: roles.join(', ') }));
  }
  const card = figuresCard(found, await comparedLines(found, ledger), turn);
  if (conversation.kind === 'personal') return shows(card);
  if (!ownChat) return says(text(locale, 'figures.no-chat'));
  return { end: says(text(locale, 'figures.private')), effects: saying(ownChat, [{ card }]) };
}

/** Done from the outbox, as at the opening of the case: the card in the channel changes when the result is there. */
export function compareSide(found: Case, desk: DeskSettings, turn: Turn): readonly Reply[] | Ending {
  const { locale } = turn;
  const card = (notice: string) => shows(deskCard(found, desk, turn, { notice }));
  if (!found.dispute.invoiceId) return card(text(locale, 'compare.nothing'));
  if (!canCompare(found)) {
    const state = text(locale, `state.${found.state}`);
    return card(text(locale, 'refused.not-now', { case: found.number, state }));
  }
  return { end: card(text(locale, 'compare.begun')), effects: [compareAgain(found.number)] };
}
