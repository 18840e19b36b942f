import { z } from 'zod';
import { findingCodes, obstacles, verdicts } from '../reconciliation/reconciliation';

const money = z.object({ amount: z.int(), currency: z.string() });
const apart = z.object({ billed: money, expected: money, difference: money });

/** What it came to for one subscription, and by which ids 21Vianet's support finds it. */
const part = z.object({
  /** Absent: services of our own. */
  subscriptionId: z.string().optional(),
  product: z.string().optional(),
  verdict: z.enum(verdicts),
  obstacle: z.enum(obstacles).optional(),
  billingSubscriptionId: z.string().optional(),
  orderId: z.string().optional(),
  cancelledOn: z.string().optional(),
});
export type EvidencePart = z.infer<typeof part>;

/**
 * What the two books say about a disputed charge, as it was when it was gathered: the reconciliations of its subscriptions
 * (services/reconciliation) together, with what an escalation needs besides. `cost` and `vendor` are what 21Vianet charges
 * the partner: for roles that may see bills and for the package to 21Vianet, never for a customer.
 */
export const evidenceShape = z.object({
  at: z.iso.datetime(),
  verdict: z.enum(verdicts),
  obstacle: z.enum(obstacles).optional(),
  findings: z.array(
    z.object({
      code: z.enum(findingCodes),
      side: z.enum(['ours', 'vendor', 'both']),
      from: z.string(),
      to: z.string(),
      ours: z.number().optional(),
      vendor: z.number().optional(),
      held: z.number().optional(),
      prices: z.object({ billed: money, held: money }).optional(),
      money: apart.optional(),
      cost: apart.optional(),
      settled: z.boolean(),
      elsewhere: z.string().optional(),
      subscriptionId: z.string().optional(),
    }),
  ),
  difference: money,
  /** Absent: nothing differs, or the lines are taxed at several rates. */
  differenceWithTax: money.optional(),
  /** One for each subscription, what has to be put right first; absent in evidence of before there could be several. */
  parts: z.array(part).optional(),
  vendor: z
    .object({
      invoiceIds: z.array(z.string()),
      lines: z.array(
        z.object({
          from: z.string(),
          to: z.string(),
          chargeType: z.string(),
          seats: z.number(),
          amount: money,
          /** Absent in evidence of before it was kept. */
          unitPrice: money.optional(),
          subscriptionId: z.string().optional(),
        }),
      ),
    })
    .optional(),
  customer: z.object({ domain: z.string().optional(), delegatedAccess: z.boolean().optional() }),
  cancelledOn: z.string().optional(),
  paid: z.boolean().optional(),
});
export type Evidence = z.infer<typeof evidenceShape>;
export type EvidenceFinding = Evidence['findings'][number];

/** What a finding or a line is about, by name; undefined where the evidence is about one thing only. */
export const productIn = (
  { parts = [] }: Evidence,
  { subscriptionId }: Pick<EvidencePart, 'subscriptionId'>,
): string | undefined =>
  parts.length > 1 && subscriptionId !== undefined
    ? parts.find((each) => each.subscriptionId === subscriptionId)?.product
    : undefined;
