/** People's words in Markdown: shown as they were typed, whatever signs are in them. */
export const asMarkdown = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\\`*_[\]<>&~|#^$]/g, '\\$&')
    .replace(/:\/\/|(?<=www)\./gi, '\\$&') // no link that nobody meant
    .replace(/^([ \t]*\d+)([.)])/gm, '$1\\$2')
    .replace(/^([ \t]*)([-+=])/gm, '$1\\$2')
    .replace(/^[ \t]+/gm, (blank) => '&nbsp;'.repeat(blank.replaceAll('\t', '    ').length));

/** Several lines of them, each where it was. */
export const quote = (text: string): string =>
  asMarkdown(text)
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}  `)) // two blanks: the line ends here
    .join('\n');

/** On one line, for a cell or an item. */
export const inLine = (text: string): string => asMarkdown(text).replaceAll('\n', '<br>');

type Row = readonly string[];

/** Its cells are Markdown already. */
export const table = (head: Row, rows: readonly Row[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
