import { type Locale, locales } from '../services/locales';
import { endOf, type Followed, follow } from './command-following';
import { looks, typedBy } from './command-groups';
import { type Pattern, patternOf } from './command-pattern';
import { courtesies, ids } from './command-places';
import { type Folded, fold } from './folded';
import type { Pressed } from './pressed';
import { hasText, type TextKey, text } from './texts';
import en from './texts/en-US.json';

/**
 * What to type instead of pressing. The words are texts ("command.<verb>"), alternatives between bars; {case} and {invoice}
 * are ids the press would carry, {…} anything else is what an input would hold, the last one to the end of the message.
 */
const COMMAND = 'command.';

const patternsIn = (locale: Locale): readonly Pattern[] =>
  Object.keys(en)
    .filter((key): key is TextKey => key.startsWith(COMMAND))
    .flatMap((key) =>
      alternatives(key, locale)
        .toSorted((a, b) => placesIn(b) - placesIn(a)) // what says more is tried first
        .map((words) => patternOf(key.slice(COMMAND.length), words)),
    );

/** Every way to type every command, in any language. */
export const patterns: readonly Pattern[] = locales.flatMap(patternsIn);

/** A message that is a command of any language, sign by sign; undefined: it is something else. */
export function readCommand(message: string): Pressed | undefined {
  const folded = fold(message);
  for (const pattern of patterns) {
    const at = endOfHead(pattern, folded);
    const followed = at === undefined ? undefined : followedFrom(pattern, folded, at, false);
    if (followed?.whole) return pressOf(pattern.verb, followed);
  }
  return undefined;
}

/** Whether somebody of this kind means a command by it; any other reader takes the same words as words. */
export function isCommand(message: string, who: 'customer' | 'desk'): boolean {
  const verb = readCommand(message)?.verb;
  return verb !== undefined && typedBy[who].has(verb);
}

export function endOfHead({ begins }: Pattern, { bare: message }: Folded): number | undefined {
  begins.lastIndex = 0;
  return begins.test(message) ? begins.lastIndex : undefined;
}

/** `atDesk`: as people of the desk type, who mean a command: "claim 1042, please." */
export const followedFrom = (pattern: Pattern, folded: Folded, at: number, atDesk: boolean): Followed =>
  follow(pattern, folded, {
    at,
    end: endOf(pattern, folded, atDesk ? courtesies : [], closersOf(pattern, atDesk)),
    atDesk,
  });

export function pressOf(verb: string, { given }: Followed): Pressed {
  const named = [...given];
  return {
    verb,
    data: Object.fromEntries(named.filter(([name]) => ids.has(name))),
    inputs: Object.fromEntries(named.filter(([name]) => !ids.has(name))),
  };
}

/** A customer's word alone stays a word: "help!" may be for the person who talks with them. A question does nothing but look. */
function closersOf({ verb, parts }: Pattern, atDesk: boolean): string {
  if (atDesk) return looks.has(verb) ? ' .。!,?' : ' .。!,';
  return parts.at(-1)?.place ? '.。!' : '';
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

/** How it is typed, with names for what is not known yet: "merge 1042 into [other number] …". */
export const spelled = (words: string, locale: Locale, given: ReadonlyMap<string, string> = new Map()): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const key = `command-help.as.${name}`;
    return given.get(name) ?? (hasText(key) ? text(locale, key) : whole);
  });

/** The usual way to type a verb; without what turns the pages of a list, the buttons below it do. */
export function usualWay(verb: string, locale: Locale, given?: ReadonlyMap<string, string>): string {
  const key = `${COMMAND}${verb}`;
  const ways = hasText(key) ? alternatives(key, locale) : [];
  return spelled(ways.find((words) => !/\{(?:page|from)\}/.test(words)) ?? '', locale, given);
}

function alternatives(key: TextKey, locale: Locale): string[] {
  return text(locale, key)
    .split('|')
    .map((words) => words.trim());
}

function placesIn(words: string): number {
  return words.split('{').length;
}
