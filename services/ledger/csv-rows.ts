import { pipeline, Readable } from 'node:stream';
import { type CsvError, parse } from 'csv-parse';
import { z } from 'zod';
import { BrokenFile, LARGEST_RECORD, linesIn, type Problem } from './import-source';

export interface Row {
  /** The line of the file the row begins on. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Rows of a CSV file, the heading among them, blank ones not. Comma, semicolon or tab, whichever the heading uses. */
export async function* csvRows(text: AsyncIterable<string>, head: string): AsyncGenerator<Row | Problem> {
  const skipped: Problem[] = [];
  let broken: CsvError | undefined;
  const parser = parse({
    delimiter: delimiterOf(head),
    info: true,
    relax_column_count: true,
    skip_empty_lines: true, // as rows too short they would each cost an error

    max_record_size: LARGEST_RECORD,
    skip_records_with_error: true,
    on_skip(error) {
      // The parser finds its way back from this one error; after the others it is in the wrong quote to the end.
      if (error?.code !== 'INVALID_OPENING_QUOTE') broken ??= error;
      else if (skipped.at(-1)?.line !== lineOf(error)) skipped.push(strayQuote(lineOf(error)));
    },
  });
  pipeline(Readable.from(withPlainLineEnds(text)), parser, () => {}); // what fails before the parser fails below

  let line = 0;
  for await (const parsed of parser) {
    const { record, info } = parsedRow.parse(parsed);
    if (broken && info.lines >= lineOf(broken)) break;
    line = info.lines;
    while (skipped[0] && skipped[0].line < line) yield skipped.shift()!; // noticed ahead of the rows; told in order
    const cells = record.map((cell) => cell.trim());
    if (cells.some((cell) => cell !== '')) yield { line: line - linesIn(record.join('')), cells };
  }
  yield* skipped;
  if (broken) throw new BrokenFile(line + 1, 'a quote that begins here is not closed, or something follows its end');
}

const parsedRow = z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) });

const lineOf = (error: CsvError) => z.int().catch(1).parse(error['lines']);

const strayQuote = (line: number): Problem => ({
  line,
  reason: 'a quote stands inside a cell; put the whole cell in quotes and write the quote twice',
});

function delimiterOf(head: string): string {
  const [heading = ''] = head.trimStart().split('\n', 1);
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

/** The parser counts a CRLF inside quotes as two lines, and the lines are what we name. */
async function* withPlainLineEnds(text: AsyncIterable<string>) {
  let held = '';
  for await (const chunk of text) {
    const whole = held + chunk;
    held = whole.endsWith('\r') ? '\r' : '';
    yield (held ? whole.slice(0, -1) : whole).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}
