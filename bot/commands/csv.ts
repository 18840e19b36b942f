/** A table as RFC 4180 has it: every line ends with CRLF, a cell with signs of the format in it stands in quotes. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** First in the file, it tells Excel that it is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff';

function cell(text: string): string {
  const safe = looksLikeFormula(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A spreadsheet would compute it, whoever wrote it; a number is a number. */
const looksLikeFormula = (text: string) => /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text);
