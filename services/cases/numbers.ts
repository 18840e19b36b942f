import { createHmac } from 'node:crypto';

/**
 * The number of a case: short enough to say on the phone, and telling nobody how many cases there are. It follows from the
 * operation that opens the case, so opening twice finds the same number; `attempt` counts numbers that were taken.
 */
export function caseNumber(key: string, operation: string, attempt: number): string {
  const digits = 4 + Math.floor(attempt / 4);
  const smallest = 10 ** (digits - 1);
  const seed = createHmac('sha256', key).update(`case ${attempt} ${operation}`).digest().readUIntBE(0, 6);
  return String(smallest + (seed % (9 * smallest)));
}
