import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const day = z.iso.date();
const id = z.guid().toLowerCase();
const amount = z.string().regex(/^-?\d+\.\d{2}$/);

const customer = z.strictObject({
  id,
  name: z.string().min(1),
  domain: z.string().min(1),
  delegatedAccess: z.boolean(),
});

const subscription = z.strictObject({
  id,
  customerId: id,
  offerName: z.string().min(1),
  friendlyName: z.string().optional(),
  quantity: z.int(),
  status: z.enum(['active', 'suspended', 'deleted', 'pending', 'expired', 'disabled']),
  startedOn: day,
  termEndsOn: day.optional(),
  autoRenew: z.boolean(),
  orderId: z.string(),
  billingSubscriptionId: z.string(),
  parentId: id.optional(),
});

const line = z.strictObject({
  /** A customer's, or an id "of the billing platform" (domain.md §2.6 [!]); then `domain` may say whose it is. */
  customerId: z.string().toLowerCase(),
  domain: z.string().optional(),
  subscriptionId: z.string().toLowerCase(),
  billingSubscriptionId: z.string(),
  orderId: z.string(),
  product: z.string(),
  chargeType: z.string(),
  /** Absent for adjustments that name no days. */
  chargeStart: day.optional(),
  chargeEnd: day.optional(),
  unitPrice: amount,
  seats: z.int(),
  amount,
  tax: amount,
});

const invoice = z.strictObject({
  id: z.string().regex(/^\w+$/),
  issuedOn: day,
  periodStart: day,
  periodEnd: day,
  total: amount,
  lines: z.array(line),
});

export const partnerCenterData = z.strictObject({
  partnerId: id,
  customers: z.array(customer),
  subscriptions: z.array(subscription),
  invoices: z.array(invoice),
});
/** What the simulator knows: content/sample/partner-center.json is one. */
export type PartnerCenterData = z.infer<typeof partnerCenterData>;

const SAMPLE = join(__dirname, '../../../content/sample/partner-center.json');

export const readPartnerCenterData = (path = SAMPLE): PartnerCenterData =>
  partnerCenterData.parse(JSON.parse(readFileSync(path, 'utf8')));
