import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Turn } from './turn';

/** A case without a disputed line: somebody wants a person, or what only a person can do. Undefined: not a customer. */
export async function openCase(
  cases: Cases,
  { who, locale, packet }: Turn,
  { kind, words }: Pick<Case['dispute'], 'kind' | 'words'>,
  operation: string,
): Promise<Case | undefined> {
  if (who.kind !== 'customer') return undefined;
  const draft = {
    customer: who.company ?? { id: who.tenantId, name: text(locale, 'company.unknown') },
    requester: { id: who.id, name: who.name, tenantId: who.tenantId, locale },
    dispute: { kind, lineIds: [], words },
    packet,
  };
  return cases.open(draft, { ...who, kind: 'customer' }, operation);
}
