import { z } from 'zod';
import type { Clock } from '../../services/calendar/clock';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import { gatherEvidence as compare } from '../../services/cases/effects';
import type { Evidence } from '../../services/cases/evidence';
import { evidenceWithoutVendor, gatherEvidence } from '../../services/cases/gather';
import { isServiceError, type ServiceErrorCode } from '../../services/errors';
import type { Claimed, Outbox } from '../../services/jobs/outbox';
import type { Ledger } from '../../services/ledger/ledger';
import type { PartnerCenter } from '../../services/partner-center/partner-center';
import type { Doing } from '../worker';

export interface EvidenceNeeds {
  readonly cases: Cases;
  readonly ledger: Ledger;
  readonly partnerCenter: PartnerCenter;
  readonly clock: Clock;
}

const shape = z.looseObject({ case: z.string() });

/** Tries until the desk is told that Partner Center cannot be read: some two minutes. It goes on being tried after that. */
const PATIENCE = 8;
/** Failures that may be over by the next try. */
const passing: ReadonlySet<ServiceErrorCode> = new Set(['unavailable', 'throttled', 'conflict']);

/**
 * Lays the two bills side by side as soon as a case is open, and when somebody asks again; Partner Center may take its
 * time, the case does not wait. Where it cannot be read the case says so: what is said can be worked with, silence cannot.
 */
export function caseEvidence({ cases, ledger, partnerCenter, clock }: EvidenceNeeds): Doing {
  return async (claimed) => {
    const found = await cases.find(shape.parse(claimed.effect).case);
    if (!found) return;
    const now = await clock.now();
    try {
      await note(found, await gatherEvidence(found, { ledger, partnerCenter }, now), claimed);
    } catch (error) {
      if (!found.evidence && isHopeless(error, claimed)) {
        await note(found, await evidenceWithoutVendor(found, ledger, now), claimed);
      }
      throw error; // whether it is tried again, and that it is logged, is the worker's business
    }
  };

  async function note({ number }: Case, evidence: Evidence | undefined, { partition, token }: Claimed): Promise<void> {
    if (!evidence) return;
    const operation = `evidence ${partition} ${token}`;
    await cases.apply(number, { verb: 'evidence', evidence }, { actor: closeloop, operation });
  }
}

const isHopeless = (error: unknown, { attempt }: Claimed): boolean =>
  attempt >= PATIENCE || !(isServiceError(error) && passing.has(error.code));

export const caseCompare =
  ({ outbox }: { readonly outbox: Outbox }): Doing =>
  async ({ effect }) => {
    const { case: number } = shape.parse(effect);
    await outbox.plan(number, [compare(number)]);
  };
