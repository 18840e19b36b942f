import type { Money } from '../money';
import { heldIn } from './held';
import type { Holding, Invoice, InvoiceLine } from './ledger';

interface Otherwise<T> {
  readonly invoiceId: string;
  readonly billed: T;
  readonly recorded: T;
}

/** The price the latest of these invoices (newest first) bills a seat at, where the partner's record has another for those days. */
export function priceOtherwise(holding: Holding, invoices: readonly Invoice[]): Otherwise<Money> | undefined {
  const { invoiceId, lines } = latestOf(holding, invoices);
  const otherwise = lines.map((line) => {
    const held = heldIn(holding.prices, line).map(({ unitPrice }) => unitPrice);
    const recorded = held.at(-1);
    const isRecorded = held.some(({ amount }) => amount === line.unitPrice.amount);
    return recorded && !isRecorded ? { invoiceId, billed: line.unitPrice, recorded } : undefined;
  });
  return otherwise.find((each) => each !== undefined);
}

/** The seats it bills, line by line, where the record has another number of them; it may bill them in parts. */
export function seatsOtherwise(holding: Holding, invoices: readonly Invoice[]) {
  const { invoiceId, lines } = latestOf(holding, invoices);
  const [first] = lines;
  const held = first ? heldIn(holding.seats, first).map(({ seats }) => seats) : [];
  const billed = lines.map(({ seats }) => seats);
  const recorded = held.at(-1);
  const isRecorded = held.includes(billed.reduce((all, seats) => all + seats, 0));
  return recorded !== undefined && !isRecorded ? { invoiceId, billed, recorded } : undefined;
}

/** What the latest invoice that has this subscription charges for the period ahead. */
function latestOf({ subscriptionId }: Holding, invoices: readonly Invoice[]) {
  const ahead = (line: InvoiceLine) => line.kind === 'advance' && line.subscriptionId === subscriptionId;
  const latest = invoices.find(({ lines }) => lines.some(ahead));
  return { invoiceId: latest?.id ?? '', lines: latest?.lines.filter(ahead) ?? [] };
}
