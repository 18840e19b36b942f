import type { Locale } from '../services/locales';
import type { Press } from './buttons';
import { type Card, type Foot, fill } from './card';
import type { Form } from './forms';
import template from './templates/answer.json';
import { text } from './texts';

/** An answer as it is said: the sentence that answers first, then what it rests on. All of it is ready to be shown. */
export interface Answer {
  readonly title: string;
  readonly paragraphs?: readonly string[];
  readonly facts?: readonly { readonly name: string; readonly value: string }[];
  readonly rows?: readonly { readonly title: string; readonly lines: readonly string[] }[];
  /** Rows that are shown; the rest is counted. Absent: as many as keep any card under its size limit. */
  readonly mostRows?: number;
  readonly notes?: readonly string[];
  /** Where the figures come from; articles name their own. */
  readonly source?: string;
  readonly actions?: readonly Press[];
  readonly forms?: readonly Form[];
}

/** Rows that keep a card under its size limit. */
const ROWS = 12;

export function answerCard(answer: Answer, locale: Locale, foot?: Foot): Card {
  const { title, paragraphs = [], facts = [], rows = [], mostRows = ROWS } = answer;
  const { notes = [], source = '', actions = [], forms = [] } = answer;
  const lines = (all: readonly string[]) => all.map((line) => ({ line }));
  return fill(
    template,
    locale,
    {
      title,
      paragraphs: lines(paragraphs),
      facts,
      rows: rows.slice(0, mostRows).map((row) => ({ title: row.title, lines: lines(row.lines) })),
      more: rows.length > mostRows ? text(locale, 'list.more', { count: rows.length - mostRows }) : '',
      notes: lines(notes),
      source,
      actions,
      forms,
    },
    foot,
  );
}
