import { dayIn } from '../../services/calendar/zone';
import type { Cases } from '../../services/cases/cases';
import { type Credit, creditsOf } from '../../services/cases/credits';
import { isGivenBack } from '../../services/ledger/account';
import type { InvoiceState } from '../../services/ledger/ledger';
import type { Turn } from '../turn';

const LOOKED_AT = 50;

/**
 * Credits this person was told of in cases of their own and that no invoice since shows, the latest first. Where a case was
 * resolved again after it came back, only what was promised last counts: more is for a person to say.
 */
export async function promisedTo(
  { who, zone }: Turn,
  company: string,
  cases: Cases,
  invoices: readonly InvoiceState[],
): Promise<readonly Credit[]> {
  const mine = await cases.list({ requester: who.id }, LOOKED_AT);
  return mine
    .flatMap(creditsOf)
    .filter(({ customer, toldAt, standing }) => customer.id === company && toldAt && standing !== 'followed')
    .filter(({ amount, resolvedAt }) => !amount || !isGivenBack(amount, dayIn(zone, new Date(resolvedAt)), invoices));
}
