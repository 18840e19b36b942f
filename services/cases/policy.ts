import { z } from 'zod';
import type { Calendars } from '../calendar/calendar';
import type { ServiceLevels } from '../calendar/service-levels';

/** content/desk-policy.yaml: how the partner runs its desk. Durations are calendar time. */
export const deskPolicyShape = z.strictObject({
  /** A resolved case may come back this long after it was closed; later, a new case follows it. */
  reopenDays: z.number().positive(),
  /** Told, and the customer says nothing: closed as assumed after this long. */
  closeAfterDays: z.number().positive(),
  /** An owner who did nothing for this long may be relieved by any agent. */
  silentOwnerHours: z.number().positive(),
  /** Words of the case itself an escalation needs: the customer's, our notes, the answers of triage. */
  escalationMinimumWords: z.int().positive(),
  /** A new case lies on one agent's table this long; then on the next one's. Anybody may claim it meanwhile. */
  offerSeconds: z.int().positive(),
  /** When nobody was free: how long until it is offered again. */
  offerPauseMinutes: z.number().positive(),
  /** Open cases an agent is given at most; content/team.yaml may say otherwise for one. More may be claimed. */
  casesPerAgent: z.int().positive(),
  /** A talk between agent and customer in which nobody says anything for so long goes back to the bot. */
  talkIdleMinutes: z.number().positive(),
});
export type DeskPolicy = z.infer<typeof deskPolicyShape>;

/** Everything a deed is judged and timed by. Read at every verb: what the partner changes counts from the next one on. */
export interface DeskRules {
  readonly policy: DeskPolicy;
  readonly levels: ServiceLevels;
  readonly calendars: Calendars;
}

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;
export const MINUTE_MS = 60_000;
