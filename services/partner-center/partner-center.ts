import type { Money } from '../money';

/** What we ask of Partner Center, in our words. The real one is client.ts (REST); its simulator is test/simulators/partner-center. */
export interface PartnerCenter {
  customers(): Promise<readonly Customer[]>;
  customer(customerId: string): Promise<Customer | undefined>;
  subscriptions(customerId: string): Promise<readonly Subscription[]>;
  /** 21Vianet's invoices to the partner, newest first. Never shown to a customer: it is the partner's cost. */
  vendorInvoices(count: number): Promise<readonly VendorInvoice[]>;
  /** License lines of one invoice, already cut down to one customer (domain.md §2.6: the collection mixes all customers). */
  vendorLines(
    invoiceId: string,
    customer: { id: string; domain?: string; subscriptionIds: readonly string[] },
  ): Promise<readonly VendorLine[]>;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  /** False: the way into the customer's admin centre is closed (domain.md §1.3, §2.4). Undefined: not known from a list. */
  readonly delegatedAccess?: boolean;
}

export const subscriptionStatuses = ['active', 'suspended', 'deleted', 'pending', 'none', 'unknown'] as const;
export type SubscriptionStatus = (typeof subscriptionStatuses)[number];

export interface Subscription {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly seats: number;
  readonly status: SubscriptionStatus;
  readonly orderId?: string;
  readonly parentId?: string;
  readonly startedOn?: Date;
  readonly termEndsOn?: Date;
  readonly autoRenew: boolean;
}

export interface VendorInvoice {
  readonly id: string;
  readonly issuedOn: Date;
  readonly from?: Date;
  readonly to?: Date;
  readonly total: Money;
}

/** One license line of 21Vianet's reconciliation data (domain.md §1.6). Days are ISO days, both ends inclusive. */
export interface VendorLine {
  readonly invoiceId: string;
  readonly customerId: string;
  /** `syndicationPartnerSubscriptionNumber`, lower case: the Partner Center subscription id, the join key. */
  readonly subscriptionId: string;
  /** The billing platform's own ids: not for joining, but what 21Vianet's support asks for (domain.md §1.6, §2.10). */
  readonly billingSubscriptionId: string;
  readonly orderId: string;
  readonly product: string;
  /** As sent, trimmed: spelling and casing vary (domain.md §1.6 [!]). */
  readonly chargeType: string;
  readonly from: string;
  readonly to: string;
  readonly seats: number;
  readonly unitPrice: Money;
  readonly amount: Money;
  readonly tax: Money;
}
