import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { showCase } from './buttons';
import { fill } from './card';
import { portal } from './case-actions';
import template from './templates/package.json';
import { text } from './texts';

/** The package for 21Vianet, ready to copy, Chinese first: that is what the form is read in. */
export function packageCard(found: Case, portalUrl: string, locale: Locale) {
  const { zh = '', en = '' } = found.escalation?.package ?? {};
  const request = found.escalation?.request ?? 'customer-request';
  return fill(template, locale, {
    title: text(locale, 'package.title', { case: found.number }),
    steps: ([`package.way.${request}`, 'package.paste', 'package.record'] as const).map((key) => ({
      line: text(locale, key),
    })),
    texts: [
      { label: text(locale, 'language.zh-CN'), words: zh },
      { label: text(locale, 'language.en-US'), words: en },
    ].filter(({ words }) => words !== ''),
    links: found.escalation?.ticket ? [] : [portal(portalUrl, locale)],
    actions: [showCase.press(text(locale, 'package.back'), locale, { case: found.number })],
  });
}
