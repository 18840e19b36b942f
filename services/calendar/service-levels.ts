import { z } from 'zod';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { calendarNames } from './calendar';

/** What is timed in a case (field.md row 14). `vendor-wait`: how long 21Vianet may take before somebody asks them. */
export const clockKinds = ['first-response', 'next-response', 'resolution', 'vendor-wait'] as const;
export type ClockKind = (typeof clockKinds)[number];

const UNIT_MS = { m: 60_000, h: 3_600_000 } as const;

/** '30m', '9h' as ms. No days: a working day is as long as its calendar says, so a target says it in hours. */
const durationShape = z
  .string()
  .regex(/^[1-9]\d{0,5}[mh]$/, 'not a duration; write working time as 30m or 9h')
  .transform((text) => Number(text.slice(0, -1)) * (text.endsWith('m') ? UNIT_MS.m : UNIT_MS.h));

const levelShape = z
  .strictObject({
    calendar: z.enum(calendarNames),
    target: durationShape,
    /** Share of the target after which people are warned. */
    warnAt: z.number().gt(0, 'between 0 and 1, such as 0.75').lt(1, 'between 0 and 1, such as 0.75'),
    source: z.string().min(1),
  })
  .transform(({ calendar, target, warnAt, source }) => ({ calendar, targetMs: target, warnShare: warnAt, source }));

const serviceLevelsShape = z.strictObject({
  reviewed: z.iso.date(),
  clocks: z.strictObject({
    'first-response': levelShape,
    'next-response': levelShape,
    resolution: levelShape,
    'vendor-wait': levelShape,
  } satisfies Record<ClockKind, typeof levelShape>),
});

export type ServiceLevel = z.infer<typeof levelShape>;
export type ServiceLevels = Readonly<Record<ClockKind, ServiceLevel>>;

/** content/service-levels.yaml. Throws naming every problem. */
export const readServiceLevels = (path: string): ServiceLevels => parseYaml(path, serviceLevelsShape).clocks;

export const checkServiceLevels = (path: string): readonly Problem[] => readYaml(path, serviceLevelsShape).problems;
