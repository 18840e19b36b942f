import { Template } from 'adaptivecards-templating';
import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import { fallbackText } from './fallback';
import type { Form } from './forms';
import actionsTemplate from './templates/actions.json';

export interface Card {
  readonly type: 'AdaptiveCard';
  readonly fallbackText: string;
  readonly [part: string]: unknown;
}

/** What can be pressed at the foot of any card: at most six, Teams folds the rest away. */
export interface Pressable {
  readonly actions?: readonly Press[];
  readonly links?: readonly Link[];
  /** Buttons that open a small form first. */
  readonly forms?: readonly Form[];
  /** After the forms: the way to what the foot has no room for. */
  readonly last?: readonly Press[];
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

/** What stands below a card whatever its own template is: a template with its data. */
export interface Foot {
  readonly template: object;
  readonly data: object;
}

const parsed = new WeakMap<object, Template>();

/** A template with its data, and the same said as text for whoever cannot see cards. Builders give text or lists, never null. */
export function fill(
  template: object,
  locale: Locale,
  data: Pressable & Readonly<Record<string, unknown>>,
  foot?: Foot,
): Card {
  const card = {
    body: [...bodyOf(template, data), ...(foot ? bodyOf(foot.template, foot.data) : [])],
    actions: actionsIn(data),
  };
  const lang = locale.slice(0, 2); // without a region: more is not in the schema, and renderers throw it away
  return { ...card, type: 'AdaptiveCard', version: '1.5', lang, fallbackText: fallbackText(card) };
}

/** For a template that has buttons in its body too. */
export const actionsIn = ({ actions = [], links = [], forms = [], last = [] }: Pressable): readonly unknown[] =>
  expand<{ readonly actions: readonly unknown[] }>(actionsTemplate, { actions, links, forms, last }).actions;

const bodyOf = (template: object, data: object) => expand<{ readonly body: readonly unknown[] }>(template, data).body;

function expand<Part extends object>(template: object, data: object): Part {
  const reused = parsed.get(template) ?? new Template(template);
  parsed.set(template, reused);
  return reused.expand({ $root: data });
}
