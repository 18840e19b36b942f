import type { Logger } from 'pino';
import { z } from 'zod';
import { noticeReply } from '../../dialogs/notices';
import type { Clock } from '../../services/calendar/clock';
import type { CardBook } from '../../services/cases/card-book';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop, type Deed } from '../../services/cases/deeds';
import type { Addressee, CaseEffect, CaseNotice } from '../../services/cases/effects';
import type { Reference, References } from '../../services/conversations/reference';
import { isServiceError, ServiceError } from '../../services/errors';
import type { Claimed } from '../../services/jobs/outbox';
import type { Directory } from '../../services/people/directory';
import { localeOf, type Profiles } from '../../services/people/person';
import { agentById, agents, type Team } from '../../services/people/team';
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

/** Tries until a person counts as not reachable, while the channel cannot take it. */
const PATIENCE = 8;

/** Tells a person something about a case. For a resolution the receipt is what makes the case "told". */
export function caseNotice(needs: NoticeNeeds): Doing {
  const { cases, speaker, clock, log } = needs;

  return async (claimed) => {
    const effect = shape.parse(claimed.effect);
    const found = await cases.find(effect.case);
    if (!found || isOvertaken(effect, found)) return;
    const reached = await reach(effect, found, claimed);
    const deed = receipt(effect, reached, found);
    if (deed) await record(deed, found, claimed);
    if (reached !== true) log.warn({ case: found.number, notice: effect.notice, reached }, 'notice not delivered');
  };

  /** True, or why the person could not be reached; in words: cards/unreached. */
  async function reach(
    { to, notice, detail }: NoticeEffect,
    found: Case,
    { attempt, doubts }: Claimed,
  ): Promise<true | string> {
    const place = await placeOf(to, found, needs);
    if (!place) return 'no-chat';
    const events = notice === 'packet' ? await cases.events(found.number) : [];
    const reply = noticeReply(
      { notice, case: found, detail, reader: place.reader, events },
      { ...place, linkedTo: place.linkedTo, now: await clock.now() },
    );
    try {
      await speaker.say(place.reference, reply);
      return true;
    } catch (error) {
      if (isServiceError(error, 'not-allowed')) return 'blocked';
      if (isServiceError(error, 'missing')) return 'gone';
      if (isServiceError(error, 'unreadable')) return true; // it was taken; only what came back is odd
      if (isServiceError(error, 'invalid')) return 'refused';
      if (isServiceError(error, 'uncertain') && doubts > 0) return 'in-doubt'; // it is not said a third time
      if (isServiceError(error) && attempt >= PATIENCE) return 'not-taken';
      throw error;
    }
  }

  async function record(deed: Deed, { number }: Case, { token, partition }: Claimed): Promise<void> {
    await cases.apply(number, deed, { actor: closeloop, operation: `receipt ${partition} ${token}` });
  }
}

/** What a customer cannot see otherwise, or counts on. */
const mustArrive: ReadonlySet<CaseNotice> = new Set([
  'reply',
  'file-sent',
  'talk-taken',
  'escalated',
  'called-back',
  'reopened',
  'closed-by-manager',
]);

/** The case came back before this was said: what was resolved instead is behind it in the lane. */
const isOvertaken = ({ notice, detail }: NoticeEffect, { resolution }: Case): boolean =>
  notice === 'resolved' && detail['at'] !== resolution?.at;

/** What follows from a customer having been reached or not. Other notices may be missed: the case shows the same. */
function receipt({ notice, to, detail }: NoticeEffect, reached: true | string, found: Case): Deed | undefined {
  if (!('person' in to) || to.person !== found.requester.id) return undefined;
  const { at } = detail;
  if (notice === 'resolved' && found.state === 'resolved')
    return reached === true ? { verb: 'told', resolution: at } : { verb: 'unreachable', why: reached, resolution: at };
  if (reached === true) return undefined;
  if (notice === 'question') return { verb: 'unasked', why: reached, question: at };
  return mustArrive.has(notice) ? { verb: 'undelivered', notice, why: reached } : undefined;
}

interface Place {
  readonly reference: Reference;
  readonly reader: 'customer' | 'desk';
  readonly locale: Case['requester']['locale'];
  readonly zone: string;
  /** Of a customer: the company they are linked to. */
  readonly linkedTo?: string;
}

async function placeOf(to: Addressee, found: Case, needs: NoticeNeeds): Promise<Place | undefined> {
  const { references, cards, team, directory } = needs;
  if ('person' in to) return personal(to.person, found, needs);
  if ('thread' in to) {
    const card = await cards.find(found.number);
    const channel = card && (await references.find(card.channelId));
    if (!card || !channel) throw new ServiceError('no-place', `case ${found.number} has no thread yet`);
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
  if (reference) return { reference, reader: 'desk', locale: team.locale, zone: team.zone };
  for (const { id } of agents(team).filter(({ kind }) => kind === 'manager')) {
    const own = await personal(id, found, needs); // no managers' channel yet: one of them hears it
    if (own) return own;
  }
  return undefined;
}

async function personal(
  id: string,
  found: Case,
  { profiles, references, team }: NoticeNeeds,
): Promise<Place | undefined> {
  const isCustomer = id === found.requester.id;
  if (!isCustomer && !agentById(team, id)) return undefined; // who left the desk hears nothing of its customers any more
  const profile = await profiles.find(id);
  const own = profile?.personalConversationId;
  const reference = own === undefined ? undefined : await references.find(own);
  if (!profile || reference?.health !== 'ok') return undefined;
  return {
    reference,
    reader: isCustomer ? 'customer' : 'desk',
    locale: localeOf(profile) ?? (isCustomer ? found.requester.locale : team.locale),
    zone: profile.zone ?? team.zone,
    linkedTo: profile.company?.id,
  };
}
