import { z } from 'zod';
import type { Clock } from '../../services/calendar/clock';
import { type CaseState, isOffered } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import { offerNext, putOnTable, TABLES } from '../../services/cases/effects';
import { placesOf, takingCases } from '../../services/cases/places';
import { type DeskPolicy, MINUTE_MS } from '../../services/cases/policy';
import { unsolved } from '../../services/cases/transitions';
import type { Outbox } from '../../services/jobs/outbox';
import type { Availability } from '../../services/people/availability';
import { nextTable } from '../../services/people/roster';
import type { Team } from '../../services/people/team';
import type { Doing } from '../worker';

export interface OfferNeeds {
  readonly cases: Cases;
  readonly team: Team;
  readonly availability: Availability;
  readonly policy: () => DeskPolicy;
  readonly outbox: Outbox;
  readonly clock: Clock;
}

const shape = z.looseObject({ case: z.string() });
const needsOwner: ReadonlySet<CaseState> = new Set(unsolved);

/** The time has come to put a case on a table: one case after the other, whichever process does it. */
export const caseOffer =
  ({ outbox }: Pick<OfferNeeds, 'outbox'>): Doing =>
  async ({ effect }) =>
    outbox.plan(TABLES, [putOnTable(shape.parse(effect).case)]);

/** Puts a case that nobody owns on the next agent's table; when nobody is free or all of them had it, tries again after a pause. */
export function putCaseOnTable({ cases, team, availability, policy, outbox, clock }: OfferNeeds): Doing {
  return async ({ effect, partition, token }) => {
    const found = await cases.find(shape.parse(effect).case);
    if (!found || found.owner || !needsOwner.has(found.state)) return;
    const now = await clock.now();
    const { offerSeconds, offerPauseMinutes } = policy();
    const { offer, number } = found;
    if (offer && isOffered(found, now)) {
      await outbox.plan(number, [offerNext(number, new Date(offer.until))]); // looked too early
      return;
    }
    const pauseMs = offerPauseMinutes * MINUTE_MS;
    const places = takingCases(await placesOf({ team, availability, cases, policy: policy() }, now), team);
    const before = offer ? [...offer.before, offer.to.id] : [];
    const rested = !offer || Date.parse(offer.until) + pauseMs <= now.getTime();
    const next = nextTable(places, before) ?? (rested ? nextTable(places, []) : undefined); // everybody had it: another round
    if (!next) {
      const since = rested || !offer ? now.getTime() : Date.parse(offer.until);
      await outbox.plan(number, [offerNext(number, new Date(since + pauseMs))]);
      return;
    }
    const until = new Date(now.getTime() + offerSeconds * 1_000).toISOString();
    const deed = { verb: 'offer', to: { id: next.id, name: next.name }, until } as const;
    await cases.apply(number, deed, { actor: closeloop, operation: `offer ${partition} ${token}` });
  };
}
