import { folded } from './invoice-id';
import { isMonthName } from './month-said';

/** F-10 does not stand in F-100, in XF-10, in F-10-2 or in F-10.50; in "F-10的账单" and at the end of a sentence it does. */
const alone = (pattern: string) =>
  new RegExp(`(?<!${SIGN}|${SIGN}[-_/]|\\d[.,])${pattern}(?!${SIGN}|[-_/]${SIGN}|[.,]\\d)`, 'gu');
const SIGN = '[\\p{Script=Latin}\\d]';

/** Of these invoice ids the one that a folded text names first; where two begin together, the longer. */
export function numberSaid(said: string, ids: readonly string[]): string | undefined {
  const [first] = ids
    .flatMap((id) => {
      const at = said.search(alone(escaped(folded(id))));
      return at === -1 ? [] : [{ id, at }];
    })
    .sort((a, b) => a.at - b.at || b.id.length - a.id.length);
  return first?.id;
}

/** What looks like an invoice number in a folded text, or like one of these, be there such an invoice or not. */
export function numberLike(said: string, ids: readonly string[]): string | undefined {
  const likeThese = [...new Set(ids.map(shapeOf))].map((shape) => alone(`${shape}(?:[-_/]?${SIGN})*`));
  const [found] = [LETTERS_AND_NUMBERS, AFTER_THE_WORD, ...likeThese].flatMap((form) =>
    [...said.matchAll(form)].flatMap(([like, letters = '']) =>
      isMonthName(letters) || NO_NUMBER.test(like) ? [] : (/\S*\d\S*$/.exec(like)?.[0] ?? []),
    ),
  );
  return found;
}

/** BF-2026-07: letters, and two groups of digits. Of "C-0624" and "FT-998877" nobody knows what they are. */
const LETTERS_AND_NUMBERS = alone('([a-z]{1,6})[-_/]\\d{2,}[-_/]\\d+(?:[-_/][a-z\\d]+)*');

/** "invoice 2231", "fatura nº 7", "账单号 INV17"; but no amount, and no year; the number of a fapiao is another one. */
const AFTER_THE_WORD = alone(
  `(?:invoice|bill|fatura|账单|帳單)\\s*(?:${[
    '(?:no\\b\\.?|number|nr\\b\\.?|#|号码?|编号|:)\\s*[a-z]{0,8}-?\\d+',
    '([a-z]{1,8})-?\\d{2,}',
    '(?!20\\d\\d(?!\\d))\\d{4,}(?!\\s*(?:元|yuan|rmb|cny|usd|%))',
  ].join('|')})`,
);

/** Plans and products: E3, P2, Office-365. Digits alone could be anything. */
const NO_NUMBER = /^[a-z]\d{1,2}$|365$|^\d+$/;

/** RE-2025-11A has the shape of RE-2026-07A; without letters, where a month would have it too, the digits are as many. */
function shapeOf(id: string): string {
  const digits = /\p{L}/u.test(id) ? () => '\\d+' : (run: string) => `\\d{${run.length}}`;
  return escaped(folded(id)).replace(/\d+/g, digits);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
