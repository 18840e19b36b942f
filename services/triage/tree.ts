import { z } from 'zod';
import { disputeKinds } from '../cases/case';
import { locales, vendorLocales } from '../locales';
import { factNames } from './facts';
import { type Complaint, complaintsAbout } from './soundness';

const words = z.record(z.enum(locales), z.string().min(1));

/** What an answer tells 21Vianet; one without is our own affair, and stays with us. */
const vendorWords = z.record(z.enum(vendorLocales), z.string().min(1));

export const advisable = [
  'explained',
  'corrected',
  'credited',
  'escalated',
  'technical',
  'waiting',
  'withdrawn',
] as const;
export type Advice = (typeof advisable)[number];

const question = z.strictObject({
  kind: z.literal('question'),
  text: words,
  /** Evidence the agent should have in hand for the answer. */
  evidence: words.optional(),
  options: z
    .array(z.strictObject({ id: z.string(), text: words, package: vendorWords.optional(), next: z.string() }))
    .min(2)
    .max(5),
});

/** Branches on something the house knows; `unknown` is where to go when it does not know it (yet). */
const check = z.strictObject({
  kind: z.literal('check'),
  fact: z.enum(factNames),
  when: z.record(z.string(), z.string()),
  unknown: z.string(),
});

const outcome = z.strictObject({
  kind: z.literal('outcome'),
  advice: z.enum(advisable),
  text: words,
  /** Waits for the customer: once they have said something, the question that led here is asked again. */
  until: z.literal('customer-said').optional(),
  /** For an escalation: whose request it is at 21Vianet (domain.md §1.2). */
  request: z.enum(['customer-request', 'partner-center-request']).optional(),
});

const step = z.discriminatedUnion('kind', [question, check, outcome]);

/**
 * content/triage.yaml. Every step a case may stand on, and where each kind of dispute begins. A tree that leads nowhere, in a
 * circle, or has a step nobody comes to, is none.
 */
export const treeShape = z
  .strictObject({
    start: z.record(z.enum(disputeKinds), z.string()),
    steps: z.record(z.string(), step),
  })
  .superRefine((tree, context) => {
    const tell = ({ at, message }: Complaint) => context.addIssue({ code: 'custom', path: [...at], message });
    for (const complaint of complaintsAbout(tree)) tell(complaint);
  });

export type Tree = z.infer<typeof treeShape>;
export type Step = z.infer<typeof step>;
export type Question = z.infer<typeof question>;
export type OutcomeStep = z.infer<typeof outcome>;
