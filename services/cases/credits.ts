import { batches } from '../batches';
import { ServiceError } from '../errors';
import type { Money } from '../money';
import type { Case, CaseState } from './case';
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
}

/** Both ends are instants; the first is in it, the last is not. */
export interface Period {
  readonly since?: Date;
  readonly until?: Date;
}

const AT_ONCE = 32;

/**
 * The credits that stand, in the order they were given. A case that came back has no resolution, and so no credit, until it is
 * resolved again. A credit belongs to the period it was given in, whenever the customer came to know of it: so each is in one
 * period only, and a period that is over gives the same rows again, but for cases that came back.
 */
export async function standingCredits(
  cases: Pick<Cases, 'numbers' | 'find'>,
  { since, until }: Period,
  onSeen: (cases: number) => void = () => {},
): Promise<readonly Credit[]> {
  const isIn = ({ resolvedAt }: Credit) =>
    (!since || Date.parse(resolvedAt) >= since.getTime()) && (!until || Date.parse(resolvedAt) < until.getTime());
  const credits: Credit[] = [];
  for await (const numbers of batches(cases.numbers(), AT_ONCE)) {
    const found = await Promise.all(numbers.map((number) => read(number, cases)));
    credits.push(...found.flatMap((each) => creditOf(each) ?? []).filter(isIn));
    onSeen(numbers.length);
  }
  return credits.sort((a, b) => compare(a.resolvedAt, b.resolvedAt) || compare(a.case, b.case));
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

function creditOf(found: Case | undefined): Credit | undefined {
  const { resolution } = found ?? {};
  if (!found || resolution?.outcome !== 'credited') return undefined;
  const { invoiceId, lineIds, subscriptionId, product } = found.dispute;
  return {
    case: found.number,
    customer: found.customer,
    invoiceId,
    lineIds,
    subscriptionId,
    product,
    amount: resolution.credit,
    reason: resolution.text,
    resolvedAt: resolution.at,
    toldAt: resolution.toldAt,
    agent: resolution.by.name,
    state: found.state,
  };
}
