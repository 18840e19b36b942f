import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import { fill } from './card';
import type { Form } from './forms';
import template from './templates/said.json';

export interface Said {
  readonly title: string;
  /** Somebody's words, shown as typed. */
  readonly words?: string;
  readonly hint?: string;
  readonly actions?: readonly Press[];
  readonly forms?: readonly Form[];
}

/** One person's words brought to another, with what can be done about them. */
export const saidCard = ({ title, words = '', hint = '', actions = [], forms = [] }: Said, locale: Locale) =>
  fill(template, locale, { title, words, hint, actions, forms });
