import type { Draft } from './cases';
import { clocksAtOpening, nextLook } from './clocks';
import type { Actor } from './deeds';
import { gatherEvidence, lookAtClocks, offerNext, showCard } from './effects';
import type { Accepted } from './life';
import type { DeskRules } from './policy';

type When = Pick<DeskRules, 'levels' | 'calendars'> & { readonly now: Date };

/** A case as it begins: shown to the desk, put on a table, and both bills laid side by side. */
export function openedCase(
  number: string,
  draft: Draft,
  { id, name, kind, role }: Actor,
  opening: string,
  { now, levels, calendars }: When,
): Accepted {
  const at = now.toISOString();
  const { kind: wrong, invoiceId, lineIds } = draft.dispute;
  const clocks = clocksAtOpening({ levels }, now);
  return {
    next: {
      ...draft,
      related: draft.related ?? [],
      number,
      version: 1,
      basis: 1,
      state: 'new',
      since: at,
      openedAt: at,
      triage: [],
      clocks: [...clocks],
      files: [],
      promised: [],
      timesReopened: 0,
      opening,
    },
    event: {
      version: 1,
      at,
      verb: 'open',
      by: { id, name, role: role ?? kind },
      to: 'new',
      detail: { kind: wrong, invoiceId, lineIds },
    },
    effects: [
      showCard(number),
      gatherEvidence(number),
      offerNext(number),
      lookAtClocks(number, 1, nextLook(clocks, calendars)),
    ],
  };
}
