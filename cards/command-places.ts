import { givenOutcomes, type Outcome } from '../services/cases/case';
import { locales } from '../services/locales';
import { amountAhead } from '../services/money';
import { bareForm } from './folded';
import { text } from './texts';

/** Ids a button carries in its data; every other name is an input. */
export const ids = new Set([
  'case',
  'invoice',
  'line',
  'topic',
  'answer',
  'company',
  'person',
  'prepared',
  'page',
  'from',
]);

/** Said in a person's own words: brought on as typed, sign by sign. */
export const own = new Set(['text', 'why']);

/** Looked for as typed; a "please" or a full stop behind it is no part of it. */
export const sought = new Set(['words', 'customer']);

/** Read as words of ours, the accents aside. */
export const named = new Set(['outcome']);

/** Behind an amount: it is meant as it stands, though it is more than is in dispute. */
export const MEANT = '!';

/** Ids look like ids: "explain the invoice of July" is no command about an invoice of that name. */
const shapes = new Map([
  ['case', /#?(\d{4,12})(?!\d)/uy],
  ['other', /#?\d{4,12}(?!\d)/uy],
  ['invoice', /[^\s\d]*\d\S*/uy],
  ['page', /\d{1,4}(?!\d)/uy],
  ['from', /\d{1,7}(?!\d)/uy],
  ['amount', new RegExp(`${amountAhead()}${MEANT}?`, 'uy')],
  ['outcome', oneOf(givenOutcomes)],
]);

/** Where an amount follows, the outcome is the one that has an amount: "explained 25 seats …" is all words. */
const credited = oneOf(['credited']);

export const shapeOf = (place: string, command: string): RegExp | undefined =>
  place === 'outcome' && command.includes('{amount}') ? credited : shapes.get(place);

/** By its id, or by its name in any language. */
function oneOf(outcomes: readonly Outcome[]): RegExp {
  const names = outcomes.flatMap((id) => [id, ...locales.map((locale) => bareForm(text(locale, `outcome.${id}`)))]);
  const longestFirst = names.toSorted((a, b) => b.length - a.length);
  return new RegExp(`(?:${longestFirst.join('|')})(?!\\p{Script=Latin})`, 'iuy');
}

/** Said along with a command, in any language, and no part of it. */
export const courtesies = locales.flatMap((locale) => text(locale, 'command-help.please').split('|'));

/** Whether somebody of the desk said something there: "…" stands in what they are shown to type, "please" and "?" say nothing. */
export function saysSomething(place: string, said: string, command: string): boolean {
  if (courtesies.includes(said.toLowerCase())) return false;
  if (place === 'ticket') return /\d/.test(said);
  if (place === 'text' && command.includes('{outcome}')) return /[\p{L}\p{S}]/u.test(withoutAmount(said)); // an amount alone is no answer
  return /[\p{L}\p{N}\p{S}]/u.test(said);
}

const withoutAmount = (said: string): string =>
  said.normalize('NFKC').replace(new RegExp(`^${amountAhead()}`, 'u'), '');
