import { commandFor, usualWay } from '../../cards/commands';
import { clipped } from '../../cards/format';
import type { Half } from '../../cards/half-command';
import { hasText, text } from '../../cards/texts';
import { type Reply, says, type Turn } from '../turn';
import { oneOf } from './choices';

export type Halves = readonly [Half, ...(readonly Half[])];

/**
 * What is missing, or what may have been meant. Behind it, in a message of its own that can be copied, what would be typed or
 * what was. `choices`: those there are for what is missing.
 */
export function saidBack(halves: Halves, turn: Turn, choices: readonly string[] = []): readonly Reply[] {
  const [first, ...others] = halves;
  const { locale, text: typed } = turn;
  const whole = first.missing === undefined;
  const ready = whole && others.length === 0;
  const copied = ready ? first.form : first.rest === '' ? '' : typed;
  const lines = [
    whole || first.slip ? meant(halves, turn) : needed(first, turn),
    choices.length > 0 ? oneOf(choices, locale) : '',
    copied === '' ? '' : text(locale, ready ? 'command-help.copy' : 'command-help.typed'),
  ];
  return [...says(lines.filter((line) => line !== '').join('\n')), ...(copied === '' ? [] : says(copied))];
}

/** Commands of a customer, typed by somebody of the desk: what is typed here instead. */
export function customersSaid({ word, given }: Half, { locale }: Turn): string {
  const { invoice, case: number } = given.data;
  if (ofInvoices.has(given.verb)) {
    const words = invoice === undefined ? undefined : new Map([['words', String(invoice)]]);
    return text(locale, 'command-help.theirs.invoice', { word, search: usualWay('desk.search', locale, words) });
  }
  if (number === undefined)
    return text(locale, 'command-help.theirs', { word, commands: commandFor('commands', locale, {}) });
  return text(locale, 'command-help.theirs.case', { word, show: commandFor('desk.show', locale, given.data) });
}

const ofInvoices = new Set(['invoice.list', 'invoice.show', 'invoice.explain', 'dispute.open']);

/** A sentence quotes no more of a long message. */
const QUOTED = 80;

const meant = (halves: Halves, { locale }: Turn) =>
  text(locale, 'command-help.did-you-mean', {
    forms: halves.map(({ form }) => `“${clipped(form, QUOTED)}”`).join(' · '),
  });

function needed({ word, missing, form }: Half, { locale }: Turn): string {
  const key = `command-help.missing.${missing}`;
  return text(locale, 'command-help.needs', {
    word,
    missing: hasText(key) ? text(locale, key) : '',
    form: clipped(form, QUOTED),
  });
}
