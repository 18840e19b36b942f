import type { Entry, Journal } from '../audit/journal';
import type { Subject, Traces } from '../audit/subject';
import { KEPT_MS, type Vault } from '../audit/vault';
import type { Clock } from '../calendar/clock';
import type { Cases } from '../cases/cases';
import { showCard, showCardAt } from '../cases/effects';
import type { Files } from '../files/files';
import type { Outbox } from '../jobs/outbox';

export interface EraseNeeds {
  readonly vault: Pick<Vault, 'erase'>;
  readonly journal: Pick<Journal, 'append'>;
  readonly files: Pick<Files, 'removeAll'>;
  /** In this order: what the others are found by stands last. */
  readonly traces: readonly Traces[];
  readonly cases: Pick<Cases, 'numbers'>;
  readonly outbox: Pick<Outbox, 'plan'>;
  readonly clock: Clock;
}

/** Who has it done, and the name of the run. */
export interface Doer {
  readonly by: Entry['by'];
  readonly operation: string;
}

/**
 * Forgets a person. Their key goes first: wherever a crash comes after that, their words and their name in the cases can be
 * read by nobody. Doing it again finishes what was begun. The record of their cases stays, and its chains stay whole.
 */
export async function eraseSubject(subject: Subject, { by, operation }: Doer, needs: EraseNeeds): Promise<void> {
  const { vault, journal, files, traces } = needs;
  await vault.erase(subject.id);
  await journal.append({ by, what: 'erased', about: { person: subject.id } }, operation);
  await files.removeAll(subject.id);
  for (const place of traces) await place.clear(subject);
  await redrawCards(subject, needs);
}

/** A margin: the timer and the keys are not measured by the same clock. */
const MARGIN_MS = 1_000;

/** At once, and when the last process has forgotten the key it had. */
async function redrawCards({ id }: Subject, { cases, outbox, clock }: EraseNeeds): Promise<void> {
  const later = new Date((await clock.now()).getTime() + KEPT_MS + MARGIN_MS);
  for await (const number of cases.numbers(id))
    await outbox.plan(number, [showCard(number), showCardAt(number, later)]);
}
