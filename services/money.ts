import { fractionDigits } from './currency';
import { type Locale, locales } from './locales';

/**
 * An amount in the minor units of its currency (fen, cents, whole yen): always an integer. `currency` is an ISO 4217 code
 * such as CNY.
 */
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
 * A decimal as it stands on an invoice ("26.61", 26.61) in minor units, of which so many digits stand after the point.
 * Rounds half away from zero on the decimal digits, so that 1.005 is 1.01 and not the float below it.
 */
export const minorUnitsAt =
  (digits: number) =>
  (decimal: number | string): number => {
    const [, sign, whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(written(decimal)) ?? [];
    const roundsUp = (fraction[digits] ?? '0') >= '5';
    const units = Number(whole + fraction.slice(0, digits).padEnd(digits, '0')) + (roundsUp ? 1 : 0);
    if (whole === '' || !Number.isSafeInteger(units)) throw new RangeError(`not an amount: ${decimal}`);
    return sign ? 0 - units : units;
  };

/** Of CNY, the one currency 21Vianet bills in (domain.md §1.5). */
export const minorUnits = minorUnitsAt(fractionDigits('CNY'));

/** A number below a millionth is written with an exponent; no currency has so small a unit. */
const written = (decimal: number | string) =>
  typeof decimal === 'number' && Math.abs(decimal) < 1e-6 ? '0' : String(decimal).trim();

/** "1206.28", "-0.05", "1206" for yen: what another program reads. To the digit, never through a float. */
export function asDecimal({ amount, currency }: Money): string {
  const digits = fractionDigits(currency);
  const all = String(Math.abs(amount)).padStart(digits + 1, '0');
  const [whole, fraction] = [all.slice(0, all.length - digits), all.slice(all.length - digits)];
  return `${amount < 0 ? '-' : ''}${whole}${digits > 0 ? `.${fraction}` : ''}`;
}

/**
 * Whole units and the part after the point or comma; thousands in groups. One comma or point before three digits could be
 * either sign: then it takes that part, or a second group, to tell.
 */
function writtenForms(digits: number): readonly RegExp[] {
  const [plain, spaced] = ['(\\d+)', `(${group}(?:[\\s'’]\\d{3})+)`];
  const part = `(\\d{1,${digits}})`;
  const withPart = [
    `(?!${group}[.,]\\d{3}$)${plain}[.,]${part}`,
    `${spaced}[.,]${part}`,
    `(${group}(?:,\\d{3})+)\\.${part}`,
    `(${group}(?:\\.\\d{3})+),${part}`,
  ];
  const groups = digits === 0 ? '+' : '{2,}';
  const grouped = [`(${group}(?:,\\d{3})${groups})`, `(${group}(?:\\.\\d{3})${groups})`];
  return [plain, spaced, ...(digits === 0 ? [] : withPart), ...grouped].map((form) => new RegExp(`^${form}$`));
}

/** The first of the groups of a number written in thousands. */
const group = '[1-9]\\d{0,2}';

/**
 * An amount as people write it: "583", "583.00", "1,206.28", "1.206,28", with or without a sign of its currency. Undefined: it
 * is none, it is negative or nothing, it says more than an amount ("2 × 583", "USD 583" of a bill in CNY), or it could be read
 * in two ways ("1,206", but for yen, of which there are no parts).
 */
export function amountSaid(said: string, currency: string): Money | undefined {
  const digits = fractionDigits(currency);
  const bare = withoutSigns(halfWidth(said), currency);
  const found = writtenForms(digits)
    .map((form) => form.exec(bare))
    .find((match) => match !== null);
  if (!found) return undefined;
  const [, whole = '', part = ''] = found;
  const amount = Number(whole.replace(/\D/g, '') + part.padEnd(digits, '0'));
  return amount > 0 && Number.isSafeInteger(amount) ? { amount, currency } : undefined;
}

/** Why there is no amount in what somebody said, as far as that is simple to say. */
export type Unread = 'not-above-zero' | 'other-currency' | 'two-ways' | 'unclear';

export function whyNoAmount(said: string, currency: string): Unread {
  const bare = withoutSigns(halfWidth(said), currency);
  const reads = (words: string) => amountSaid(words, currency) !== undefined;
  if (ZERO.test(bare) || (BELOW.test(bare) && reads(bare.replace(BELOW, '')))) return 'not-above-zero';
  if (OTHER.test(bare) && reads(bare.replace(OTHER, ''))) return 'other-currency';
  return new RegExp(`^${group}[.,]\\d{3}$`).test(bare) ? 'two-ways' : 'unclear';
}

const ZERO = /^0+(?:[.,]0+)?$/;
const BELOW = /^[-\u2212\u2013]\s*(?=\d)/;

/** "2" may count seats: an amount among other words has a currency or decimals. */
export function saysMoney(said: string, currency: string): boolean {
  const bare = withoutSigns(halfWidth(said), currency);
  return bare !== halfWidth(said).trim().toUpperCase() || /\d[.,]\d{1,2}$/.test(bare);
}

/** What a Chinese keyboard writes for the signs of ASCII. */
const halfWidth = (said: string): string =>
  said.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

const alsoSaid: Readonly<Record<string, readonly string[]>> = { CNY: ['￥', 'RMB', '人民币', '元', 'yuan'] };

/** A sign with the letters that tell it from others ("CN¥", "R$", "€"), or a code in capitals: "all" is a word, "ALL" is Albania's. */
const CURRENCY = `(?:[A-Z]{0,3}\\p{Sc}|(?:${Intl.supportedValuesOf('currency').join('|')})(?!\\p{Script=Latin}))`;
const OTHER = new RegExp(CURRENCY, 'u');

/** As above, and as those write who mean our own. */
const named = (): string => {
  const names = Object.entries(alsoSaid).flatMap(([code, also]) => [code, ...also]);
  const spelled = new Set(names.flatMap((name) => [name, name.toLowerCase()]));
  return `(?:${CURRENCY}|(?:${[...spelled].join('|')})(?!\\p{Script=Latin}))`;
};

/**
 * At the beginning of other words, all that seems to belong to an amount, as the source of a pattern: its currency before or
 * behind, further digits, what stands at them without a space. It takes too much rather than too little, for `amountSaid` to refuse.
 */
export function amountAhead(): string {
  const currency = named();
  const digits = `\\d(?:[\\d.,'’%/²³\\p{Script=Latin}-]{0,40}[\\d%²³\\p{Script=Latin}])?`;
  const whole = `\\d[\\d.,'’]{0,40}(?<=[.,]\\d\\d)(?![\\d.,'’%/²³\\p{Script=Latin}-])`; // "583.00 21Vianet missed it": no further digits
  return `(?:${currency} ?){0,2}[-\\u2212\\u2013]? ?(?:${whole}|${digits}(?: ${digits}){0,6})(?: ?${currency}){0,2}`;
}

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
