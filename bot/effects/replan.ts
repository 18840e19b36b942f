import { createHash } from 'node:crypto';
import { caseStates, isOpen } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import type { DeskRules } from '../../services/cases/policy';
import type { Duty } from '../scheduler';
import type { Doing } from '../worker';

const AT_ONCE = 10_000;

/** Once for every change of service levels or calendars, by whichever process starts with it first. */
export function replanDuty({ levels, calendars }: Pick<DeskRules, 'levels' | 'calendars'>): Duty {
  const id = createHash('sha256')
    .update(JSON.stringify([levels, calendars], sets))
    .digest('base64url')
    .slice(0, 16);
  return { lane: 'replan', due: () => ({ id, effect: { kind: 'replan', id } }) };
}

/** Open cases are timed by the policy as it is now; what they have spent stays spent. */
export const replan =
  (cases: Cases): Doing =>
  async ({ effect }) => {
    for (const state of caseStates.filter(isOpen)) {
      for (const { number } of await cases.list({ state }, AT_ONCE))
        await cases.apply(number, { verb: 'replan' }, { actor: closeloop, operation: `replan ${effect['id']}` });
    }
  };

const sets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);
