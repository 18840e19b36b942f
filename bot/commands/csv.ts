/** People's words, or an amount as another program reads it ("-12.50"): only what says that it is one stays a number. */
export type Cell = string | { readonly decimal: string };

/** A table as RFC 4180 has it: every line ends with CRLF, every cell stands in quotes. */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');

/** First in the file, it tells Excel that it is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

function quoted(cell: Cell): string {
  const text = typeof cell !== 'string' && DECIMAL.test(cell.decimal) ? cell.decimal : defused(textOf(cell));
  return `"${text.replaceAll('"', '""')}"`;
}

const DECIMAL = /^-?\d+(\.\d+)?$/;

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : cell.decimal);

/**
 * A spreadsheet would compute what begins like a formula, whoever wrote it; an apostrophe before it makes it text. A cell
 * begins where we begin it, and inside ours wherever a spreadsheet cuts the file at semicolons, tabs or line ends instead:
 * then our quotes are no quotes to it.
 */
const defused = (text: string): string => text.replace(FORMULA, "$1'").replace(/^(?=[\t\r\n])/, "'");

const FORMULA = /(^|[;\t\n]|\r\n?)(?=(?:"|[^\S\t\r\n])*[=+\-@＝＋－＠])/g;
