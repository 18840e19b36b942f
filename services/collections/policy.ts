import { z } from 'zod';
import { type Calendar, type Calendars, calendarNames } from '../calendar/calendar';
import { timeShape, zoneShape } from '../calendar/zone';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { locales } from '../locales';

export const effects = ['reminder', 'final-notice', 'propose-suspension', 'suspended'] as const;
export const channels = ['chat', 'mail', 'agents'] as const;
export const holdKinds = ['open-dispute', 'promised-payment'] as const;
export type HoldKind = (typeof holdKinds)[number];

const DAY_MS = 86_400_000;

/** Named to customers, in their language. */
const named = z.record(z.enum(locales), z.string().trim().min(1));

const stageShape = z.strictObject({
  name: z.string().regex(/^[a-z][a-z-]*$/, 'not a name; small letters and hyphens'),
  day: z.int(),
  effect: z.enum(effects),
  channels: z.array(z.enum(channels)).min(1),
  words: z.string().min(1),
});
/** `day` counts from the customer's due date; negative is before it. */
export type Stage = Readonly<z.infer<typeof stageShape>>;

const afterSuspensionShape = z
  .strictObject({
    dataDeletionDays: z.int().positive(),
    provisional: z.boolean(),
    source: named,
    remindDaysBefore: z.array(z.int().positive()),
    signIn: z.strictObject({ administrators: z.boolean(), users: z.boolean() }),
  })
  .refine(({ dataDeletionDays, remindDaysBefore }) => rising([dataDeletionDays, ...remindDaysBefore].reverse()), {
    path: ['remindDaysBefore'],
    error: 'write the reminders from the earliest to the last, all after the suspension, such as 30, 14, 7',
  });

const policyShape = z
  .strictObject({
    source: z.string().min(1),
    reviewed: z.iso.date(),
    zone: zoneShape,
    sendAt: timeShape.refine((time) => time < DAY_MS, 'the day is over then; 23:59 at the latest'),
    workingDaysOf: z.enum(calendarNames).optional(),
    graceDays: z.int().nonnegative(),
    stages: z.array(stageShape).min(1),
    holds: z.partialRecord(z.enum(holdKinds), z.strictObject({ longestDays: z.int().positive().optional() })),
    approval: z.strictObject({
      by: z.enum(['manager', 'agent']),
      secondPerson: z.literal(true, 'a suspension always needs a second person'),
    }),
    afterSuspension: afterSuspensionShape,
    financeCharge: z.union([
      z.literal('none'),
      z.strictObject({ percentPerMonth: z.number().positive(), source: named }),
    ]),
  })
  .superRefine((policy, context) => {
    for (const { at, message } of complaints(policy))
      context.addIssue({ code: 'custom', message, path: ['stages', ...at] });
  });

export type CollectionsPolicy = Readonly<Omit<z.infer<typeof policyShape>, 'workingDaysOf'>> & {
  /** Absent: stages fall on any day. */
  readonly workingDays?: Calendar;
};

/** content/collections-policy.yaml. Throws naming every problem. */
export function readCollectionsPolicy(path: string, calendars: Calendars): CollectionsPolicy {
  const { workingDaysOf, ...policy } = parseYaml(path, policyShape);
  return { ...policy, workingDays: workingDaysOf && calendars[workingDaysOf] };
}

export const checkCollectionsPolicy = (path: string): readonly Problem[] => readYaml(path, policyShape).problems;

interface Complaint {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong with each stage, seen together with the others. */
function complaints({ stages, graceDays }: { stages: readonly Stage[]; graceDays: number }): readonly Complaint[] {
  return stages.flatMap((stage, i) => {
    const before = stages.slice(0, i);
    const is = (effect: Stage['effect']) => stage.effect === effect;
    const none = (some: readonly Stage[], effect: Stage['effect']) => some.every((other) => other.effect !== effect);
    const rules: readonly [broken: boolean, key: keyof Stage, message: string][] = [
      [before.some(({ name }) => name === stage.name), 'name', 'a stage before it has this name; rename one'],
      [stage.day <= (before.at(-1)?.day ?? -Infinity), 'day', 'not after the stage before it; put them in order'],
      [!is('reminder') && stage.day <= graceDays, 'day', `until day ${graceDays}, the end of grace, only remind`],
      [is('propose-suspension') && none(before, 'final-notice'), 'effect', 'no final notice before it; add one'],
      [is('propose-suspension') && none(stages, 'suspended'), 'effect', 'no stage "suspended" follows; add one'],
      [is('suspended') && none(before, 'propose-suspension'), 'effect', 'no proposal before it; add one'],
      [!none(before, 'suspended'), 'effect', 'after the suspension; what follows it stands under afterSuspension'],
      [is('propose-suspension') === reachesCustomer(stage), 'channels', 'agents for a proposal, else chat or mail'],
    ];
    return rules.filter(([broken]) => broken).map(([, key, message]) => ({ at: [i, key], message }));
  });
}

const reachesCustomer = ({ channels }: Stage) => channels.some((channel) => channel !== 'agents');

const rising = (numbers: readonly number[]) => numbers.every((number, i) => i === 0 || number > numbers[i - 1]!);
