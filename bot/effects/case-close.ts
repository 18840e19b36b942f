import { z } from 'zod';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import type { Doing } from '../worker';

const shape = z.looseObject({ case: z.string(), version: z.int() });

/** The customer was told and stayed silent for the time the policy gives. Anything that happened meanwhile took the timer away. */
export const caseClose =
  (cases: Cases): Doing =>
  async ({ effect }) => {
    const { case: number, version } = shape.parse(effect);
    await cases.apply(number, { verb: 'auto-close' }, closeloop, `auto-close ${version}`);
  };
