import { setTimeout as sleep } from 'node:timers/promises';
import { isServiceError, ServiceError } from '../errors';

/** How long, and how often, a question that changes nothing is asked. Times in milliseconds. */
export interface Patience {
  /** The first one included. */
  readonly attempts: number;
  /** For one attempt, until the last byte of the answer. */
  readonly timeoutMs: number;
  /** For everything together: attempts, waits, pages. */
  readonly deadlineMs: number;
  /** A `Retry-After` longer than this is not waited for: the caller is told instead. */
  readonly longestWaitMs: number;
  readonly sleep: (ms: number) => Promise<unknown>;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

export const usualPatience: Patience = {
  attempts: 4,
  timeoutMs: 10_000,
  deadlineMs: 30_000,
  longestWaitMs: 10_000,
  sleep,
  now: Date.now,
  random: Math.random,
};

/**
 * Asks again while the other side is 'unavailable' or 'throttled', as long as `until` (of `patience.now`) allows.
 * Only for questions: a deed that got no answer may have been done (reliability.md §2).
 */
export async function patiently<T>(patience: Patience, until: number, ask: (signal: AbortSignal) => Promise<T>) {
  for (let attempt = 1; ; attempt++) {
    const left = until - patience.now();
    if (left <= 0) throw new ServiceError('unavailable', 'no time left to ask');
    try {
      return await ask(AbortSignal.timeout(Math.min(patience.timeoutMs, left)));
    } catch (error) {
      const wait = waitAfter(error, attempt, patience);
      if (wait === undefined || patience.now() + wait >= until) throw error;
      await patience.sleep(wait);
    }
  }
}

/** How long to wait after this failure; undefined: asking again is no use. */
function waitAfter(error: unknown, attempt: number, { attempts, longestWaitMs, random }: Patience) {
  if (attempt >= attempts) return undefined;
  if (!isServiceError(error, 'unavailable') && !isServiceError(error, 'throttled')) return undefined;
  if (error.retryAfterMs === undefined) return backoff(attempt) * (0.5 + random() / 2);
  return error.retryAfterMs <= longestWaitMs ? error.retryAfterMs : undefined;
}

/** The steps of Microsoft's own SDK: 0.5, 1.5, 3.5 s (domain.md §2.3). Jitter takes up to half of it away. */
const backoff = (attempt: number) => ((2 ** attempt - 1) / 2) * 1000;
