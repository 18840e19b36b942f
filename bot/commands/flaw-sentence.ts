import { z } from 'zod';
import type { Flaw } from '../../services/record/verify';

/** What does not hold, in words; `entry`: what the links of the chain are called. */
export function flawSentence(flaw: Flaw, entry: string): string {
  const entries = entry.replace(/y$/, 'ie').concat('s');
  switch (flaw.kind) {
    case 'entry':
      return `${entry} ${flaw.position} of ${flaw.of}${named(flaw.entry)} does not follow from those before it`;
    case 'end':
      return `ends after ${entry} ${flaw.of}, but its head names another: the last ${entries} are missing, or the head was changed`;
    case 'no-entries':
      return `its ${entries} are gone`;
    case 'no-case':
      return flaw.of > 0
        ? `the case is gone; ${flaw.of} of its ${entries} are there`
        : 'the case and its events are gone';
    case 'case':
      return `its ${entries} are whole, but its ${flaw.what} is ${flaw.says}, and after ${entry} ${flaw.of} of ${flaw.of} it must be ${flaw.events}`;
  }
}

const nameable = z.looseObject({ verb: z.string().optional(), what: z.string().optional(), at: z.string().optional() });

/** " (reply, 2026-11-22T12:00:00.000Z)", as far as it says so. */
function named(entry: object): string {
  const { verb, what, at } = nameable.catch({}).parse(entry);
  const known = [verb ?? what, at].filter((part) => part !== undefined).map(plain);
  return known.length > 0 ? ` (${known.join(', ')})` : '';
}

/** Whoever changed it may have written anything there, also what a terminal obeys. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 40);
