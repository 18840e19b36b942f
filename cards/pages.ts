import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import { text } from './texts';

/** Where a long list is cut; pages count from 1, and a page that is not there is the nearest one. */
export interface Page {
  readonly page: number;
  readonly pages: number;
  /** So many rows stand before it. */
  readonly skip: number;
}

export function pageOf(total: number, size: number, wanted = 1): Page {
  const pages = Math.max(1, Math.ceil(total / size));
  const page = Math.min(Math.max(1, wanted), pages);
  return { page, pages, skip: (page - 1) * size };
}

/** The ways to the page before and the page after, where there are such. */
export function turning(
  { page, pages }: Page,
  turn: (page: number, title: string) => Press,
  locale: Locale,
): readonly Press[] {
  return [
    ...(page > 1 ? [turn(page - 1, text(locale, 'page.previous'))] : []),
    ...(page < pages ? [turn(page + 1, text(locale, 'page.next'))] : []),
  ];
}

/** "Page 2 of 5"; empty when there is only one. */
export const pageText = ({ page, pages }: Page, locale: Locale): string =>
  pages > 1 ? text(locale, 'page.of', { page, pages }) : '';
