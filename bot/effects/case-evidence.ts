import { z } from 'zod';
import type { Clock } from '../../services/calendar/clock';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import { gatherEvidence } from '../../services/cases/gather';
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

/** Lays the two bills side by side as soon as a case is open; Partner Center may take its time, the case does not wait. */
export function caseEvidence({ cases, ledger, partnerCenter, clock }: EvidenceNeeds): Doing {
  return async ({ effect, partition, token }) => {
    const found = await cases.find(shape.parse(effect).case);
    const evidence = found && (await gatherEvidence(found, { ledger, partnerCenter }, await clock.now()));
    if (evidence) {
      const operation = `evidence ${partition} ${token}`;
      await cases.apply(found.number, { verb: 'evidence', evidence }, { actor: closeloop, operation });
    }
  };
}
