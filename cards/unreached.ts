import type { Locale } from '../services/locales';
import { hasText, text } from './texts';

/** Why somebody was not reached; whatever else was written down as the reason stands as it is. */
export function unreachedText(why: string, locale: Locale): string {
  const key = `unreached.${why}`;
  return hasText(key) ? text(locale, key) : why;
}

/** Steps whose reason is one of these, not somebody's words. */
export const missed: ReadonlySet<string> = new Set(['unreachable', 'undelivered', 'unasked']);
