import { type Money, money, sum } from '../money';
import { type BillingPeriod, billingDayOf, billingPeriods, daysIn } from './billing-period';
import { type Difference, differenceBetween } from './invoice-difference';
import { itemsOf, linesBy } from './invoice-items';
import { type Holding, type Invoice, type InvoiceLine, type LineKind, lineKinds } from './ledger';
import { expectedAmount, TOLERANCE } from './proration';

/** The arithmetic of one line with its numbers filled in. */
export interface Formula {
  readonly unitPrice: Money;
  readonly seats: number;
  /** Absent where days do not count: a service, or a free period. */
  readonly share?: { readonly days: number; readonly period: BillingPeriod };
  /** With the sign of what the line does: a reversal or a credit takes back. */
  readonly result: Money;
  /** Whether the billed amount is the result but for cents (domain.md §1.6, the tolerance). */
  readonly matches: boolean;
}

export interface ExplainedLine {
  readonly line: InvoiceLine;
  readonly formula: Formula;
}

/** The lines of one item that do the same thing. */
export interface Part {
  readonly kind: LineKind;
  readonly lines: readonly ExplainedLine[];
  /** Before tax. */
  readonly amount: Money;
}

/** One subscription, or one service of the partner's own. */
export interface ExplainedItem {
  readonly subscriptionId?: string;
  readonly product: string;
  /** In the order of `lineKinds`. */
  readonly parts: readonly Part[];
  /** Before tax. */
  readonly amount: Money;
}

export interface Explanation {
  readonly invoiceId: string;
  readonly items: readonly ExplainedItem[];
  readonly beforeTax: Money;
  readonly tax: Money;
  readonly total: Money;
  /** Absent without a previous invoice in the same currency. */
  readonly difference?: Difference;
}

export interface Around {
  readonly previous?: Invoice;
  /** What the customer holds: says since when seats and prices are what they are. */
  readonly holdings?: readonly Holding[];
}

/** Why this amount: data only, kinds and numbers; the sentences are the cards'. */
export function explainInvoice(invoice: Invoice, { previous, holdings = [] }: Around = {}): Explanation {
  const { currency } = invoice.total;
  const comparable = previous?.total.currency === currency ? previous : undefined;
  const periodOf = periodsAround(comparable ? [comparable, invoice] : [invoice]);
  const items = [...itemsOf(invoice.lines).values()].map((lines) => explainItem(lines, periodOf));

  return {
    invoiceId: invoice.id,
    items,
    beforeTax: sum(
      items.map(({ amount }) => amount),
      currency,
    ),
    tax: sum(
      invoice.lines.map(({ tax }) => tax),
      currency,
    ),
    total: invoice.total,
    difference: comparable && differenceBetween(comparable, invoice, holdings),
  };
}

type PeriodOf = (line: InvoiceLine) => BillingPeriod;

function explainItem(lines: readonly InvoiceLine[], periodOf: PeriodOf): ExplainedItem {
  const parts = lineKinds.flatMap((kind) => {
    const explained = lines
      .filter((line) => line.kind === kind)
      .map((line) => ({ line, formula: formulaFor(line, periodOf) }));
    return explained.length ? [{ kind, lines: explained, amount: sum(explained.map(({ line }) => line.amount)) }] : [];
  });
  const { subscriptionId, product } = lines[0]!;
  return { subscriptionId, product, parts, amount: sum(lines.map(({ amount }) => amount)) };
}

/**
 * How many days the period of a charge has is nowhere on the line: the advance that paid for it says so, on this
 * invoice (also as its reversal) or on the previous one; failing that, the month between two billing days.
 */
function periodsAround(invoices: readonly Invoice[]): PeriodOf {
  const advances = invoices
    .flatMap(({ lines }) => lines)
    .filter(({ kind }) => kind === 'advance' || kind === 'reversal');
  const billingDay = billingDayOf(
    advances,
    invoices.map(({ issuedOn }) => issuedOn),
  );
  const paidAhead = linesBy(advances, ({ subscriptionId }) => subscriptionId);
  const periods = new Map<string | undefined, ReturnType<typeof billingPeriods>>();
  return ({ subscriptionId, from }) => {
    const periodAt = periods.get(subscriptionId) ?? billingPeriods(billingDay, paidAhead.get(subscriptionId) ?? []);
    periods.set(subscriptionId, periodAt);
    return periodAt(from);
  };
}

function formulaFor(line: InvoiceLine, periodOf: PeriodOf): Formula {
  const wholePrice = formula(line);
  if (line.kind === 'free' || line.kind === 'other') return wholePrice;

  const byDays = formula(line, { days: daysIn(line), period: periodOf(line) });
  const agreedCredit = line.kind === 'credit' && wholePrice.matches && !byDays.matches; // need not count days
  return agreedCredit ? wholePrice : byDays;
}

function formula(line: InvoiceLine, share?: Formula['share']): Formula {
  const { kind, unitPrice, seats, amount } = line;
  const [days, daysInPeriod] = [share?.days ?? 1, share?.period.days ?? 1];
  const price = kind === 'free' ? 0 : expectedAmount({ unitPrice, seats, days, daysInPeriod }).amount;
  const result = money(takesBack(line) ? 0 - price : price, unitPrice.currency);
  return { unitPrice, seats, share, result, matches: Math.abs(result.amount - amount.amount) <= TOLERANCE };
}

const takesBack = ({ kind, amount }: InvoiceLine) =>
  kind === 'reversal' || kind === 'credit' || (kind === 'other' && amount.amount < 0);
