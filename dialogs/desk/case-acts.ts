import {
  askCustomer,
  callBack,
  claim,
  handBack,
  note,
  overrideClose,
  recordTicket,
  reopen,
  reply,
  resolve,
  takeOver,
  toldByHand,
  triageAnswer,
  triageBack,
  vendorAnswered,
  vendorNeeds,
} from '../../cards/buttons';
import type { Pressed } from '../../cards/pressed';
import { text } from '../../cards/texts';
import type { CardBook } from '../../services/cases/card-book';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Deed } from '../../services/cases/deeds';
import { channelOf } from '../../services/conversations/reference';
import { act, type Opening } from '../talk';
import { operationOf, says, shows, type Turn } from '../turn';
import { type DeskSettings, deskCard, standingOf } from './case-view';
import { refusalText } from './refusal';

interface Needs {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly desk: DeskSettings;
}

type ReadDeed = (
  turn: Turn,
  tree: DeskSettings['tree'],
  find: () => Promise<Case | undefined>,
) => Promise<Deed | undefined> | Deed | undefined;

/** Buttons that are one verb of the case each. What they may do is the case's business (services/cases/permission). */
const deeds: readonly { readonly verb: string; readonly read: ReadDeed }[] = [
  { verb: claim.verb, read: ({ pressed }) => claim.read(pressed) && { verb: 'claim' } },
  worded(takeOver, (why) => ({ verb: 'take-over', why })),
  worded(handBack, (why) => ({ verb: 'hand-back', why })),
  worded(note, (words) => ({ verb: 'note', text: words })),
  worded(reply, (words) => ({ verb: 'reply', text: words })),
  worded(askCustomer, (words) => ({ verb: 'ask-customer', text: words })),
  worded(callBack, (why) => ({ verb: 'call-back', why })),
  worded(vendorNeeds, (words) => ({ verb: 'vendor-needs', text: words })),
  worded(vendorAnswered, (words) => ({ verb: 'vendor-answered', text: words })),
  worded(toldByHand, (why) => ({ verb: 'told-by-hand', why })),
  worded(reopen, (why) => ({ verb: 'reopen', why })),
  worded(overrideClose, (why) => ({ verb: 'override-close', why })),
  { verb: triageBack.verb, read: ({ pressed }) => triageBack.read(pressed) && { verb: 'triage-back' } },
  { verb: triageAnswer.verb, read: readAnswer },
  {
    verb: recordTicket.verb,
    read({ pressed }) {
      const press = recordTicket.read(pressed);
      return press && { verb: 'submit', ticket: press.ticket };
    },
  },
  {
    verb: resolve.verb,
    async read({ pressed }, _, find) {
      const press = resolve.read(pressed);
      const found = press && (await find());
      return (
        found && {
          verb: 'resolve',
          outcome: press.outcome ?? 'explained',
          text: press.text,
          locale: found.requester.locale,
        }
      );
    },
  },
];

/** claim, reply, note, answer a triage question, … : press or type, and the card shows where the case stands now. */
export const caseActs = ({ cases, cards, desk }: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && deeds.some(({ verb }) => verb === pressed?.verb),
  inPlace: () => true,
  talk: act('case acts', async (turn) => {
    const number = String(turn.pressed?.data['case'] ?? '');
    const read = deeds.find(({ verb }) => verb === turn.pressed?.verb)?.read;
    const deed = await read?.(turn, desk.tree, () => cases.find(number));
    if (!deed || turn.who.kind === 'customer' || turn.who.kind === 'stranger') {
      const found = await cases.find(number);
      return found
        ? shows(deskCard(found, desk, turn, text(turn.locale, 'old-card')))
        : says(text(turn.locale, 'case.unknown', { case: number }));
    }

    const [applied] = await Promise.all([
      cases.apply(number, deed, turn.who, operationOf(turn)),
      adoptCard(cards, number, turn),
    ]);
    if (!applied) return says(text(turn.locale, 'case.unknown', { case: number }));
    if ('done' in applied) return shows(deskCard(applied.done, desk, turn));
    return shows(deskCard(applied.case, desk, turn, refusalText(applied.refused, applied.case, turn)));
  }),
});

export const onDesk = ({ kind }: Turn['who']) => kind === 'agent' || kind === 'manager';

function worded(button: typeof note, deed: (words: string) => Deed): { verb: string; read: ReadDeed } {
  return {
    verb: button.verb,
    read: ({ pressed }) => {
      const press = button.read(pressed);
      return press && deed(press.text.trim());
    },
  };
}

/** An answer counts only for the question the case stands on: an older card's answer is not taken for another question. */
async function readAnswer(
  { pressed }: Turn,
  tree: DeskSettings['tree'],
  find: () => Promise<Case | undefined>,
): Promise<Deed | undefined> {
  const press = triageAnswer.read(pressed);
  const found = press && (await find());
  if (!press || !found) return undefined;
  const { id, step } = standingOf(found, tree);
  if (step.kind !== 'question' || (press.question !== undefined && press.question !== id)) return undefined;
  const option = step.options[Number(press.answer) - 1] ?? step.options.find((each) => each.id === press.answer);
  return option && { verb: 'triage-answer', question: id, answer: option.id };
}

/** The pressed card stands in the channel: should its poster have died before noting where, this is the place. */
export async function adoptCard(cards: CardBook, number: string, { conversation, card }: Turn): Promise<void> {
  if (conversation.kind !== 'channel' || card === undefined) return;
  await cards.adopt(number, {
    channelId: channelOf(conversation.id),
    conversationId: conversation.id,
    activityId: card,
  });
}

export const caseNumberOf = (pressed: Pressed | undefined): string => String(pressed?.data['case'] ?? '');
