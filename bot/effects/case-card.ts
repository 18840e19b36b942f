import { z } from 'zod';
import { type DeskSettings, deskCard } from '../../dialogs/desk/case-view';
import type { Clock } from '../../services/calendar/clock';
import type { CardBook } from '../../services/cases/card-book';
import type { Cases } from '../../services/cases/cases';
import type { References } from '../../services/conversations/reference';
import { isServiceError, ServiceError } from '../../services/errors';
import type { Team } from '../../services/people/team';
import type { Speaker } from '../speaker';
import type { Doing } from '../worker';

export interface CardNeeds {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly references: References;
  readonly speaker: Speaker;
  readonly desk: DeskSettings;
  readonly team: Team;
  readonly clock: Clock;
}

const shape = z.looseObject({ case: z.string() });

/** The live card of a case: put in place once, changed in place from then on, put anew where it is gone. */
export function caseCard(needs: CardNeeds): Doing {
  const { cases, cards, references, speaker, desk, team, clock } = needs;

  return async ({ effect }) => {
    const found = await cases.find(shape.parse(effect).case);
    if (!found) return;
    const channelId = await references.assigned('cases');
    const channel = channelId && (await references.find(channelId));
    // the case waits; a manager hears of it as soon as there is a channel
    if (!channel) throw new ServiceError('no-place', 'no channel for cases yet: a manager writes "desk here" in it');

    const reply = { card: deskCard(found, desk, { locale: team.locale, zone: team.zone, now: await clock.now() }) };
    const place = await cards.find(found.number);
    if (
      place?.channelId === channel.conversationId &&
      (await changed({ ...channel, conversationId: place.conversationId }, place.activityId, reply))
    )
      return;
    const posted = await posting(channel, reply);
    await cards.put(found.number, { channelId: channel.conversationId, ...posted });
  };

  /** A channel that is not ours any more may be again, or another one is named: the case goes on waiting for a place. */
  function posting(...[channel, reply]: Parameters<Speaker['post']>): ReturnType<Speaker['post']> {
    return speaker.post(channel, reply).catch((error: unknown) => {
      if (!isGone(error)) throw error;
      throw new ServiceError('no-place', `the channel for cases takes nothing: ${error.message}`, { cause: error });
    });
  }

  async function changed(
    thread: Parameters<Speaker['change']>[0],
    activityId: string,
    reply: Parameters<Speaker['change']>[2],
  ): Promise<boolean> {
    try {
      await speaker.change(thread, activityId, reply);
      return true;
    } catch (error) {
      if (isGone(error)) return false;
      throw error;
    }
  }
}

const isGone = (error: unknown): error is ServiceError =>
  isServiceError(error, 'missing') || isServiceError(error, 'not-allowed');
