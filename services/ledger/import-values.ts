import { z } from 'zod';
import { minorUnitsAt } from '../money';

const given = z
  .unknown()
  .refine((value) => value !== undefined && value !== null, { error: 'is missing', abort: true });

/**
 * The single values of an import, from JSON or from a CSV cell. Every message ends a sentence that begins with the
 * field's name: "unitPrice is not an amount like 1234.56: “12,5”".
 */
export const text = (longest: number) =>
  given
    .pipe(z.string({ error: 'is not a text' }))
    .transform((value) => value.trim())
    .pipe(
      z
        .string()
        .min(1, 'is empty')
        .max(longest, `is longer than ${longest} characters`)
        .refine((value) => !HIDDEN.test(value), 'contains control characters'),
    );

/** An object with these fields and no others: a misspelt optional field would otherwise go unnoticed. */
export const object = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? `has fields we do not know: ${issue.keys.join(', ')}` : 'is not an object',
  });

/** Control characters, and those that turn the direction of the text after them: no name or number has any. */
const HIDDEN = /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

export const id = text(64);

/** Customers and subscriptions are known by the ids Partner Center gave them; case is not part of them. */
export const guid = id
  .refine((value) => GUID.test(value), {
    error: ({ input }) => `is not an id as Partner Center shows it, 8-4-4-4-12 hex digits: ${quoted(input)}`,
  })
  .transform((value) => value.toLowerCase());

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isoDay = z.iso.date();

export const day = id.refine((value) => value.startsWith('20') && isoDay.safeParse(value).success, {
  error: ({ input }) => `is not a day like 2026-07-15: ${quoted(input)}`,
});

export const currency = id.refine((value) => /^[A-Z]{3}$/.test(value), {
  error: ({ input }) => `is not a currency like CNY: ${quoted(input)}`,
});

const number = given.pipe(z.union([z.string(), z.number()], { error: 'is not a number' })).transform(String);

/**
 * Minor units, of which so many digits stand after the point. Thousands may be set apart by commas; a decimal comma is
 * refused, because 1,234 could be either.
 */
export function amount(digits: number) {
  // zeros beyond the currency's own decimals are taken: some systems write two for every currency
  const form = new RegExp(`^-?(\\d+|\\d{1,3}(,\\d{3})+)(\\.(?=\\d)\\d{0,${digits}}0*)?$`);
  return number
    .refine((value) => form.test(value.trim()) && value.length <= 24, {
      error: ({ input }) => `is not an amount ${likeness(digits)}: ${quoted(input)}`,
      abort: true,
    })
    .refine((value) => Math.abs(Number(plain(value))) <= LARGEST_AMOUNT, 'is too large to be counted to the digit')
    .transform((value) => minorUnitsAt(digits)(plain(value)));
}

const plain = (value: string) => value.trim().replaceAll(',', '');

const likeness = (digits: number) =>
  digits === 0
    ? 'like 1234, without decimals'
    : `like 1234.${'5678'.slice(0, digits)} with at most ${['one', 'two', 'three', 'four'][digits - 1]} decimals`;

/** In whole units. Minor units stay exact up to nine quadrillion, and no currency has more than ten thousand to the unit. */
const LARGEST_AMOUNT = 900_000_000_000;

export const price = (digits: number) =>
  amount(digits).refine((units) => units >= 0, 'must not be negative; the amount carries the sign');

export const seats = number
  .refine((value) => /^-?\d{1,7}$/.test(value.trim()), {
    error: ({ input }) => `is not a whole number: ${quoted(input)}`,
  })
  .transform(Number)
  .refine((value) => value >= 0, { error: ({ input }) => `must not be negative: ${quoted(input)}` });

const quoted = (value: unknown) =>
  `“${String(value)
    .replace(/\p{Cc}/gu, '?')
    .slice(0, 40)}”`;
