import type { Case } from '../../../services/cases/case';
import type { Ledger } from '../../../services/ledger/ledger';
import { money } from '../../../services/money';
import type { PartnerCenter } from '../../../services/partner-center/partner-center';
import { newCase } from '../../support/case';
import { holdings, invoiceOf, invoices, vendorInvoices, vendorLines } from '../reconciliation/sample';

const stateOf = (invoice: (typeof invoices)[number]) => ({ invoice, paid: money(0, 'CNY'), open: invoice.total });

/** The sample partner's two books, answering as the real ones do. */
export const ledger: Ledger = {
  invoices: async (customer) => invoices.filter(({ customerId }) => customerId === customer).map(stateOf),
  invoice: async (customer, id) => (await ledger.invoices(customer)).find(({ invoice }) => invoice.id === id),
  payments: async () => [],
  holdings: async (customer) => holdings.filter(({ customerId }) => customerId === customer),
};

export const partnerCenter: PartnerCenter = {
  customers: async () => [],
  customer: async () => undefined,
  subscriptions: async () => [],
  vendorInvoices: async (count) => vendorInvoices.toReversed().slice(0, count),
  vendorLines: async (id, { id: customer }) =>
    vendorLines.filter(({ invoiceId, customerId }) => invoiceId === id && customerId === customer),
};

/** As the dispute talk writes it down: one line with what it is about, or all of the invoice's. */
export function disputeOf(invoiceId: string, lineId?: string): Case {
  const { customerId, lines } = invoiceOf(invoiceId);
  const disputed = lines.filter(({ id }) => !lineId || id === lineId);
  const { product, subscriptionId } = disputed.length === 1 ? disputed[0]! : {};
  return {
    ...newCase,
    customer: { id: customerId, name: 'A customer' },
    dispute: {
      kind: 'other',
      invoiceId,
      lineIds: disputed.map(({ id }) => id),
      product,
      subscriptionId,
      words: 'Why?',
    },
  };
}
