import { z } from 'zod';
import { findingCodes, obstacles, verdicts } from '../reconciliation/reconciliation';

const money = z.object({ amount: z.int(), currency: z.string() });
const apart = z.object({ billed: money, expected: money, difference: money });

/**
 * What the two books say about a disputed charge, as it was when it was gathered: a reconciliation (services/reconciliation)
 * with what an escalation needs besides. `cost` and `vendor` are what 21Vianet charges the partner: for roles that may see
 * bills and for the package to 21Vianet, never for a customer.
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
    }),
  ),
  difference: money,
  vendor: z
    .object({
      invoiceIds: z.array(z.string()),
      billingSubscriptionId: z.string().optional(),
      orderId: z.string().optional(),
      lines: z.array(
        z.object({ from: z.string(), to: z.string(), chargeType: z.string(), seats: z.number(), amount: money }),
      ),
    })
    .optional(),
  customer: z.object({ domain: z.string().optional(), delegatedAccess: z.boolean().optional() }),
  cancelledOn: z.string().optional(),
  paid: z.boolean().optional(),
});
export type Evidence = z.infer<typeof evidenceShape>;
export type EvidenceFinding = Evidence['findings'][number];
