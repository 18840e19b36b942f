import type { Case } from '../cases/case';
import type { Evidence, EvidencePart } from '../cases/evidence';

/** The subscriptions it is about: those that 21Vianet billed wrong; where none is known to be, all that it can have billed. */
export function concerned({ dispute, evidence }: Pick<Case, 'dispute' | 'evidence'>): readonly EvidencePart[] {
  const { parts = [{ ...dispute, verdict: 'not-comparable' as const, cancelledOn: evidence?.cancelledOn }] } =
    evidence ?? {};
  const wrong = parts.filter(({ verdict }) => verdict === 'vendor-billed-wrong');
  return wrong.length > 0 ? wrong : parts.filter(({ subscriptionId }) => subscriptionId !== undefined);
}

/** What keeps the package on one card, in two languages. */
const MOST_LINES = 20;

/** 21Vianet's lines for them. */
export function linesConcerned({ evidence }: Pick<Case, 'evidence'>, parts: readonly EvidencePart[]) {
  const wanted = new Set(parts.map(({ subscriptionId }) => subscriptionId));
  const lines: NonNullable<Evidence['vendor']>['lines'] = evidence?.vendor?.lines ?? [];
  return lines
    .filter(({ subscriptionId }) => subscriptionId === undefined || wanted.has(subscriptionId))
    .slice(0, MOST_LINES);
}
