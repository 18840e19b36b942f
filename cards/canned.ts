import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import { askCustomer, reply, showCase, useReply } from './buttons';
import { fill } from './card';
import { wordsForm } from './forms';
import { asTyped } from './plain';
import { saidCard } from './said';
import template from './templates/list.json';
import { text } from './texts';

export interface Prepared {
  readonly id: string;
  readonly title: string;
  /** In the customer's language, filled in. */
  readonly words: string;
}

/** Rows that keep the card under its size limit; the others can be typed by their number. */
const ROWS = 20;

/** Prepared replies to pick from; what is not in the agent's own language stands as the customer reads it. */
export const cannedCard = ({ number, requester }: Case, replies: readonly Prepared[], locale: Locale) =>
  fill(template, locale, {
    title: text(locale, 'canned.title', { case: number }),
    empty:
      replies.length === 0
        ? text(locale, 'canned.none', { language: text(locale, `language.${requester.locale}`) })
        : '',
    rows: replies.slice(0, ROWS).map(({ id, title, words }) => ({
      title: asTyped(title),
      line: asTyped(firstLine(words)),
      when: '',
      open: useReply.press(text(locale, 'list.open'), locale, { case: number, prepared: id }),
    })),
    notes: hintsOf(replies.length, locale),
    actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
  });

function hintsOf(count: number, locale: Locale): readonly { readonly words: string }[] {
  if (count === 0) return [];
  const hint = text(locale, 'canned.hint');
  return [{ words: count > ROWS ? `${text(locale, 'list.more', { count: count - ROWS })} ${hint}` : hint }];
}

const LONGEST_LINE = 120;
const firstLine = (words: string) => {
  const [line = ''] = words.split('\n');
  return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE - 1)}…` : line;
};

/** As the customer will read it; the box of each way to send it holds it too, to be changed first. */
export function cannedPreviewCard(found: Case, { title, words }: Prepared, locale: Locale) {
  const { number, version, requester } = found;
  const id = { case: number, version };
  const language = text(locale, `language.${requester.locale}`);
  const form = (button: typeof reply, name: 'reply' | 'ask') =>
    wordsForm(
      button,
      { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`), value: words },
      locale,
      id,
    );
  return saidCard(
    {
      title: text(locale, 'canned.preview', { case: number, title: asTyped(title) }),
      hint: text(locale, 'canned.preview-label', { language }),
      words,
      forms: [form(reply, 'reply'), form(askCustomer, 'ask')],
      actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );
}
