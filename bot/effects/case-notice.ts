import type { Logger } from 'pino';
import { z } from 'zod';
import { noticeReply } from '../../dialogs/notices';
import type { Clock } from '../../services/calendar/clock';
import type { CardBook } from '../../services/cases/card-book';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop, type Deed } from '../../services/cases/deeds';
import type { Addressee, CaseEffect } from '../../services/cases/effects';
import type { Reference, References } from '../../services/conversations/reference';
import { isServiceError, ServiceError } from '../../services/errors';
import type { Claimed } from '../../services/jobs/outbox';
import type { Directory } from '../../services/people/directory';
import { localeOf, type Profiles } from '../../services/people/person';
import type { Team } from '../../services/people/team';
import type { Speaker } from '../speaker';
import type { Doing } from '../worker';

export interface NoticeNeeds {
  readonly cases: Cases;
  readonly cards: CardBook;
  readonly references: References;
  readonly profiles: Profiles;
  readonly directory: Directory;
  readonly speaker: Speaker;
  readonly team: Team;
  readonly clock: Clock;
  readonly log: Logger;
}

type NoticeEffect = Extract<CaseEffect, { kind: 'case-notice' }>;
const shape = z.custom<NoticeEffect>(
  (value) =>
    z
      .looseObject({ case: z.string(), notice: z.string(), to: z.object({}), detail: z.record(z.string(), z.string()) })
      .safeParse(value).success,
);

/** Tries until a person counts as not reachable, while the channel gives no clear answer. */
const PATIENCE = 8;

/** Tells a person something about a case. For a resolution the receipt is what makes the case "told". */
export function caseNotice(needs: NoticeNeeds): Doing {
  const { cases, speaker, clock, log } = needs;

  return async (claimed) => {
    const effect = shape.parse(claimed.effect);
    const found = await cases.find(effect.case);
    if (!found) return;
    const reached = await reach(effect, found, claimed);
    if (effect.notice === 'resolved' && found.state === 'resolved') await record(reached, found, claimed);
    else if (reached !== true) log.warn({ case: found.number, notice: effect.notice, reached }, 'notice not delivered');
  };

  /** True, or why the person could not be reached. */
  async function reach(
    { to, notice, detail }: NoticeEffect,
    found: Case,
    { attempt }: Claimed,
  ): Promise<true | string> {
    const place = await placeOf(to, found, needs);
    if (!place) return 'no chat with this person is known';
    const reply = noticeReply(
      { notice, case: found, detail, reader: place.reader },
      { ...place, now: await clock.now() },
    );
    try {
      await speaker.say(place.reference, reply);
      return true;
    } catch (error) {
      if (isServiceError(error, 'not-allowed')) return 'the person blocked the bot or removed the app';
      if (isServiceError(error, 'missing')) return 'the chat is gone';
      if (isServiceError(error) && attempt >= PATIENCE) return 'the channel did not take it';
      throw error;
    }
  }

  async function record(reached: true | string, { number }: Case, { token, partition }: Claimed): Promise<void> {
    const deed: Deed = reached === true ? { verb: 'told' } : { verb: 'unreachable', why: reached };
    await cases.apply(number, deed, { actor: closeloop, operation: `receipt ${partition} ${token}` });
  }
}

interface Place {
  readonly reference: Reference;
  readonly reader: 'customer' | 'desk';
  readonly locale: Case['requester']['locale'];
  readonly zone: string;
}

async function placeOf(to: Addressee, found: Case, needs: NoticeNeeds): Promise<Place | undefined> {
  const { references, cards, team, directory } = needs;
  if ('person' in to) return personal(to.person, found, needs);
  if ('thread' in to) {
    const card = await cards.find(found.number);
    const channel = card && (await references.find(card.channelId));
    if (!card || !channel) throw new ServiceError('unavailable', `case ${found.number} has no thread yet`);
    return {
      reference: { ...channel, conversationId: card.conversationId },
      reader: 'desk',
      locale: team.locale,
      zone: team.zone,
    };
  }
  if ('managerOf' in to) {
    const manager = await directory.managerOf(to.managerOf);
    const own = manager && (await personal(manager.id, found, needs));
    if (own) return own;
  }
  const channelId = await references.assigned('digest');
  const reference = channelId && (await references.find(channelId));
  return reference ? { reference, reader: 'desk', locale: team.locale, zone: team.zone } : undefined;
}

async function personal(
  id: string,
  found: Case,
  { profiles, references, team }: NoticeNeeds,
): Promise<Place | undefined> {
  const profile = await profiles.find(id);
  const own = profile?.personalConversationId;
  const reference = own === undefined ? undefined : await references.find(own);
  if (!profile || reference?.health !== 'ok') return undefined;
  return {
    reference,
    reader: id === found.requester.id ? 'customer' : 'desk',
    locale: localeOf(profile) ?? team.locale,
    zone: profile.zone ?? team.zone,
  };
}
