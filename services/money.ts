import { type Locale, locales } from './locales';

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

/** Whole units and cents; thousands in groups. One comma or point before three digits could be either sign: then it takes the cents, or a second group, to tell. */
const writtenForms = [
  /^(\d+)(?:[.,](\d{1,2}))?$/,
  /^(\d{1,3}(?:[\s'’]\d{3})+)(?:[.,](\d{1,2}))?$/,
  /^(\d{1,3}(?:,\d{3})+)\.(\d{1,2})$/,
  /^(\d{1,3}(?:\.\d{3})+),(\d{1,2})$/,
  /^(\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:\.\d{3}){2,})$/,
];

/**
 * An amount as people write it: "583", "583.00", "1,206.28", "1.206,28", with or without a sign of its currency. Undefined: it
 * is none, it is negative or nothing, it says more than an amount ("2 × 583", "USD 583" of a bill in CNY), or it could be read
 * in two ways ("1,206").
 */
export function amountSaid(said: string, currency: string): Money | undefined {
  const bare = withoutSigns(halfWidth(said), currency);
  const found = writtenForms.map((form) => form.exec(bare)).find((match) => match !== null);
  if (!found) return undefined;
  const [, whole = '', cents = ''] = found;
  const amount = Number(whole.replace(/\D/g, '') + cents.padEnd(2, '0'));
  return amount > 0 && Number.isSafeInteger(amount) ? { amount, currency } : undefined;
}

/** What a Chinese keyboard writes for the signs of ASCII. */
const halfWidth = (said: string): string =>
  said.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

const alsoSaid: Readonly<Record<string, readonly string[]>> = { CNY: ['￥', 'RMB', '人民币', '元', 'yuan'] };

function withoutSigns(said: string, currency: string): string {
  const shown = locales.flatMap((locale) => [
    symbol(locale, currency, 'symbol'),
    symbol(locale, currency, 'narrowSymbol'),
  ]);
  const signs = [currency, ...shown, ...(alsoSaid[currency] ?? [])].map((sign) => sign.toUpperCase());
  const longestFirst = [...new Set(signs)].sort((a, b) => b.length - a.length);
  return longestFirst.reduce((rest, sign) => {
    const behind = rest.startsWith(sign) ? rest.slice(sign.length).trim() : rest;
    return behind.endsWith(sign) ? behind.slice(0, -sign.length).trim() : behind;
  }, said.trim().toUpperCase());
}

const symbol = (locale: Locale, currency: string, currencyDisplay: 'symbol' | 'narrowSymbol'): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency;
