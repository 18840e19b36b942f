import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { showCase } from './buttons';
import { fill } from './card';
import { portal } from './case-actions';
import template from './templates/package.json';
import { text } from './texts';

/** 21Vianet's unit prices, which are no part of the text that is kept: shown to the reader, not for the reader, or not there. */
export type PackagePrices =
  | { readonly kind: 'shown'; readonly en: string; readonly zh: string }
  | { readonly kind: 'private' | 'none' };

/** The package for 21Vianet, ready to copy, Chinese first: that is what the form is read in. */
export function packageCard(found: Case, portalUrl: string, locale: Locale, prices: PackagePrices = { kind: 'none' }) {
  const { zh = '', en = '' } = found.escalation?.package ?? {};
  const [zhPrices, enPrices] = prices.kind === 'shown' ? [prices.zh, prices.en] : ['', ''];
  const request = found.escalation?.request ?? 'customer-request';
  return fill(template, locale, {
    title: text(locale, 'package.title', { case: found.number }),
    steps: [
      ...([`package.way.${request}`, 'package.paste', 'package.record'] as const).map((key) => text(locale, key)),
      ...(prices.kind === 'private' ? [text(locale, 'package.prices-private', { case: found.number })] : []),
    ].map((line) => ({ line })),
    texts: [
      { label: text(locale, 'language.zh-CN'), words: withPrices(zh, zhPrices) },
      { label: text(locale, 'language.en-US'), words: withPrices(en, enPrices) },
    ].filter(({ words }) => words !== ''),
    links: found.escalation?.ticket ? [] : [portal(portalUrl, locale)],
    actions: [showCase.press(text(locale, 'package.back'), locale, { case: found.number })],
  });
}

const withPrices = (words: string, prices: string) =>
  words === '' || prices === '' ? words : `${words.trimEnd()}\n\n${prices}`;
