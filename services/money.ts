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

/**
 * An amount as people write it: "583", "583.00", "1,206.28", "1.206,28", with or without a currency sign. Undefined: it is
 * none, it is negative or nothing, or it could be read in two ways ("1,206").
 */
export function amountSaid(said: string, currency: string): Money | undefined {
  const digits = said.replace(/[^\d.,-]/g, '');
  const found = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(digits);
  const [, whole = '', cents] = found ?? [];
  const grouped = /[.,]/.test(whole);
  if (!found || (grouped && cents === undefined)) return undefined;
  if (grouped && whole.includes(digits.charAt(whole.length))) return undefined; // "1,206,28"
  const amount = minorUnits(`${whole.replace(/[.,]/g, '')}.${(cents ?? '').padEnd(2, '0')}`);
  return amount > 0 ? { amount, currency } : undefined;
}
