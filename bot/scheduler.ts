import type { Logger } from 'pino';
import type { Clock } from '../services/calendar/clock';
import type { Effect, Outbox } from '../services/jobs/outbox';

/** Something that is to be done once in every period, however many processes run. */
export interface Duty {
  readonly lane: string;
  /**
   * Not once in a period but whenever a process starts with another `id` than the one that started last; an older one that is
   * still running changes nothing back.
   */
  readonly atChange?: true;
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
  const seenTo = new Set<Duty>();

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
      for (const duty of duties) await plan(duty, now);
    } catch (err) {
      log.error({ err }, 'could not look what is due');
    }
  }

  async function plan(duty: Duty, now: Date): Promise<void> {
    const { lane, atChange } = duty;
    const { id, effect } = duty.due(now);
    const planned = [{ lane, mode: 'replace', effect }] as const; // what was not done of an older one is void
    if (!atChange) {
      await outbox.planOnce(lane, id, planned);
    } else if (!seenTo.has(duty)) {
      await outbox.planChange(lane, id, planned);
      seenTo.add(duty);
    }
  }
}
