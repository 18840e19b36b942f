import { type Money, money } from '../money';

/**
 * In minor units. 21Vianet's own worked example is only consistent when it truncates where its other one rounds
 * (domain.md §1.6, vector B): nobody is told that a charge is wrong for a few cents.
 */
export const TOLERANCE = 5;

export interface Share {
  /** Per seat and full billing period. */
  readonly unitPrice: Money;
  readonly seats: number;
  /** Both ends counted. */
  readonly days: number;
  readonly daysInPeriod: number;
}

/**
 * 21Vianet's formula: round2(unitPrice * seats * days / daysInPeriod), half away from zero (domain.md §1.6).
 * Not the formula of the global cloud, which rounds in between and comes out cents apart.
 */
export function expectedAmount({ unitPrice, seats, days, daysInPeriod }: Share): Money {
  const product = BigInt(unitPrice.amount) * BigInt(seats) * BigInt(days);
  const period = BigInt(daysInPeriod);
  const half = product < 0n ? -period : period;
  return money(exactly((2n * product + half) / (2n * period)), unitPrice.currency);
}

function exactly(units: bigint): number {
  const amount = Number(units);
  if (!Number.isSafeInteger(amount)) throw new RangeError(`an amount too large to be one: ${units}`);
  return amount;
}
