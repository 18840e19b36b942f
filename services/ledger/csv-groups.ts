import { type Column, columnOf, type RowKind, rowKindOf, rowKinds } from './csv-columns';
import type { Row } from './csv-rows';
import { MOST_ITEMS } from './import-shapes';
import { BrokenFile, type Problem } from './import-source';
import type { RecordKind } from './ledger-book';

/** A row by the names of its columns; empty cells are not there. */
export interface NamedRow {
  readonly line: number;
  readonly kind: RowKind;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

/** The rows of one record: an invoice and its lines, a subscription and its changes, a payment alone. */
export interface Group {
  readonly kind: RecordKind;
  readonly rows: NamedRow[];
  /** A line that belongs to it, for all we know, and could not be read. */
  spoiledBy?: number;
}

/** Rows of one record stand together: so only one group is ever in memory, however long the file. */
export async function* csvGroups(rows: AsyncIterable<NamedRow | Problem>): AsyncGenerator<Group | Problem> {
  let group: Group | undefined;
  for await (const row of rows) {
    if ('reason' in row) {
      yield row;
      if (group && group.kind !== 'payment') group.spoiledBy ??= row.line;
    } else if (group && belongs(row, group)) {
      if (group.rows.length < MOST_ITEMS + 2) group.rows.push(row); // enough to be refused for its length
    } else {
      if (group) yield group;
      group = { kind: row.kind === 'line' ? 'invoice' : row.kind, rows: [row] };
    }
  }
  if (group) yield group;
}

function belongs({ kind, cells }: NamedRow, group: Group): boolean {
  const first = group.rows[0]!.cells;
  if (group.kind === 'invoice') return kind === 'line' && (cells.invoiceId ?? first.invoiceId) === first.invoiceId;
  return group.kind === 'subscription' && kind === 'subscription' && cells.subscriptionId === first.subscriptionId;
}

/** The first row names the columns; one we do not know is told to `unused`, since it may be a known one misspelt. */
export async function* namedRows(rows: AsyncIterable<Row | Problem>, unused: (heading: string) => void) {
  let columns: readonly (Column | undefined)[] | undefined;
  for await (const row of rows) {
    if ('reason' in row) yield row;
    else if (columns) yield named(row, columns);
    else columns = readHeading(row, unused);
  }
}

function readHeading({ line, cells }: Row, unused: (heading: string) => void) {
  const columns = cells.map(columnOf);
  const twice = columns.find((column, at) => column && columns.indexOf(column) < at);
  if (!columns.includes('record')) throw new BrokenFile(line, 'the heading has no column “record”');
  if (twice) throw new BrokenFile(line, `the heading has the column “${twice}” twice`);
  cells.filter((cell, at) => cell && !columns[at]).forEach(unused);
  return columns;
}

function named({ line, cells }: Row, columns: readonly (Column | undefined)[]): NamedRow | Problem {
  if (cells.slice(columns.length).some(Boolean)) return { line, reason: 'the row has more cells than the heading' };
  const byName: Partial<Record<Column, string>> = {};
  columns.forEach((column, at) => {
    if (column && cells[at]) byName[column] = cells[at];
  });
  const kind = rowKindOf(byName.record ?? '');
  if (kind) return { line, kind, cells: byName };
  return { line, reason: `record “${byName.record ?? ''}” is none of ${Object.keys(rowKinds).join(', ')}` };
}
