import { z } from 'zod';
import type { Cases } from '../../services/cases/cases';
import { closeloop, type Deed } from '../../services/cases/deeds';
import type { Doing } from '../worker';

const shape = z.looseObject({ case: z.string(), version: z.int() });

/** Something that is due on a case unless something else happened meanwhile, which has taken the timer away. */
const whenDue =
  (cases: Cases, deed: Deed): Doing =>
  async ({ effect }) => {
    const { case: number, version } = shape.parse(effect);
    await cases.apply(number, deed, { actor: closeloop, operation: `${deed.verb} ${version}` });
  };

/** The customer was told and stayed silent for the time the policy gives. */
export const caseClose = (cases: Cases): Doing => whenDue(cases, { verb: 'auto-close' });

/** A clock has come to its warning or its end. */
export const caseClock = (cases: Cases): Doing => whenDue(cases, { verb: 'clock' });

/** Nobody said anything in a talk for so long that the bot answers again. */
export const caseTalkIdle = (cases: Cases): Doing => whenDue(cases, { verb: 'leave-talk', idle: true });
