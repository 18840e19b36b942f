import type { Holding, InvoiceState } from './ledger';

/** How people name months in the languages we speak; numbers are months, 1 to 12. */
const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'janeiro', '一月', '1月'],
  ['february', 'feb', 'fevereiro', 'fev', '二月', '2月'],
  ['march', 'mar', 'março', 'marco', '三月', '3月'],
  ['april', 'apr', 'abril', 'abr', '四月', '4月'],
  ['may', 'maio', 'mai', '五月', '5月'],
  ['june', 'jun', 'junho', '六月', '6月'],
  ['july', 'jul', 'julho', '七月', '7月'],
  ['august', 'aug', 'agosto', 'ago', '八月', '8月'],
  ['september', 'sep', 'sept', 'setembro', 'set', '九月', '9月'],
  ['october', 'oct', 'outubro', 'out', '十月', '10月'],
  ['november', 'nov', 'novembro', '十一月', '11月'],
  ['december', 'dec', 'dezembro', 'dez', '十二月', '12月'],
];

/**
 * The invoice a message names: by its number, or by a month (the latest invoice issued in it). Undefined: it names none, or
 * one that is not there; `named` tells the two apart.
 */
export function invoiceMentioned(
  text: string,
  invoices: readonly InvoiceState[],
): { readonly named: boolean; readonly found?: InvoiceState } {
  const said = text.toLowerCase();
  const byNumber = invoices.find(({ invoice }) => said.includes(invoice.id.toLowerCase()));
  if (byNumber) return { named: true, found: byNumber };

  const month = monthIn(said);
  if (month === undefined) return { named: false };
  return { named: true, found: invoices.find(({ invoice }) => Number(invoice.issuedOn.slice(5, 7)) === month) };
}

/** Whether a message names an invoice number or a month at all, whoever's it is. */
export const namesInvoice = (text: string): boolean =>
  /\b[a-z]{2,}-?\d[\w-]*\d/i.test(text) || monthIn(text.toLowerCase()) !== undefined;

/** Longest name first: 11月 is not 1月, and "marco" is not "mar". Latin names stand alone as words; "may I" is no month. */
function monthIn(said: string): number | undefined {
  const named = monthNames
    .flatMap((names, i) => names.map((name) => ({ name, month: i + 1 })))
    .sort((a, b) => b.name.length - a.name.length);
  return named.find(({ name }) => (/^\p{Script=Latin}/u.test(name) ? standsAlone(name, said) : said.includes(name)))
    ?.month;
}

const AMBIGUOUS = new Set(['may', 'mar', 'set', 'out', 'ago', 'mai', 'dec', 'jan']);

function standsAlone(name: string, said: string): boolean {
  const word = new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u');
  if (!AMBIGUOUS.has(name)) return word.test(said);
  // short names that are words of their own count only where a month would stand
  return new RegExp(
    `(?:\\b(?:in|for|of|from|the|my|our|de|em|do|da|fatura|invoice|bill)\\s+)${name}(?!\\p{L})(?!\\s+(?:i|we|you)\\b)`,
    'u',
  ).test(said);
}

/** The subscriptions a message names by a word of their product ("Visio", "E3"); all of them when it names none. */
export function holdingsMentioned(text: string, holdings: readonly Holding[]): readonly Holding[] {
  const said = wordsIn(text);
  const named = holdings.filter(({ product }) =>
    [...wordsIn(product)].some((word) => said.has(word) && !common.has(word)),
  );
  return named.length > 0 ? named : holdings;
}

const wordsIn = (text: string): ReadonlySet<string> =>
  new Set(text.toLowerCase().match(/[a-z]+\d*|\p{Script=Han}+/gu) ?? []);

/** Words that stand in the names of many products and tell none apart. */
const common = new Set(['office', 'microsoft', 'plan', 'for', 'and', 'the', 'online', 'business']);
