/** An amount in minor units (fen, cents): always an integer. `currency` is an ISO 4217 code such as CNY. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

export const money = (amount: number, currency: string): Money => ({ amount, currency });

/** Adds amounts of one currency; mixing currencies is a programming error and throws. */
export function sum(parts: readonly Money[], currency = parts[0]?.currency ?? 'CNY'): Money {
  const stranger = parts.find((part) => part.currency !== currency);
  if (stranger) throw new Error(`cannot add ${stranger.currency} to ${currency}`);
  return { amount: parts.reduce((total, { amount }) => total + amount, 0), currency };
}

/**
 * A decimal as it stands on an invoice ("26.61", 26.61) in minor units.
 * Rounds half away from zero on the decimal digits, so that 1.005 is 1.01 and not the float below it.
 */
export function minorUnits(decimal: number | string): number {
  const scaled = Number(`${Math.abs(Number(decimal))}e2`);
  const units = Math.round(Number.isNaN(scaled) ? Math.abs(Number(decimal)) * 100 : scaled);
  if (!Number.isSafeInteger(units)) throw new RangeError(`not an amount: ${decimal}`);
  return Number(decimal) < 0 ? -units : units;
}
