import type { Holding, Invoice, Payment } from './ledger';

export const recordKinds = ['invoice', 'payment', 'subscription'] as const;
export type RecordKind = (typeof recordKinds)[number];

export type LedgerRecord =
  | { readonly kind: 'invoice'; readonly value: Invoice }
  | { readonly kind: 'payment'; readonly value: Payment }
  | { readonly kind: 'subscription'; readonly value: Holding };

export interface Tally {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

export const nothing: Tally = { added: 0, changed: 0, unchanged: 0 };

export const plus = (a: Tally, b: Tally): Tally => ({
  added: a.added + b.added,
  changed: a.changed + b.changed,
  unchanged: a.unchanged + b.unchanged,
});

export const idOf = ({ kind, value }: LedgerRecord): string =>
  kind === 'subscription' ? value.subscriptionId : value.id;

/** A record's own currency: what it is billed, paid or sold in. */
export function currencyOf({ kind, value }: LedgerRecord): string | undefined {
  if (kind === 'invoice') return value.total.currency;
  return kind === 'payment' ? value.amount.currency : value.prices[0]?.unitPrice.currency;
}

/** The writing side of the ledger: an import's, nobody else's. */
export interface LedgerBook {
  /**
   * Puts records by their id, each atomically; the same record again changes nothing and is counted as unchanged.
   * With `dryRun` only counts what would happen.
   */
  put(records: readonly LedgerRecord[], options?: { readonly dryRun?: boolean }): Promise<Tally>;
  /** The one currency a customer is billed in, once anything is known of it (domain.md §1.5). */
  currencyOf(customerId: string): Promise<string | undefined>;
  /** The ids of all of a customer's invoices, as the partner writes them. */
  invoiceIds(customerId: string): Promise<readonly string[]>;
}
