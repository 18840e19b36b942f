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
].map((form) => new RegExp(form, 'gu'));

export interface MonthSaid {
  readonly month: number;
  readonly year?: number;
}

/**
 * The month of the invoice that a folded text names, with the year it names for it. One that stands with the word for an
 * invoice goes before others ("the July bill, though we paid in June"), a day of a month is none ("on November 20"), and of
 * others the first counts: in "July higher than June" it is July. 'several': it names two of them, and compares nothing.
 * `thisYear`: what "last year" is reckoned from.
 */
export function monthSaid(said: string, thisYear?: number): MonthSaid | 'several' | undefined {
  const months = monthsIn(said).filter(({ isDay, named }) => named || !isDay);
  const named = months.filter((each) => each.named);
  const [first] = named.length > 0 ? named : months;
  if (!first) return undefined;
  const others = months.filter(({ month }) => month !== first.month);
  const isOneOfTwo = others.some((each) => each.named || each.joined) || (first.joined && others.length > 0);
  if (isOneOfTwo && !COMPARES.test(said)) return 'several';
  const lastYear = thisYear !== undefined && LAST_YEAR.test(said) ? thisYear - 1 : undefined;
  return { month: first.month, year: first.year ?? lastYear };
}

/** Whether a folded text names a month with the word for an invoice: "the July bill", not "in July". */
export const namesMonthOfInvoice = (said: string): boolean => monthsIn(said).some(({ named }) => named);

interface Found extends MonthSaid {
  /** With the word for an invoice. */
  readonly named: boolean;
  /** A day of it, without a year. */
  readonly isDay: boolean;
  /** "July and October". */
  readonly joined: boolean;
}

function monthsIn(said: string): readonly Found[] {
  const found = forms.flatMap((form) => [...said.matchAll(form)]).sort((a, b) => a.index - b.index);
  return found.map((each) => {
    const { name = '', month, year } = each.groups ?? {};
    const [before, after] = [said.slice(0, each.index), said.slice(each.index + each[0].length)];
    const ofYear = year ? Number(year) : yearBeside(before, after);
    return {
      month: Number(month ?? monthOf.get(name)),
      year: ofYear,
      named: INVOICE_BEFORE.test(before) || INVOICE_AFTER.test(after),
      joined: JOINED.test(before),
      isDay: ofYear === undefined && (DAY_BEFORE.test(before) || DAY_AFTER.test(after)),
    };
  });
}

const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = "(?:20\\d\\d|['’]\\d\\d)";
const DAY_BEFORE = new RegExp(`(?<![\\d.,])${DAY}\\s+(?:of\\s+|de\\s+)?$`);
const DAY_AFTER = new RegExp(`^\\s*(?:${DAY}(?![\\d.]|\\s*,?\\s*20\\d\\d)|\\d{1,2}\\s*[日号])`);
const INVOICE_BEFORE = new RegExp(
  `(?:\\b(?:invoice|bill|statement|fatura|conta|nota|boleto)s?\\s+(?:(?:of|for|from|in|de|do|da)\\s+)?(?:the\\s+|m[eê]s\\s+de\\s+)?(?:${DAY}\\s+)?|(?:账单|帳單)\\s*)$`,
);
const INVOICE_AFTER = new RegExp(
  `^(?:\\s+${DAY})?,?(?:\\s+${YEAR})?(?:['’]s)?\\s+(?:invoice|bill|statement)|^(?:\\s*\\d{1,2}\\s*[日号])?份?(?:出)?的?\\s*(?:账单|帳單|发票|發票)`,
);
const JOINED =
  /(?:\p{L}{3,}|月)\s*(?:的?(?:账单|帳單))?\s*(?:and|or|&|e|ou|和|与|及|跟|、)\s*(?:(?:the|of|for|de|da)\s+)*$/u;
const COMPARES =
  /\b(?:than|higher|lower|more|less|compar\p{L}*|difference|differ\p{L}*|versus|vs|maior|menor|mais|menos|diferen\p{L}*)\b|比|高|低|多|少|差/u;
const LAST_YEAR = /\blast year|ano passado|去年/;

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
