import { ownQueue, queue, showCase } from '../../cards/buttons';
import { caseListCard, LISTED } from '../../cards/case-list';
import { pageOf } from '../../cards/pages';
import { text } from '../../cards/texts';
import type { CaseState } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { act, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { turnsPage } from '../turns-page';
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

/** The states one after the other, in each what has waited longest. */
export const queueAct = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && queue.read(pressed) !== undefined,
  inPlace: turnsPage,
  talk: act('queue', async (turn) => {
    const { locale, pressed } = turn;
    const counts = await Promise.all(order.map((state) => cases.count({ state })));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const page = pageOf(total, LISTED, queue.read(pressed)?.page);
    const found = await Promise.all(
      partsOf(counts, page.skip, LISTED).map(({ at, skip, limit }) =>
        cases.list({ state: order[at]! }, limit, { skip, oldestFirst: true }),
      ),
    );
    const list = {
      title: text(locale, 'queue.title', { count: total }),
      empty: text(locale, 'queue.empty'),
      cases: found.flat(),
      page,
      turn: (to: number, title: string) => queue.press(title, locale, { page: to }),
      forDesk: true,
    };
    return shows(caseListCard(list, turn));
  }),
});

export const ownQueueAct = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && ownQueue.read(pressed) !== undefined,
  inPlace: turnsPage,
  talk: act('own queue', async (turn) => {
    const { locale, who, pressed } = turn;
    const total = await cases.count({ owner: who.id });
    const page = pageOf(total, LISTED, ownQueue.read(pressed)?.page);
    const list = {
      title: text(locale, 'queue.own', { count: total }),
      empty: text(locale, 'queue.own-empty'),
      cases: await cases.list({ owner: who.id }, LISTED, { skip: page.skip, oldestFirst: true }),
      page,
      turn: (to: number, title: string) => ownQueue.press(title, locale, { page: to }),
      forDesk: true,
    };
    return shows(caseListCard(list, turn));
  }),
});

export const showCaseAct = (needs: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && showCase.read(pressed) !== undefined,
  talk: act('show case', (turn) => shown(caseNumberOf(turn.pressed), turn, needs)),
});

/** "1042" and nothing else. */
export const numberOnly = (needs: Needs): Opening => ({
  wants: ({ who, pressed, text: said }) => onDesk(who) && !pressed && numberIn(said) !== undefined,
  talk: act('number only', (turn) => shown(numberIn(turn.text) ?? '', turn, needs)),
});

const numberIn = (said: string): string | undefined => /^#?(\d{4,12})[.。?]?$/.exec(said.normalize('NFKC').trim())?.[1];

async function shown(number: string, turn: Turn, { cases, desk }: Needs): Promise<readonly Reply[]> {
  const found = await cases.find(number);
  return found ? shows(deskCard(found, desk, turn)) : says(text(turn.locale, 'case.unknown', { case: number }));
}

/** Which part of each of several lists a page of all of them together takes. */
function partsOf(counts: readonly number[], skip: number, size: number) {
  let before = 0;
  return counts.flatMap((count, at) => {
    const [first, last] = [Math.max(skip, before), Math.min(skip + size, before + count)];
    const part = { at, skip: first - before, limit: last - first };
    before += count;
    return part.limit > 0 ? [part] : [];
  });
}
