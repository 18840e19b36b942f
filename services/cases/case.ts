import { z } from 'zod';
import { serviceClockShape } from '../calendar/service-clocks';
import { locales } from '../locales';
import { evidenceShape } from './evidence';
import { fileTypes } from './file-types';

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

/** How a case can have ended; `givenOutcomes` are those an agent gives in resolving it, the others come about by their own verbs. */
export const outcomes = [
  'explained',
  'corrected',
  'credited',
  'technical', // it is no matter of billing: technical support goes on with it
  'suspended',
  'restored',
  'merged',
] as const;
export type Outcome = (typeof outcomes)[number];
export const givenOutcomes = ['explained', 'corrected', 'credited', 'technical'] as const satisfies readonly Outcome[];

const instant = z.iso.datetime();
const money = z.object({ amount: z.int(), currency: z.string() });
const somebody = z.object({ id: z.string(), name: z.string() });

const escalation = z.object({
  /** The case's version since when it is this one: what is recorded of an earlier one is not recorded here. */
  version: z.int().default(0),
  state: z.enum(['prepared', 'submitted', 'attention-needed', 'answered', 'taken-back']),
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

/** A clock, and what people were told of it. */
const clock = serviceClockShape.extend({ told: z.enum(['warning', 'breached']).optional() });
export type CaseClock = Readonly<z.infer<typeof clock>>;

/** A new case on the table of one agent, for a while (content/desk-policy.yaml). */
const offer = z.object({
  to: somebody,
  until: instant,
  /** Who had it on the table before, in this round. */
  before: z.array(z.string()),
  /** Passed on or handed back before its time was over: it only says who had it. */
  over: z.literal(true).optional(),
});

/** A file somebody sent: its content is kept elsewhere under this hash (services/files). */
export const fileShape = z.object({
  hash: z.string(),
  title: z.string(),
  type: z.enum(fileTypes),
  /** Bytes. */
  size: z.int(),
  by: somebody,
  at: instant,
  /** The desk sent it to the customer, with a reply; whatever else the desk adds is its own. */
  toCustomer: z.literal(true).optional(),
});
export type CaseFile = z.infer<typeof fileShape>;

/** What happened in the chat before a person was asked for: so nobody has to say it twice. */
export const packetShape = z.object({
  said: z.array(z.object({ at: instant, text: z.string() })),
  /** Topics the bot had answered. */
  tried: z.array(z.string()),
});
export type Packet = z.infer<typeof packetShape>;

const resolution = z.object({
  outcome: z.enum(outcomes),
  /** What the customer is told, word for word. */
  text: z.string(),
  /** The language it is written in; the customer is told when it is not theirs. */
  locale: z.enum(locales),
  /** For `credited`: with tax. Recorded and exported; Closeloop moves no money. */
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
  /** The version since which what a decision rests on is as it is now: a clock or a note changes nothing in that. */
  basis: z.int().default(1),
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
  offer: offer.optional(),
  /** A person of ours has the talk: what the customer writes goes to them, and the bot is silent. */
  talk: z.object({ agent: somebody, since: instant, lastAt: instant }).optional(),
  clocks: z.array(clock).default([]),
  files: z.array(fileShape).default([]),
  packet: packetShape.optional(),
  triage: z.array(z.object({ question: z.string(), answer: z.string(), by: somebody, at: instant })),
  evidence: evidenceShape.optional(),
  escalation: escalation.optional(),
  question: z.object({ text: z.string(), at: instant }).optional(),
  /** What a second person is asked to decide. */
  approval: z.object({ text: z.string(), at: instant, by: somebody }).optional(),
  /** What the customer wrote last, after the first complaint. */
  said: z.object({ text: z.string(), at: instant }).optional(),
  resolution: resolution.optional(),
  /** Credits the customer was told of before the case came back: what was promised does not go away by that. */
  promised: z.array(resolution).default([]),
  closing: z
    .object({
      how: z.enum(['confirmed', 'assumed', 'overridden', 'withdrawn', 'merged']),
      at: instant,
      why: z.string().optional(),
    })
    .optional(),
  timesReopened: z.int(),
  /** Cases that have to do with this one. */
  related: z.array(z.string()).default([]),
  /** The case this one follows (its reopen window was over), or that took it over (merged). */
  follows: z.string().optional(),
  mergedInto: z.string().optional(),
  /** The operation that opened it: opening again with the same one finds this case. */
  opening: z.string(),
  /** The last link of the event chain: see services/audit. */
  head: z.string(),
});
export type Case = z.infer<typeof caseShape>;

/** Whether the two bills can be compared (again): what is over keeps what it has. */
export const canCompare = ({ state, dispute }: Pick<Case, 'state' | 'dispute'>): boolean =>
  isOpen(state) && dispute.invoiceId !== undefined;

/** It lies on somebody's table now. */
export const isOffered = ({ offer, owner }: Pick<Case, 'offer' | 'owner'>, now: Date): boolean =>
  !owner && offer !== undefined && !offer.over && Date.parse(offer.until) > now.getTime();

/** What its customer may read: what they sent, and what they were sent. */
export const filesOfCustomer = ({ files, requester }: Case): CaseFile[] =>
  files.filter(({ by, toCustomer }) => by.id === requester.id || toCustomer);

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
