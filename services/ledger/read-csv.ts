import { type Column, lineKindOf } from './csv-columns';
import { csvGroups, type Group, type NamedRow, namedRows } from './csv-groups';
import { csvRows } from './csv-rows';
import type { Problem, RawRecord } from './import-source';

type Cells = NamedRow['cells'];

/** Records of a CSV file (content/sample/LEDGER.md), with the line each part of them stands on. */
export async function* readCsv(text: AsyncIterable<string>, head: string, unused: (heading: string) => void) {
  for await (const group of csvGroups(namedRows(csvRows(text, head), unused))) {
    yield 'reason' in group ? group : recordOf(group);
  }
}

function recordOf(group: Group): RawRecord {
  const { kind, rows, spoiledBy } = group;
  const { line, cells } = rows[0]!;
  if (kind === 'payment') return { kind, line, value: pick(cells, paymentColumns) };

  const left = { line, reason: `the ${kind} that begins here is left out because of line ${spoiledBy}` };
  const { problems, ...record } = kind === 'invoice' ? invoiceOf(rows) : subscriptionOf(rows);
  return { kind, line, ...record, problems: spoiledBy ? [left, ...problems] : problems };
}

const paymentColumns = ['customerId', 'paymentId', 'invoiceId', 'receivedOn', 'amount', 'currency', 'method'] as const;

const invoiceColumns = [
  'customerId',
  'invoiceId',
  'issuedOn',
  'dueOn',
  'periodStart',
  'periodEnd',
  'currency',
  'total',
  'document',
  'fapiaoNumber',
  'fapiaoIssuedOn',
] as const;

const lineColumns = [
  'product',
  'subscriptionId',
  'chargeStart',
  'chargeEnd',
  'seats',
  'unitPrice',
  'amount',
  'tax',
] as const;

function invoiceOf(rows: readonly NamedRow[]) {
  const { cells, problems } = merged(rows, invoiceColumns);
  const { fapiaoNumber: number, fapiaoIssuedOn: issuedOn, ...invoice } = cells;
  const lineRows = rows.filter(({ kind }) => kind === 'line');
  const value = {
    ...invoice,
    ...(number || issuedOn ? { fapiao: { number, issuedOn } } : {}),
    lines: lineRows.map(({ cells }, at) => ({
      ...pick(cells, lineColumns),
      lineId: cells.lineId ?? String(at + 1),
      kind: lineKindOf(cells.kind ?? '') ?? cells.kind,
    })),
  };
  return { value, problems, lineOf: lineIn({ lines: lineRows }, rows) };
}

const subscriptionColumns = [
  'customerId',
  'subscriptionId',
  'product',
  'currency',
  'renewsOn',
  'renewalUnitPrice',
  'cancelledOn',
] as const;

function subscriptionOf(rows: readonly NamedRow[]) {
  const { cells, problems } = merged(rows, subscriptionColumns);
  const [seats, prices] = [rows.filter(({ cells }) => cells.seats), rows.filter(({ cells }) => cells.unitPrice)];
  const value = {
    ...cells,
    seats: seats.map(({ cells }) => pick(cells, ['since', 'seats'])),
    prices: prices.map(({ cells }) => pick(cells, ['since', 'unitPrice'])),
  };
  return { value, problems, lineOf: lineIn({ seats, prices }, rows) };
}

/** A record's own values may stand on its first row only, or on all: but then the same. */
function merged(rows: readonly NamedRow[], columns: readonly Column[]) {
  const cells: Partial<Record<Column, string>> = {};
  const problems: Problem[] = [];
  for (const row of rows) {
    for (const column of columns) {
      const value = row.cells[column];
      if (value === undefined || value === cells[column]) continue;
      if (cells[column] === undefined) cells[column] = value;
      else problems.push(contradiction(row, column, cells[column], rows[0]!.line));
    }
  }
  return { cells, problems };
}

const contradiction = ({ line, cells }: NamedRow, column: Column, said: string, begins: number): Problem => ({
  line,
  reason: `${column} “${cells[column]}” contradicts “${said}”, said since line ${begins} where the record begins`,
});

function pick(cells: Cells, columns: readonly Column[]) {
  return Object.fromEntries(
    columns.flatMap((column) => (cells[column] === undefined ? [] : [[column, cells[column]]])),
  );
}

/** `path` is where in the value a fault is: an entry of a list has the line of its row, all else that of the first. */
const lineIn =
  (lists: Readonly<Record<string, readonly NamedRow[]>>, rows: readonly NamedRow[]) =>
  (path: readonly PropertyKey[]) => {
    const [list, at] = path;
    const row = lists[String(list)]?.[Number(at)] ?? rows[0]!;
    return row.line;
  };
