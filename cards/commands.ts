import { type Locale, locales } from '../services/locales';
import type { Pressed } from './pressed';
import { hasText, type TextKey, text } from './texts';
import en from './texts/en-US.json';

/**
 * What to type instead of pressing. The words are texts ("command.<verb>"), alternatives between bars; {case} and {invoice}
 * are ids the press would carry, {…} anything else is what an input would hold, the last one to the end of the message.
 */
const COMMAND = 'command.';

interface Command {
  readonly verb: string;
  readonly pattern: RegExp;
}

/** Ids a button carries in its data; every other name is an input. */
const ids = new Set(['case', 'invoice', 'line', 'topic', 'answer', 'company', 'person', 'prepared']);

/** Ids look like ids: "explain the invoice of July" is no command about an invoice of that name. */
const shapes = new Map([
  ['case', '\\d{4,12}'],
  ['other', '#?\\d{4,12}'],
  ['invoice', '[^\\s]*\\d[^\\s]*'],
  ['amount', '\\p{Sc}?\\d[\\d.,]*'],
]);
const prefixes = new Map([['case', '#?']]);

const commands: readonly Command[] = locales.flatMap((locale) =>
  Object.keys(en)
    .filter((key): key is TextKey => key.startsWith(COMMAND))
    .flatMap((key) =>
      alternatives(key, locale)
        .toSorted((a, b) => placesIn(b) - placesIn(a)) // what says more is tried first
        .map((words) => ({ verb: key.slice(COMMAND.length), pattern: patternOf(words) })),
    ),
);

/** A message that is a command of any language; undefined: it is something else. */
export function readCommand(message: string): Pressed | undefined {
  for (const { verb, pattern } of commands) {
    const found = pattern.exec(message);
    if (!found) continue;
    const named = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined);
    return {
      verb,
      data: Object.fromEntries(named.filter(([name]) => ids.has(name))),
      inputs: Object.fromEntries(named.filter(([name]) => !ids.has(name)).map(([name, value]) => [name, value.trim()])),
    };
  }
  return undefined;
}

/** How a verb is typed in a language: the first of its alternatives whose ids the button carries. Empty: it has no command. */
export function commandFor(verb: string, locale: Locale, carried: object): string {
  const key = `${COMMAND}${verb}`;
  if (!hasText(key)) return '';
  const names = new Map(Object.entries(carried).filter(([name]) => ids.has(name)));
  const filled = alternatives(key, locale).map((words) =>
    words.replace(/\{(\w+)\}/g, (whole, name: string) => (ids.has(name) ? String(names.get(name) ?? whole) : '…')),
  );
  return filled.find((words) => !words.includes('{')) ?? '';
}

function alternatives(key: TextKey, locale: Locale): string[] {
  return text(locale, key)
    .split('|')
    .map((words) => words.trim());
}

function placesIn(words: string): number {
  return words.split('{').length;
}

function patternOf(words: string): RegExp {
  const last = /\{\w+\}$/.test(words);
  const source = words
    .replace(/[.*+?^$()[\]\\]/g, '\\$&')
    .replace(/\s*(?=\{case\})/g, '\\s*') // "claim 1042", "认领1042"
    .replace(/\s+/g, '\\s+')
    .replace(
      /\{(\w+)\}/g,
      (_, name: string) => `${prefixes.get(name) ?? ''}(?<${name}>${shapes.get(name) ?? '\\S+?'})`,
    );
  const open = last ? source.replace(/\\S\+\?\)$/, '[\\s\\S]+)') : source;
  return new RegExp(`^${open}$`, 'iu');
}
