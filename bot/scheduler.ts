import type { Logger } from 'pino';
import type { Clock } from '../services/calendar/clock';
import type { Effect, Outbox } from '../services/jobs/outbox';

/** Something that is to be done once in every period, however many processes run. */
export interface Duty {
  readonly lane: string;
  /** The period that `now` calls for: its name, and what to do for it. */
  due(now: Date): { readonly id: string; readonly effect: Effect };
}

interface Needs {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly duties: readonly Duty[];
  readonly log: Logger;
}

const LOOK_EVERY_MS = 15_000;

/** Plans each duty as soon as its period calls for it; of several processes, the first one does. */
export function scheduler({ outbox, clock, duties, log }: Needs) {
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
      const now = await clock.now();
      for (const { lane, due } of duties) {
        const { id, effect } = due(now);
        await outbox.planOnce(`${lane} ${id}`, [{ lane, effect }]);
      }
    } catch (err) {
      log.error({ err }, 'could not look what is due');
    }
  }
}
