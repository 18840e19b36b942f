export type ServiceErrorCode =
  | 'unavailable' // the other side did not answer, or said it cannot now: later may work
  | 'no-place' // nobody has said yet where to: as soon as somebody does
  | 'uncertain' // it may have been done or not: the answer was lost
  | 'not-allowed' // the other side knows us and says no
  | 'missing' // what was asked for is not there
  | 'conflict' // it changed under us: read again
  | 'throttled' // too fast: see retryAfterMs
  | 'unreadable' // an answer we do not understand
  | 'invalid'; // what we were handed cannot be right

/** A failure a talk may have a sentence for: known by its code, never by its message. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly retryAfterMs?: number;

  constructor(
    readonly code: ServiceErrorCode,
    message: string,
    options?: ErrorOptions & { retryAfterMs?: number },
  ) {
    super(message, options);
    this.retryAfterMs = options?.retryAfterMs;
  }
}

export const isServiceError = (error: unknown, code?: ServiceErrorCode): error is ServiceError =>
  error instanceof ServiceError && (code === undefined || error.code === code);
