import { fractionDigits } from '../services/currency';
import type { Locale } from '../services/locales';
import type { Money } from '../services/money';
import { text } from './texts';

/** Minor units to what people read: CN¥1,206.28, ¥1,206.28, CN¥ 1.206,28; a true minus, at which no line breaks. */
export function money({ amount, currency }: Money, locale: Locale): string {
  const digits = fractionDigits(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  const text = format.format(Math.abs(amount) / 10 ** digits);
  return amount < 0 ? `\u2212\u2060${text}` : text;
}

/** With its sign, also when it is an increase. */
export const change = (by: Money, locale: Locale): string =>
  by.amount < 0 ? money(by, locale) : `+${money(by, locale)}`;

/** Making a formatter takes longer than using it a hundred times. */
const made = new Map<string, Intl.DateTimeFormat>();
function dates(locale: Locale, zone: string, withTime: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${zone} ${withTime}`;
  const found =
    made.get(key) ??
    new Intl.DateTimeFormat(locale, {
      dateStyle: 'medium',
      timeStyle: withTime ? 'short' : undefined,
      timeZone: zone,
    });
  made.set(key, found);
  return found;
}

/** A calendar day ('2026-07-15'), the same everywhere. */
export const day = (iso: string, locale: Locale): string =>
  written(dates(locale, 'UTC', false).format(new Date(`${iso}T00:00:00Z`)), locale);

/** A moment (UTC inside) on the person's own clock. */
export const moment = (at: Date | string, locale: Locale, zone: string): string =>
  written(dates(locale, zone, true).format(new Date(at)), locale);

/** The first of a month is an ordinal in Brazil, "1º de nov."; what formats our dates does not know. */
const written = (date: string, locale: Locale): string =>
  locale === 'pt-BR' ? date.replace(/^1(?= de )/, '1º') : date;

/** The day a moment (UTC inside) is on the person's own calendar. */
export const dayOf = (at: Date | string, locale: Locale, zone: string): string =>
  dates(locale, zone, false).format(new Date(at));

/** 380 B, 12 kB, 3.4 MB. */
export function bytes(size: number, locale: Locale): string {
  const step = size < 1_000 ? 0 : size < 1_000_000 ? 1 : 2;
  const unit = (['byte', 'kilobyte', 'megabyte'] as const)[step];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 });
  return format.format(size / 1_000 ** step);
}

/** 2%, 1.5%, 1,25%: a rate somebody is charged, never rounded to a whole one. */
export const percent = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(share);

/** "A, B, C", as it is written in a row of a card. */
export const listed = (items: readonly string[], locale: Locale): string =>
  items.join(locale === 'zh-CN' ? '、' : ', ');

/** Sentences in a row; an empty one leaves no gap. */
export const sentences = (locale: Locale, ...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(locale === 'zh-CN' ? '' : ' ');

/** "2 hours ago", in the two largest steps people use. */
export function ago(from: Date | string, now: Date, locale: Locale): string {
  const minutes = Math.round((now.getTime() - new Date(from).getTime()) / 60_000);
  if (minutes < 1) return text(locale, 'ago.now');
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (minutes < 60) return format.format(-minutes, 'minute');
  if (minutes < 48 * 60) return format.format(-Math.round(minutes / 60), 'hour');
  return format.format(-Math.round(minutes / 1440), 'day');
}

/** People's words, cut where a card would burst; never in the middle of an emoji. */
export const clipped = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
