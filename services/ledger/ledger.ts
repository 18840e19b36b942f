import type { Money } from '../money';

/**
 * The partner's own books: what it billed its customers and what they paid. Partner Center knows none of this
 * (domain.md §0.4: no due date, no per-customer invoice, no payment status in the API).
 * Dates without a time are ISO days ('2026-07-15') in the partner's billing zone, both ends of a period inclusive.
 */
export type Day = string;

export const lineKinds = ['advance', 'prorated', 'reversal', 'credit', 'free', 'other'] as const;
/** What a line is for (domain.md §1.6): the month paid ahead, a seat change inside it, the ahead-payment taken back, … */
export type LineKind = (typeof lineKinds)[number];

export interface InvoiceLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly product: string;
  /** The Partner Center subscription id, lower case: the join key to 21Vianet's bill. Absent for the partner's own services. */
  readonly subscriptionId?: string;
  readonly from: Day;
  readonly to: Day;
  readonly seats: number;
  /** Per seat and full billing period. */
  readonly unitPrice: Money;
  /** Before tax; negative for reversals and credits. */
  readonly amount: Money;
  readonly tax: Money;
}

export interface Invoice {
  readonly id: string;
  readonly customerId: string;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly from: Day;
  readonly to: Day;
  /** With tax. */
  readonly total: Money;
  readonly lines: readonly InvoiceLine[];
  /** Where the customer can fetch the document, when the partner's billing system offers one. */
  readonly document?: string;
  readonly fapiao?: { readonly number: string; readonly issuedOn: Day };
}

export interface Payment {
  readonly id: string;
  readonly customerId: string;
  readonly invoiceId?: string;
  readonly receivedOn: Day;
  readonly amount: Money;
  readonly method: string;
}

/** The partner's record of what a customer holds: seats over time, price, and what happens at renewal. */
export interface Holding {
  readonly customerId: string;
  readonly subscriptionId: string;
  readonly product: string;
  /** Oldest first; each entry holds from its day on. */
  readonly seats: readonly { readonly since: Day; readonly seats: number }[];
  /** Per seat and full billing period, oldest first; each holds from its day on. */
  readonly prices: readonly { readonly since: Day; readonly unitPrice: Money }[];
  readonly renewsOn?: Day;
  readonly renewalUnitPrice?: Money;
  readonly cancelledOn?: Day;
}

export interface InvoiceState {
  readonly invoice: Invoice;
  readonly paid: Money;
  /** Never negative: an overpayment shows in the account's balance. */
  readonly open: Money;
}

/** Everything is asked per customer: there is no way to read across the wall between two tenants. */
export interface Ledger {
  /** Newest first. */
  invoices(customerId: string): Promise<readonly InvoiceState[]>;
  /** By its id in any case. */
  invoice(customerId: string, invoiceId: string): Promise<InvoiceState | undefined>;
  /** Newest first. */
  payments(customerId: string): Promise<readonly Payment[]>;
  holdings(customerId: string): Promise<readonly Holding[]>;
}
