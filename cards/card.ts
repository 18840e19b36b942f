import { Template } from 'adaptivecards-templating';
import type { Locale } from '../services/locales';
import { plainText } from './plain';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly fallbackText: string;
  readonly [part: string]: unknown;
}

const parsed = new WeakMap<object, Template>();

/** A template with its data, and the same said as text for whoever cannot see cards. Builders give text or lists, never null. */
export function fill(template: object, locale: Locale, data: object): Card {
  const reused = parsed.get(template) ?? new Template(template);
  parsed.set(template, reused);
  const expanded: object = reused.expand({ $root: data });
  return { ...expanded, type: 'AdaptiveCard', version: '1.5', lang: locale, fallbackText: plainText(expanded) };
}
