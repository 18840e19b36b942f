import { isServiceError, ServiceError } from '../errors';
import { type PartnerCenterHttpOptions, partnerCenterHttp } from './http';
import { ownLine } from './license-line';
import { allByOffset, allByToken } from './paging';
import type { PartnerCenter, VendorInvoice } from './partner-center';
import { collectionOf, customerShape, plainInvoiceId, subscriptionOf, vendorInvoiceShape } from './wire';

const CUSTOMERS_PER_PAGE = 500;
const INVOICES_PER_PAGE = 200;
const LINES_PER_PAGE = 2000; // the most it gives (domain.md §2.3)

/**
 * Partner Center over its REST API (domain.md §2). Throws ServiceError; of what is not there,
 * `customer` is undefined and a collection is 'missing': an empty one would be a statement.
 */
export function partnerCenterClient(options: PartnerCenterHttpOptions): PartnerCenter {
  const errand = partnerCenterHttp(options);

  return {
    customers: () => allByToken(errand(), '/v1/customers', CUSTOMERS_PER_PAGE, customerShape),

    async customer(customerId) {
      return errand()(`/v1/customers/${segment(customerId)}`, customerShape).catch(undefinedIfMissing);
    },

    async subscriptions(customerId) {
      const path = `/v1/customers/${segment(customerId)}/subscriptions`;
      return (await errand()(path, collectionOf(subscriptionOf(customerId)))).items;
    },

    async vendorInvoices(count) {
      // Nothing promises an order, so the newest are found by reading all: one a month.
      const invoices = await allByOffset(errand(), '/v1/invoices', INVOICES_PER_PAGE, vendorInvoiceShape);
      return [...invoices].sort(newestFirst).slice(0, count);
    },

    async vendorLines(invoiceId, customer) {
      const id = plainInvoiceId(invoiceId);
      const url = `/v1/invoices/${segment(id)}/lineitems?provider=office&invoicelineitemtype=billinglineitems`;
      const lines = await allByOffset(errand(), url, LINES_PER_PAGE, ownLine(id, customer));
      return lines.filter((line) => line !== undefined);
    },
  };
}

/** Ids are GUIDs or invoice numbers; anything else could lead the path elsewhere. */
function segment(id: string): string {
  if (!/^[\w-]+$/.test(id)) throw new ServiceError('invalid', `not an id of Partner Center: ${id}`);
  return id;
}

const newestFirst = (a: VendorInvoice, b: VendorInvoice) =>
  b.issuedOn.getTime() - a.issuedOn.getTime() || b.id.localeCompare(a.id);

function undefinedIfMissing(error: unknown): undefined {
  if (isServiceError(error, 'missing')) return undefined;
  throw error;
}
