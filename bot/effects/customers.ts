import type { CustomerBook } from '../../services/partner-center/customer-book';
import type { PartnerCenter } from '../../services/partner-center/partner-center';
import type { Duty } from '../scheduler';
import type { Doing } from '../worker';

/** The list of customers, read anew every hour. */
export const customersDuty: Duty = {
  lane: 'customers',
  due: (now) => ({ id: now.toISOString().slice(0, 13), effect: { kind: 'customers' } }),
};

export const customers =
  ({ partnerCenter, book }: { readonly partnerCenter: PartnerCenter; readonly book: CustomerBook }): Doing =>
  async () =>
    book.replace(await partnerCenter.customers());
