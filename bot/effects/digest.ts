import { z } from 'zod';
import { digestCard, WORRIES_SHOWN } from '../../cards/digest';
import type { Cases } from '../../services/cases/cases';
import type { References } from '../../services/conversations/reference';
import { digestOf, isQuiet } from '../../services/digests/digest';
import { type DigestSchedule, lastPeriod } from '../../services/digests/schedule';
import { ServiceError } from '../../services/errors';
import type { Outbox } from '../../services/jobs/outbox';
import type { Team } from '../../services/people/team';
import type { Duty } from '../scheduler';
import type { Speaker } from '../speaker';
import type { Doing } from '../worker';

export interface DigestNeeds {
  readonly cases: Cases;
  readonly references: References;
  readonly speaker: Speaker;
  readonly schedule: DigestSchedule;
  readonly team: Team;
  readonly outbox: Pick<Outbox, 'planOnce'>;
}

const shape = z.looseObject({ from: z.coerce.date(), to: z.coerce.date() });

/** As soon as a period is over. */
export const digestDuty = (schedule: DigestSchedule): Duty => ({
  lane: 'digest',
  due(now) {
    const { id, from, to } = lastPeriod(schedule, now);
    return { id, effect: { kind: 'digest', from, to } };
  },
});

/** At most once: when it is not known whether a digest arrived it is not sent again (reliability.md §2). */
export function digest({ cases, references, speaker, schedule, team, outbox }: DigestNeeds): Doing {
  return async ({ effect, interrupted }) => {
    const { from, to } = shape.parse(effect);
    const channelId = await references.assigned('digest');
    const channel = channelId && (await references.find(channelId));
    if (!channel) throw new ServiceError('unavailable', 'no place for digests yet: a manager writes "digest here"');

    const found = await digestOf(cases, from, to, WORRIES_SHOWN);
    if (isQuiet(found) && !schedule.whenQuiet) return;
    const card = digestCard(found, { locale: team.locale, zone: team.zone, now: to });
    const isFirst = await outbox.planOnce('digest', `begun ${to.toISOString()}`, []); // what was interrupted before has said nothing
    if (interrupted && !isFirst) return;
    await speaker.say(channel, { card }).catch((error: unknown) => {
      if (error instanceof ServiceError && error.code === 'uncertain') return;
      throw error;
    });
  };
}
