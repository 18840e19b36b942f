import type { Logger } from 'pino';
import type { Clock } from '../services/calendar/clock';
import { type DigestSchedule, lastPeriod } from '../services/digests/schedule';
import type { Outbox } from '../services/jobs/outbox';

interface Needs {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly schedule: DigestSchedule;
  readonly log: Logger;
}

const LOOK_EVERY_MS = 15_000;

/** Plans the digest of a period as soon as the period is over; of several processes, the first one does. */
export function scheduler({ outbox, clock, schedule, log }: Needs) {
  let timer: NodeJS.Timeout | undefined;

  return {
    start() {
      void look();
      timer = setInterval(() => void look(), LOOK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };

  async function look(): Promise<void> {
    try {
      const { id, from, to } = lastPeriod(schedule, await clock.now());
      await outbox.planOnce(`digest ${id}`, [{ lane: 'digest', effect: { kind: 'digest', from, to } }]);
    } catch (err) {
      log.error({ err }, 'could not look whether a digest is due');
    }
  }
}
