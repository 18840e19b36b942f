import { z } from 'zod';

/** content/desk-policy.yaml: how the partner runs its desk. Durations are calendar time. */
export const deskPolicyShape = z.strictObject({
  /** A resolved case may come back this long after it was closed; later, a new case follows it. */
  reopenDays: z.number().positive(),
  /** Told, and the customer says nothing: closed as assumed after this long. */
  closeAfterDays: z.number().positive(),
  /** An owner who did nothing for this long may be relieved by any agent. */
  silentOwnerHours: z.number().positive(),
  /** Words an escalation must at least give to what is wrong and what we tried. */
  escalationMinimumWords: z.int().positive(),
});
export type DeskPolicy = z.infer<typeof deskPolicyShape>;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
