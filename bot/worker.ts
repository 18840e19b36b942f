import type { Logger } from 'pino';
import { z } from 'zod';
import { isServiceError, type ServiceErrorCode } from '../services/errors';
import type { Claimed, Outbox, Retry } from '../services/jobs/outbox';

/** Does one effect. Throwing says how to go on: see `waitAfter`. */
export type Doing = (claimed: Claimed) => Promise<void>;

export interface WorkerNeeds {
  readonly outbox: Outbox;
  readonly doings: Readonly<Record<string, Doing>>;
  readonly log: Logger;
}

const AT_ONCE = 64;
/** How soon another process takes up what a dead one had begun; renewed while it is done. */
const LEASE_MS = 5_000;
const LOOK_EVERY_MS = 250;
const LONGEST_WAIT_MS = 10 * 60_000;
/** Over some three hours. */
const MOST_TRIES = 30;
const FEW_TRIES = 3;
const PLACE_WAIT_MS = 15_000;
const DOUBT_WAIT_MS = 5_000;
/** How long a stop waits for what was begun. */
const LAST_WAIT_MS = 5_000;

/**
 * Does what the outbox holds, in any number of processes at once: each effect is leased, and what a dead process had begun is
 * taken up again when its lease ends.
 */
export class Worker {
  private running: Promise<void> | undefined;
  private stopping = false;
  private rouse: () => void = () => {};
  private readonly inHand = new Map<string, Claimed>();
  private readonly begun = new Set<Promise<void>>();
  private renewing: NodeJS.Timeout | undefined;

  constructor(private readonly needs: WorkerNeeds) {}

  start(): void {
    this.renewing ??= setInterval(() => this.renew(), LEASE_MS / 3);
    this.running ??= this.loop();
  }

  /** Looks at once instead of at the next quarter second. */
  wake(): void {
    this.rouse();
  }

  /** What was begun is finished, or left to another process when it takes too long; nothing new is begun. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.race([this.running, pause(LAST_WAIT_MS)]);
    clearInterval(this.renewing);
  }

  /** Does an effect that is leased to this process, and what waits behind it in its lane; `stop` waits for it. Never rejects. */
  settle(claimed: Claimed): Promise<void> {
    const work = this.walk(claimed)
      .catch((err: unknown) => this.needs.log.error({ err, lane: claimed.lane }, 'effect could not be settled'))
      .finally(() => {
        this.begun.delete(work);
        this.wake();
      });
    this.begun.add(work);
    return work;
  }

  private async walk(claimed: Claimed): Promise<void> {
    for (let next: Claimed | undefined = claimed; next; ) {
      next = await this.settleOne(next);
      if (!next || !this.stopping) continue;
      await this.needs.outbox.retry(next, 0, 'wait'); // another process goes on with it
      return;
    }
  }

  /** What comes next in the lane; undefined: nothing, or not now. */
  private async settleOne(claimed: Claimed): Promise<Claimed | undefined> {
    const { outbox, doings, log } = this.needs;
    const about = { effect: claimed.effect.kind, lane: claimed.lane, attempt: claimed.attempt };
    this.inHand.set(claimed.token, claimed);
    try {
      const doing = doings[claimed.effect.kind];
      if (!doing) throw new Error(`nobody does ${claimed.effect.kind}`);
      await doing(claimed);
    } catch (err) {
      const wait = waitAfter(err, claimed);
      if (wait !== undefined) {
        log.warn({ reason: err instanceof Error ? err.message : err, wait, ...about }, 'effect will be tried again');
        await outbox.retry(claimed, wait, kindOf(err));
        return undefined;
      }
      log.error({ err, ...about }, 'effect given up');
    } finally {
      this.inHand.delete(claimed.token);
    }
    return outbox.finishAndTake(claimed, LEASE_MS);
  }

  private async loop(): Promise<void> {
    while (!this.stopping) {
      const begun = await this.begin();
      if (begun === 0) await this.pause();
    }
    await Promise.all(this.begun);
  }

  /** Takes what is due, as far as hands are free: a slow channel keeps only its own lane waiting. */
  private async begin(): Promise<number> {
    const free = AT_ONCE - this.begun.size;
    if (free <= 0) return 0;
    const claimed = await this.needs.outbox.claim(free, LEASE_MS).catch((err: unknown) => {
      this.needs.log.error({ err }, 'worker cannot reach its outbox');
      return [];
    });
    for (const each of claimed) void this.settle(each);
    return claimed.length;
  }

  private renew(): void {
    for (const claimed of this.inHand.values()) {
      this.needs.outbox
        .extend(claimed, LEASE_MS)
        .catch((err: unknown) => this.needs.log.warn({ err, lane: claimed.lane }, 'lease not renewed'));
    }
  }

  private pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      this.rouse = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());

/** Undefined: trying again would not help. */
function waitAfter(err: unknown, { attempt, doubts }: Claimed): number | undefined {
  if (isServiceError(err, 'no-place')) return PLACE_WAIT_MS; // for as long as it takes
  // what may have been done is done once more at most (reliability.md §2), when a short trouble is over
  if (isServiceError(err, 'uncertain')) return doubts > 0 ? undefined : DOUBT_WAIT_MS;
  if (attempt >= triesFor(err)) return undefined;
  return Math.max((isServiceError(err) && err.retryAfterMs) || 0, backoff(attempt));
}

/** Our own mistakes do not mend themselves. */
function triesFor(err: unknown): number {
  if (!isServiceError(err)) return mistakes.some((mistake) => err instanceof mistake) ? FEW_TRIES : MOST_TRIES;
  return passing.has(err.code) ? MOST_TRIES : 1;
}

function kindOf(err: unknown): Retry {
  if (isServiceError(err, 'no-place')) return 'wait';
  return isServiceError(err, 'uncertain') ? 'doubt' : 'try';
}

const mistakes = [TypeError, RangeError, ReferenceError, SyntaxError, z.ZodError];
const passing: ReadonlySet<ServiceErrorCode> = new Set(['unavailable', 'throttled', 'conflict']);

/** 0.5 s, 1 s, 2 s, … with a little disorder, so that a crowd does not come back as a crowd. */
const backoff = (attempt: number): number =>
  Math.min(250 * 2 ** attempt, LONGEST_WAIT_MS) * (0.8 + 0.4 * Math.random());
