import { z } from 'zod';
import { addDays, type Day, daysBetween, weekdayOf, yearOf } from './day';
import { timeShape, zoneShape } from './zone';

const hoursShape = z
  .string()
  .regex(/^[\d:]+-[\d:]+$/, 'not opening hours; write them as 09:00-18:00')
  .transform((text) => text.split('-'))
  .pipe(z.tuple([timeShape, timeShape]))
  .transform(([from, to]) => ({ from, to }))
  .refine(
    ({ from, to }) => from < to,
    'ends before it begins; a night is 22:00-24:00 and, on the next day, 00:00-06:00',
  );

const dayShape = z
  .array(hoursShape)
  .default([])
  .refine(
    (blocks) => blocks.every(({ from }, i) => i === 0 || from >= blocks[i - 1]!.to),
    'blocks overlap or are not in order',
  );

/** Opening hours by weekday; a day that is left out is closed. */
export const weekShape = z
  .strictObject({
    mon: dayShape,
    tue: dayShape,
    wed: dayShape,
    thu: dayShape,
    fri: dayShape,
    sat: dayShape,
    sun: dayShape,
  })
  .refine((week) => Object.values(week).some((blocks) => blocks.length > 0), 'never open; give a weekday its hours');

/** Where a claim comes from and when somebody last compared it. */
const provenance = { source: z.string().min(1), reviewed: z.iso.date() };

/** `countries` are those whose holidays are at hand. */
export const calendarShape = (countries: readonly string[]) =>
  z.strictObject({
    ...provenance,
    zone: zoneShape,
    hours: weekShape,
    holidays: z
      .string()
      .refine((country) => countries.includes(country), 'no such holidays; add a file <country>-<year>.yaml')
      .optional(),
    makeUpHours: dayShape,
  });

const day = z.iso.date('not a day; write it as 2026-10-01');

const holidayShape = z
  .strictObject({ name: z.string().min(1), from: day, to: day, makeUp: z.array(day).default([]) })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'ends before it begins' })
  .transform((holiday) => ({ ...holiday, days: daysOf(holiday) }));

export const yearShape = (year: number) =>
  z
    .strictObject({ ...provenance, announced: z.boolean(), holidays: z.array(holidayShape) })
    .superRefine(({ holidays }, context) => {
      const daysOff = new Set(holidays.flatMap(({ days }) => days));
      for (const [i, { to, makeUp }] of holidays.entries()) {
        const complain = (message: string, ...at: (string | number)[]) =>
          context.addIssue({ code: 'custom', message, path: ['holidays', i, ...at] });
        if (yearOf(to) !== year) complain(`not in ${year}; move it to the file of its year`, 'to');
        for (const [j, made] of makeUp.entries()) {
          if (!['sat', 'sun'].includes(weekdayOf(made)))
            complain('a make-up day is a Saturday or a Sunday', 'makeUp', j);
          if (daysOff.has(made)) complain('both a holiday and a make-up day; leave it in one place', 'makeUp', j);
        }
      }
    });

const daysOf = ({ from, to }: { from: Day; to: Day }): readonly Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, i) => addDays(from, i));
