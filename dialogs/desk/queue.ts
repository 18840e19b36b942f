import { ownQueue, queue, showCase } from '../../cards/buttons';
import { caseListCard, LISTED } from '../../cards/case-list';
import { text } from '../../cards/texts';
import type { Case, CaseState } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { act, type Opening } from '../talk';
import { says, shows } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';
import { type DeskSettings, deskCard } from './case-view';

interface Needs {
  readonly cases: Cases;
  readonly desk: DeskSettings;
}

/** In the order somebody should look at them. */
const order: readonly CaseState[] = [
  'reopened',
  'new',
  'in-triage',
  'awaiting-21vianet',
  'resolved',
  'awaiting-approval',
  'awaiting-customer',
  'told',
];

export const queueAct = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && queue.read(pressed) !== undefined,
  talk: act('queue', async (turn) => {
    const [found, counts] = await Promise.all([
      Promise.all(order.map((state) => cases.list({ state }, LISTED))),
      Promise.all(order.map((state) => cases.count({ state }))),
    ]);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const title = text(turn.locale, 'queue.title', { count: total });
    return shows(
      caseListCard(
        { title, empty: text(turn.locale, 'queue.empty'), cases: waitingLongest(found), total, forDesk: true },
        turn,
      ),
    );
  }),
});

export const ownQueueAct = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && ownQueue.read(pressed) !== undefined,
  talk: act('own queue', async (turn) => {
    const index = { owner: turn.who.id };
    const [found, total] = await Promise.all([cases.list(index, LISTED), cases.count(index)]);
    const title = text(turn.locale, 'queue.own', { count: total });
    return shows(
      caseListCard(
        { title, empty: text(turn.locale, 'queue.own-empty'), cases: waitingLongest([found]), total, forDesk: true },
        turn,
      ),
    );
  }),
});

export const showCaseAct = ({ cases, desk }: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && showCase.read(pressed) !== undefined,
  talk: act('show case', async (turn) => {
    const number = caseNumberOf(turn.pressed);
    const found = await cases.find(number);
    return found ? shows(deskCard(found, desk, turn)) : says(text(turn.locale, 'case.unknown', { case: number }));
  }),
});

const waitingLongest = (groups: readonly (readonly Case[])[]): readonly Case[] =>
  groups.flatMap((group) => group.toSorted((a, b) => (a.since < b.since ? -1 : 1)));
