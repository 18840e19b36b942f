import type { Card } from '../../cards/card';
import { text } from '../../cards/texts';
import type { CardBook } from '../../services/cases/card-book';
import type { Case } from '../../services/cases/case';
import type { Applied, Cases } from '../../services/cases/cases';
import type { Deed } from '../../services/cases/deeds';
import { channelOf } from '../../services/conversations/reference';
import type { Agent } from '../../services/people/person';
import { keepFiles } from '../keep-files';
import { act, type Opening } from '../talk';
import { operationOf, says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk, versionSeen } from './at-desk';
import { type DeedNeeds, deedOf, isDeed } from './case-deeds';
import { type DeskSettings, deskCard } from './case-view';
import { refusalText } from './refusal';

interface Needs extends Omit<DeedNeeds, 'cases' | 'desk'> {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly desk: DeskSettings;
}

/** claim, reply, note, answer a triage question, … : press or type, and the card shows where the case stands now. */
export const caseActs = (needs: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && isDeed(pressed?.verb),
  inPlace: () => true,
  talk: act('case acts', async (turn) => {
    const { cases, cards, desk } = needs;
    const { who, locale } = turn;
    const number = caseNumberOf(turn.pressed);
    const found = await cases.find(number);
    if (!found || !onDesk(who)) return says(text(locale, 'case.unknown', { case: number }));

    // what somebody else reads would end in the middle
    if (turn.typed && turn.cutAt) return says(text(locale, 'too-long.not-done', { count: turn.cutAt }));

    const deed = await deedOf(turn, found, needs);
    if (!deed) return shows(deskCard(found, desk, turn, { notice: text(locale, 'old-card') }));
    if ('instead' in deed) return shows(deskCard(found, desk, turn, { notice: deed.instead, unsent: turn.pressed }));
    const [applied] = await Promise.all([doIt(cases, number, deed, turn, who), adoptCard(cards, number, turn)]);
    const toCustomer = applied && 'done' in applied && speaksToCustomer.has(deed.verb) ? true : undefined;
    const outcome = applied ?? { refused: { code: 'not-now' }, case: found };
    return {
      end: shows(await cardAfter(deed, outcome, needs, turn)),
      effects: keepFiles(number, turn, { subject: found.requester.id, toCustomer }),
    };
  }),
});

/** What is attached to these goes to the customer with them. */
const speaksToCustomer: ReadonlySet<Deed['verb']> = new Set(['reply', 'ask-customer']);

export const doIt = (cases: Cases, number: string, deed: Deed, turn: Turn, actor: Agent) =>
  cases.apply(number, deed, { actor, operation: operationOf(turn), seen: versionSeen(turn) });

/** The case as it is now; where something was refused, why, and what was written is still there to be sent again. */
export async function cardAfter(
  { verb }: Deed,
  applied: Applied,
  { cases, desk }: { readonly cases: Pick<Cases, 'eventOf'>; readonly desk: DeskSettings },
  turn: Turn,
): Promise<Card> {
  if ('done' in applied) return deskCard(applied.done, desk, turn);
  const { refused, case: found } = applied;
  const change = refused.code === 'stale' ? await cases.eventOf(found.number, refused.version) : undefined;
  return deskCard(found, desk, turn, {
    notice: refusalText(refused, found, turn, { verb, change }),
    unsent: turn.pressed,
    beyond: refused.code === 'beyond-dispute' ? refused.credit : undefined,
  });
}

/** The pressed card stands in the channel: should its poster have died before noting where, this is the place. */
export async function adoptCard(cards: CardBook, number: Case['number'], { conversation, card }: Turn): Promise<void> {
  if (conversation.kind !== 'channel' || card === undefined) return;
  await cards.adopt(number, {
    channelId: channelOf(conversation.id),
    conversationId: conversation.id,
    activityId: card,
  });
}
