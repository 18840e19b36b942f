/** Months that are named from today, in a folded text; how many back. The longer before what it contains. */
const forms: readonly (readonly [form: string, back: number])[] = [
  ['month before last|上上个?月|m[eê]s retrasado', 2],
  ['(?:last|previous) month|(?<!再)上个?月|m[eê]s passado|m[eê]s anterior', 1],
];

const INVOICE_BEFORE =
  /(?:\b(?:invoice|bill|statement|fatura|conta|nota|boleto)s?\s+(?:(?:of|for|from|in|de|do|da)\s+)?(?:the\s+)?|(?:账单|帳單)\s*)$/u;
const INVOICE_AFTER = /^(?:['’]s?)?\s+(?:invoice|bill|statement)|^份?的?\s*(?:账单|帳單|发票|發票)/u;
/** What stands after these is only what is compared with. */
const COMPARES =
  /\b(?:than|more|less|higher|lower|compar\p{L}*|versus|vs|maior|menor|do que|mais (?:alt|baix|car|barat)\p{L}*)\b|比|高|低/u;
export const compares = (words: string): boolean => COMPARES.test(words.toLowerCase());

/** Letters besides it: "and …?", "what about …", "e o …?", "那…呢". */
const FEW_LETTERS = 9;
const FEW_SIGNS = 3;

/**
 * How many months before this one a folded text means the invoice of: "last month's bill", "那上个月呢". Not "did you get what
 * we paid last month?": that is no invoice; nor "higher than last month", where it is another one that is asked about.
 */
export function monthsBack(said: string): number | undefined {
  const [form, back] = forms.find(([form]) => new RegExp(form, 'u').test(said)) ?? [];
  const found = form === undefined ? undefined : new RegExp(form, 'u').exec(said);
  if (!found) return undefined;
  const [before, after] = [said.slice(0, found.index), said.slice(found.index + found[0].length)];
  if (compares(before)) return undefined;
  const named = INVOICE_BEFORE.test(before) || INVOICE_AFTER.test(after);
  return named || isLittle(before + after) ? back : undefined;
}

const isLittle = (rest: string): boolean =>
  (rest.match(/\p{Script=Latin}|\d/gu) ?? []).length <= FEW_LETTERS &&
  (rest.match(/\p{Script=Han}/gu) ?? []).length <= FEW_SIGNS;
