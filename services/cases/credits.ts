import { batches } from '../batches';
import { ServiceError } from '../errors';
import type { Money } from '../money';
import type { Case, CaseState, Resolution } from './case';
import type { Cases } from './cases';

/** What a customer was promised, for the partner's own billing: Closeloop moves no money. */
export interface Credit {
  readonly case: string;
  readonly customer: { readonly id: string; readonly name: string };
  readonly invoiceId?: string;
  readonly lineIds: readonly string[];
  readonly subscriptionId?: string;
  readonly product?: string;
  /** With tax; absent where nobody said how much. */
  readonly amount?: Money;
  /** What the customer is told. */
  readonly reason: string;
  readonly resolvedAt: string;
  readonly toldAt?: string;
  readonly agent: string;
  readonly state: CaseState;
  /**
   * `stands` · `came-back`: its customer was told of it, then the case came back and is not resolved again · `followed`: it was
   * resolved again since, which may have given another credit in addition or instead: a person decides.
   */
  readonly standing: 'stands' | 'came-back' | 'followed';
}

/** Both ends are instants; the first is in it, the last is not. */
export interface Period {
  readonly since?: Date;
  readonly until?: Date;
}

const AT_ONCE = 32;

/**
 * Every credit a customer was promised, in the order they were given; one that was taken back before its customer was told of
 * it is none. A credit belongs to the period it was given in, whenever the customer came to know of it: so each is in one
 * period only, and a period that is over gives the same rows again, but for how they stand.
 */
export async function promisedCredits(
  cases: Pick<Cases, 'numbers' | 'find'>,
  { since, until }: Period,
  onSeen: (cases: number) => void = () => {},
): Promise<readonly Credit[]> {
  const isIn = ({ resolvedAt }: Credit) =>
    (!since || Date.parse(resolvedAt) >= since.getTime()) && (!until || Date.parse(resolvedAt) < until.getTime());
  const credits = new Map<string, readonly Credit[]>(); // by case: a number may be met twice
  for await (const numbers of batches(cases.numbers(), AT_ONCE)) {
    for (const found of await Promise.all(numbers.map((number) => read(number, cases)))) {
      const rows = creditsOf(found).filter(isIn);
      if (found && rows.length > 0) credits.set(found.number, rows);
    }
    onSeen(numbers.length);
  }
  return [...credits.values()].flat().sort((a, b) => compare(a.resolvedAt, b.resolvedAt) || compare(a.case, b.case));
}

/** A list that leaves one out would be wrong without showing it. */
async function read(number: string, cases: Pick<Cases, 'find'>): Promise<Case | undefined> {
  try {
    return await cases.find(number);
  } catch (cause) {
    throw new ServiceError('unreadable', `case ${number} cannot be read`, { cause });
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** What a customer was promised in one case, in the order it was given. */
export function creditsOf(found: Case | undefined): readonly Credit[] {
  if (!found) return [];
  const { resolution, promised } = found;
  const before = promised.map((each) => creditOf(found, each, resolution ? 'followed' : 'came-back'));
  return resolution?.outcome === 'credited' ? [...before, creditOf(found, resolution, 'stands')] : before;
}

function creditOf(
  { number, customer, dispute, state }: Case,
  { credit, text, at, toldAt, by }: Resolution,
  standing: Credit['standing'],
): Credit {
  const { invoiceId, lineIds, subscriptionId, product } = dispute;
  return {
    case: number,
    customer,
    invoiceId,
    lineIds,
    subscriptionId,
    product,
    amount: credit,
    reason: text,
    resolvedAt: at,
    toldAt,
    agent: by.name,
    state,
    standing,
  };
}
