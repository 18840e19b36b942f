import pino from 'pino';

/**
 * One line a turn, ids and times only. Of an error only what says what went wrong: a Redis error carries the command it was
 * about, and with it what people wrote.
 */
export const logger = (level: string, to: pino.DestinationStream = pino.destination(1)): pino.Logger =>
  pino({ level, serializers: { err: shortError } }, to);

function shortError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = pino.stdSerializers.err(error);
  return { type, message, stack, code: 'code' in error ? error.code : undefined };
}
