import { z } from 'zod';
import { locales } from '../locales';
import { evidenceShape } from './evidence';

/** design.md §4. `closed` and `withdrawn` are ends; `closed` can be reopened inside the window. */
export const caseStates = [
  'new',
  'in-triage',
  'awaiting-customer',
  'awaiting-approval',
  'awaiting-21vianet',
  'resolved',
  'told',
  'closed',
  'reopened',
  'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

export const isOpen = (state: CaseState): boolean => state !== 'closed' && state !== 'withdrawn';

/** What a customer can be in dispute about; content/triage.yaml has a branch for each. */
export const disputeKinds = [
  'not-recognised',
  'wrong-quantity',
  'wrong-price',
  'charged-after-cancellation',
  'proration',
  'duplicate',
  'credit-missing',
  'payment-not-registered',
  'tax-invoice-wrong',
  'fraud',
  'vendor-invoice-wrong',
  'technical',
  'other',
] as const;
export type DisputeKind = (typeof disputeKinds)[number];

export const outcomes = ['explained', 'corrected', 'credited', 'suspended', 'restored', 'merged'] as const;
export type Outcome = (typeof outcomes)[number];

const instant = z.iso.datetime();
const money = z.object({ amount: z.int(), currency: z.string() });
const somebody = z.object({ id: z.string(), name: z.string() });

const escalation = z.object({
  state: z.enum(['prepared', 'submitted', 'attention-needed', 'answered']),
  route: z.enum(['portal', 'mail']),
  request: z.enum(['customer-request', 'partner-center-request']),
  preparedAt: instant,
  preparedBy: somebody,
  package: z.object({ en: z.string(), zh: z.string() }),
  ticket: z.string().optional(),
  submittedAt: instant.optional(),
  answer: z.string().optional(),
  answeredAt: instant.optional(),
});
export type Escalation = z.infer<typeof escalation>;

const resolution = z.object({
  outcome: z.enum(outcomes),
  /** What the customer is told, word for word. */
  text: z.string(),
  locale: z.enum(locales),
  credit: money.optional(),
  at: instant,
  by: somebody,
  toldAt: instant.optional(),
  /** Why the customer could not be told yet: a task for the owner, and in the digest. */
  unreachable: z.string().optional(),
});
export type Resolution = z.infer<typeof resolution>;

/**
 * One dispute, from the first complaint until the customer was told. It holds ids and what people said; invoices are
 * read afresh from the ledger whenever they are shown.
 */
export const caseShape = z.object({
  number: z.string(),
  version: z.int(),
  state: z.enum(caseStates),
  since: instant,
  openedAt: instant,
  customer: somebody,
  requester: somebody.extend({ tenantId: z.string(), locale: z.enum(locales) }),
  dispute: z.object({
    kind: z.enum(disputeKinds),
    invoiceId: z.string().optional(),
    lineIds: z.array(z.string()),
    product: z.string().optional(),
    subscriptionId: z.string().optional(),
    /** With tax, as billed. */
    amount: money.optional(),
    words: z.string(),
  }),
  /** `seenAt`: when the owner last did something here. */
  owner: somebody.extend({ since: instant, seenAt: instant }).optional(),
  triage: z.array(z.object({ question: z.string(), answer: z.string(), by: somebody, at: instant })),
  evidence: evidenceShape.optional(),
  escalation: escalation.optional(),
  question: z.object({ text: z.string(), at: instant }).optional(),
  resolution: resolution.optional(),
  closing: z
    .object({
      how: z.enum(['confirmed', 'assumed', 'overridden', 'withdrawn', 'merged']),
      at: instant,
      why: z.string().optional(),
    })
    .optional(),
  firstResponseAt: instant.optional(),
  timesReopened: z.int(),
  /** The case this one follows (its reopen window was over), or that took it over (merged). */
  follows: z.string().optional(),
  mergedInto: z.string().optional(),
  /** The operation that opened it: opening again with the same one finds this case. */
  opening: z.string(),
  /** The last link of the event chain: see services/audit. */
  head: z.string(),
});
export type Case = z.infer<typeof caseShape>;
export type Somebody = z.infer<typeof somebody>;

/** One verb that happened to a case. `version` is the case's version after it. */
export const eventShape = z.object({
  version: z.int(),
  at: instant,
  verb: z.string(),
  by: somebody.extend({ role: z.string() }),
  from: z.enum(caseStates).optional(),
  to: z.enum(caseStates),
  detail: z.record(z.string(), z.unknown()).optional(),
  /** HMAC over the link before and this event: a changed, missing or reordered event breaks the chain. */
  link: z.string(),
});
export type CaseEvent = z.infer<typeof eventShape>;
