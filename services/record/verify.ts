import { z } from 'zod';
import { brokenAt, followChain } from '../audit/chain';
import type { Journal } from '../audit/journal';
import { batches } from '../batches';
import type { Cases, Trail } from '../cases/cases';

/** What does not hold in a record. Positions count from 1. */
export type Flaw =
  /** The first entry that does not follow from those before it: it, or one before it, was changed, moved or taken away. */
  | { readonly kind: 'entry'; readonly position: number; readonly of: number; readonly entry: object }
  /** All entries follow, but the last ones are missing. */
  | { readonly kind: 'end'; readonly of: number }
  | { readonly kind: 'no-entries' }
  | { readonly kind: 'no-case'; readonly of: number }
  /** The chain is whole, but the case says something else than its events. */
  | {
      readonly kind: 'case';
      readonly what: string;
      readonly says: string;
      readonly events: string;
      readonly of: number;
    };

const AT_ONCE = 32;

/** Every case in turn, a few at a time: the same memory for ten cases and for a million. */
export async function* checkedCases(
  cases: Pick<Cases, 'numbers' | 'trail'>,
  key: string,
): AsyncGenerator<{ readonly number: string; readonly flaw: Flaw | undefined }> {
  const check = async (number: string) => ({ number, flaw: flawOf(number, await cases.trail(number), key) });
  for await (const numbers of batches(cases.numbers(), AT_ONCE)) yield* await Promise.all(numbers.map(check));
}

/** A case must be there, its events must follow from each other to the link it names, and it must say what they say. */
export function flawOf(number: string, { entries, head, stored, counter }: Trail, key: string): Flaw | undefined {
  const of = entries.length;
  if (!stored) return { kind: 'no-case', of };
  if (of === 0) return { kind: 'no-entries' };
  const broken = brokenAt(key, entries, head);
  if (broken === of) return { kind: 'end', of };
  if (broken !== undefined) return { kind: 'entry', position: broken + 1, of, entry: entries[broken]! };
  const differs = agreements(number, stored, counter, entries).find(([, says, events]) => says !== events);
  return differs && { kind: 'case', what: differs[0], says: String(differs[1]), events: String(differs[2]), of };
}

const credit = z
  .looseObject({ amount: z.unknown().optional(), currency: z.unknown().optional() })
  .transform(({ amount, currency }) => `${amount} ${currency}`)
  .optional();
const eventShape = z.looseObject({
  version: z.unknown().optional(),
  verb: z.unknown().optional(),
  to: z.unknown().optional(),
  detail: z.looseObject({ outcome: z.unknown().optional(), credit }).optional().catch(undefined),
});
const resolutionOf = z.looseObject({
  resolution: z.looseObject({ outcome: z.unknown().optional(), credit }).optional(),
});

/** What the case says beside what its events say: they are chained, the case itself is not. */
function agreements(
  number: string,
  stored: Readonly<Record<string, unknown>>,
  counter: number | undefined,
  entries: readonly object[],
): readonly (readonly [what: string, says: unknown, events: unknown])[] {
  const events = entries.map((entry) => eventShape.parse(entry));
  const last = events.at(-1);
  const { resolution } = resolutionOf.catch({}).parse(stored);
  const resolved = resolvedBy(events.findLast(({ verb }) => settling.has(String(verb))));
  return [
    ['number', stored['number'], number],
    ['version', stored['version'], last?.version],
    ['version counter', counter, last?.version],
    ['state', stored['state'], last?.to],
    ['outcome', resolution?.outcome, resolved.outcome],
    ['credit', resolution?.credit, resolved.credit],
  ];
}

/** What gives a case its resolution, or takes it away again (services/cases/consequences). */
const settling: ReadonlySet<string> = new Set(['resolve', 'merge', 'reopen', 'not-solved']);

function resolvedBy(event: z.infer<typeof eventShape> | undefined): { outcome?: unknown; credit?: unknown } {
  if (event?.verb === 'resolve') return { outcome: event.detail?.outcome, credit: event.detail?.credit };
  return event?.verb === 'merge' ? { outcome: 'merged' } : {};
}

/** The journal, however long it is. */
export async function checkJournal(
  journal: Pick<Journal, 'trail'>,
  key: string,
): Promise<{ readonly count: number; readonly flaw: Flaw | undefined }> {
  const { count, head, entries } = await journal.trail();
  const chain = followChain(key);
  let position = 0;
  for await (const entry of entries) {
    position++;
    if (!chain.follows(entry)) return { count, flaw: { kind: 'entry', position, of: count, entry } };
  }
  if (chain.endsAt(head)) return { count, flaw: undefined };
  return { count, flaw: count === 0 ? { kind: 'no-entries' } : { kind: 'end', of: count } };
}
