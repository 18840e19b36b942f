/** How people name months in the languages we speak; numbers are months, 1 to 12. */
const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'janeiro', '一月'],
  ['february', 'feb', 'fevereiro', 'fev', '二月'],
  ['march', 'mar', 'março', 'marco', '三月'],
  ['april', 'apr', 'abril', 'abr', '四月'],
  ['may', 'maio', 'mai', '五月'],
  ['june', 'jun', 'junho', '六月'],
  ['july', 'jul', 'julho', '七月'],
  ['august', 'aug', 'agosto', 'ago', '八月'],
  ['september', 'sep', 'sept', 'setembro', 'set', '九月'],
  ['october', 'oct', 'outubro', 'out', '十月'],
  ['november', 'nov', 'novembro', '十一月'],
  ['december', 'dec', 'dezembro', 'dez', '十二月'],
];
const monthOf = new Map(monthNames.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));

/** Short names that are words of their own ("may I") count only where a month would stand, or before a year. */
const ambiguous = new Set(['may', 'mar', 'set', 'out', 'ago', 'mai', 'dec', 'jan']);

const oneOf = (names: readonly string[]) => `(?<name>${names.join('|')})`;
const latin = [...monthOf.keys()].filter((name) => /^\p{Script=Latin}/u.test(name));
const han = [...monthOf.keys()].filter((name) => !latin.includes(name));

/** Each finds a month by its name or its number; some with its year. */
const forms: readonly RegExp[] = [
  `(?<!\\p{L})${oneOf(latin.filter((name) => !ambiguous.has(name)))}(?!\\p{L})`,
  `(?<=\\b(?:in|for|of|from|the|my|our|de|em|do|da|fatura|invoice|bill)\\s+)${oneOf([...ambiguous])}(?!\\p{L})(?!\\s+(?:i|we|you)\\b)`,
  `(?<!\\p{L})${oneOf([...ambiguous])}(?=[\\s,./-]*(?:of\\s+|de\\s+)?20\\d\\d(?!\\d))`,
  `(?<!十)${oneOf(han)}`,
  '(?<!\\d)(?<month>0?[1-9]|1[0-2])\\s*月',
  // not the end of an invoice number, as in BF-2026-07
  '(?<![\\p{Script=Latin}\\d]|[-_/.])(?<year>20\\d\\d)[-/](?<month>0?[1-9]|1[0-2])(?!\\d|[-_/]?\\p{Script=Latin})',
  '(?<![\\p{Script=Latin}\\d]|[-_/.])(?<month>0?[1-9]|1[0-2])[-/.](?<year>20\\d\\d)(?!\\d|[-_/]?\\p{Script=Latin})',
].map((form) => new RegExp(form, 'u'));

export interface MonthSaid {
  readonly month: number;
  readonly year?: number;
}

/** The month a folded text names first, with the year it names for it: in "July higher than June" it is July. */
export function monthSaid(said: string): MonthSaid | undefined {
  const [first] = forms
    .map((form) => form.exec(said))
    .filter((found) => found !== null)
    .sort((a, b) => a.index - b.index);
  if (!first) return undefined;
  const { name = '', month, year } = first.groups ?? {};
  const [before, after] = [said.slice(0, first.index), said.slice(first.index + first[0].length)];
  return { month: Number(month ?? monthOf.get(name)), year: year ? Number(year) : yearBeside(before, after) };
}

export const isMonthName = (word: string): boolean => monthOf.has(word);

/** "July 15, 2025", "julho de 2025", "July '25", "2025年7月"; or set apart: "the July invoice of 2025". Not "in July 2050 yuan". */
function yearBeside(before: string, after: string): number | undefined {
  const said = AFTER.exec(after) ?? BEFORE.exec(before) ?? APART.exec(`${before}|${after}`);
  return said ? 2000 + Number(said[1] ?? said[2]) : undefined;
}

const NO_AMOUNT = '(?!\\d|[.,]\\d|\\s*(?:元|yuan|rmb|cny|usd))';
const AFTER = new RegExp(
  `^(?:\\s*\\d{1,2}(?:st|nd|rd|th)?)?[\\s,./()-]*(?:of\\s+|de\\s+|do\\s+)?(?:20|['’])(\\d\\d)${NO_AMOUNT}`,
);
const BEFORE = /(?<!\d)(?:20(\d\d)[\s,./年的-]*|(\d\d)年的?)$/;
const APART = new RegExp(
  `\\b(?:in|from|year|em|ano|(?:invoices?|bills?|fatura) (?:of|de))\\s+20(\\d\\d)${NO_AMOUNT}|20(\\d\\d)年`,
);
