import { daysBetween } from '../calendar/day';
import { asDecimal, money } from '../money';
import type { Holding, Invoice, InvoiceLine } from './ledger';

/** What is wrong with a record although each of its values can be read. `path` is in the words of the import format. */
export interface Fault {
  readonly path: (string | number)[];
  readonly message: string;
}

/** In minor units: a cent, a whole yen. */
const ROUNDING_PER_LINE = 1;

export const faultsInInvoice = (invoice: Invoice): Fault[] => [
  ...endsBefore(invoice.issuedOn, invoice.dueOn, ['dueOn'], 'issuedOn'),
  ...endsBefore(invoice.from, invoice.to, ['periodEnd'], 'periodStart'),
  ...invoice.lines.flatMap((line, at) => [
    ...endsBefore(line.from, line.to, ['lines', at, 'chargeEnd'], 'chargeStart'),
    ...tooLong(line).map((message) => ({ path: ['lines', at, 'chargeEnd'], message })),
    ...wrongSign(line).map((message) => ({ path: ['lines', at, 'amount'], message })),
    ...tooMuch(line).map((message) => ({ path: ['lines', at, 'unitPrice'], message })),
    ...repeatedId(invoice.lines, at),
  ]),
  ...totalApart(invoice),
];

export const faultsInHolding = (holding: Holding): Fault[] => [
  ...notAscending(holding.seats, 'seats'),
  ...notAscending(holding.prices, 'prices'),
  ...endsBefore(holding.seats[0]?.since, holding.cancelledOn, ['cancelledOn'], 'the first since'),
];

function endsBefore(
  begin: string | undefined,
  end: string | undefined,
  path: Fault['path'],
  beginning: string,
): Fault[] {
  if (begin === undefined || end === undefined || begin <= end) return [];
  return [{ path, message: `${end} is before ${beginning} ${begin}` }];
}

/** Kinds take or give by their sign everywhere after this, so a line cannot say one thing and do the other. */
function wrongSign({ kind, amount: { amount } }: InvoiceLine): string[] {
  if ((kind === 'reversal' || kind === 'credit') && amount > 0) return [`must be negative for a ${kind}`];
  if ((kind === 'advance' || kind === 'prorated') && amount < 0)
    return [`must not be negative for ${kind}; see reversal, credit`];
  if (kind === 'free' && amount !== 0) return ['must be 0 for free; a charged one is prorated'];
  return [];
}

/** The longest term sold is three years; what is longer is a mistyped year, and is looked at day by day later. */
function tooLong({ from, to }: InvoiceLine): string[] {
  return daysBetween(from, to) > 5 * 366 ? [`${to} is more than five years after chargeStart ${from}`] : [];
}

/** A charge is explained by its price, seats and days (proration.ts), to the digit; five years have some sixty months. */
function tooMuch({ unitPrice, seats }: InvoiceLine): string[] {
  return unitPrice.amount * seats > Number.MAX_SAFE_INTEGER / 100
    ? [`times ${seats} seats is too large to be counted to the digit`]
    : [];
}

function repeatedId(lines: readonly InvoiceLine[], at: number): Fault[] {
  const first = lines.findIndex(({ id }) => id === lines[at]?.id);
  return first < at
    ? [{ path: ['lines', at, 'lineId'], message: `“${lines[at]?.id}” is also that of line ${first + 1}` }]
    : [];
}

function totalApart({ lines, total }: Invoice): Fault[] {
  const sum = lines.reduce((all, { amount, tax }) => all + amount.amount + tax.amount, 0);
  if (Math.abs(sum - total.amount) <= ROUNDING_PER_LINE * lines.length) return [];
  const lineTotal = asDecimal(money(sum, total.currency));
  return [{ path: ['total'], message: `${asDecimal(total)} is not what lines and tax add up to, ${lineTotal}` }];
}

function notAscending(entries: readonly { readonly since: string }[], list: string): Fault[] {
  return entries.flatMap(({ since }, at) => {
    const before = entries[at - 1]?.since;
    if (before === undefined || before < since) return [];
    return [{ path: [list, at, 'since'], message: `${since} must come after ${before}: oldest first` }];
  });
}
