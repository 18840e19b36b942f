import { Template } from 'adaptivecards-templating';
import type { Locale } from '../services/locales';
import { plainText } from './plain';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly fallbackText: string;
  readonly [part: string]: unknown;
}

/** What stands below a card whatever its own template is: a template that has a body only, with its data. */
export interface Foot {
  readonly template: object;
  readonly data: object;
}

const parsed = new WeakMap<object, Template>();

/** A template with its data, and the same said as text for whoever cannot see cards. Builders give text or lists, never null. */
export function fill(template: object, locale: Locale, data: object, foot?: Foot): Card {
  const card = expand(template, data);
  const whole = foot ? { ...card, body: [...card.body, ...expand(foot.template, foot.data).body] } : card;
  return { ...whole, type: 'AdaptiveCard', version: '1.5', lang: locale, fallbackText: plainText(whole) };
}

function expand(template: object, data: object): { readonly body: readonly unknown[] } {
  const reused = parsed.get(template) ?? new Template(template);
  parsed.set(template, reused);
  return reused.expand({ $root: data });
}
