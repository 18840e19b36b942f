import { cannedReplies, useReply } from '../../cards/buttons';
import { cannedCard, cannedPreviewCard, type Prepared } from '../../cards/canned';
import { money } from '../../cards/format';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { isFor, type PreparedReply, type ReplyFacts, replyText } from '../../services/replies/replies';
import { act, type Opening } from '../talk';
import { says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';

interface Needs {
  readonly cases: Cases;
  readonly replies: readonly PreparedReply[];
  readonly partner: string;
}

/** Replies the desk gives often: picked from a list, read and changed, and only then sent. */
export function cannedActs({ cases, replies, partner }: Needs): readonly Opening[] {
  return [
    {
      wants: ({ who, pressed }) => onDesk(who) && cannedReplies.read(pressed) !== undefined,
      inPlace: () => true,
      talk: act('prepared replies', (turn) =>
        withCase(turn, (found) => shows(cannedCard(found, fitting(found, turn), turn.locale))),
      ),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && useReply.read(pressed) !== undefined,
      inPlace: () => true,
      talk: act('prepared reply', (turn) =>
        withCase(turn, (found) => {
          const fits = fitting(found, turn);
          const wanted = useReply.read(turn.pressed)?.prepared ?? '';
          const picked = fits.find(({ id }) => id === wanted) ?? fits[Number(wanted) - 1];
          return shows(picked ? cannedPreviewCard(found, picked, turn.locale) : cannedCard(found, fits, turn.locale));
        }),
      ),
    },
  ];

  async function withCase(turn: Turn, show: (found: Case) => ReturnType<typeof shows>) {
    const number = caseNumberOf(turn.pressed);
    const found = await cases.find(number);
    return found ? show(found) : says(text(turn.locale, 'case.unknown', { case: number }));
  }

  /** Those for such a case in which everything is known, in the customer's language. */
  function fitting(found: Case, { who, locale }: Turn): readonly Prepared[] {
    const theirs = found.requester.locale;
    const facts = factsOf(found, who.name);
    return replies
      .filter((reply) => isFor(reply, found))
      .flatMap((reply) => {
        const words = replyText(reply, facts, theirs);
        return words === undefined ? [] : [{ id: reply.id, title: reply.title[locale], words }];
      });
  }

  function factsOf({ number, customer, requester, dispute, escalation }: Case, agent: string): ReplyFacts {
    return {
      person: requester.name,
      customer: customer.name,
      case: number,
      invoice: dispute.invoiceId,
      product: dispute.product,
      amount: dispute.amount && money(dispute.amount, requester.locale),
      ticket: escalation?.ticket,
      agent,
      partner,
    };
  }
}
