import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Case, caseStates, isOpen } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import type { DeskRules } from '../../services/cases/policy';
import { ServiceError } from '../../services/errors';
import type { Duty } from '../scheduler';
import type { Doing } from '../worker';

type Rules = Pick<DeskRules, 'levels' | 'calendars'>;

const AT_ONCE = 200;
const shape = z.looseObject({ id: z.string(), at: z.string() });

/** Once for every change of service levels or calendars, by whichever process starts with it first. */
export function replanDuty(rules: Rules): Duty {
  const id = idOf(rules);
  return {
    lane: 'replan',
    atChange: true,
    due: (now) => ({ id, effect: { kind: 'replan', id, at: now.toISOString() } }),
  };
}

/** Open cases are timed by the policy as it is now; what they have spent stays spent. */
export function replan(cases: Cases, rules: Rules): Doing {
  const own = idOf(rules);
  return async ({ effect }) => {
    const { id, at } = shape.parse(effect);
    // while processes are being replaced, an old one may be asked: it would time the cases by what it started with
    if (id !== own)
      throw new ServiceError('unavailable', 'a process with another policy has planned this: it will do it');
    // a case that moves on meanwhile is timed anew by what moves it
    for await (const { number } of openCases(cases))
      await cases.apply(number, { verb: 'replan' }, { actor: closeloop, operation: `replan ${id} ${at}` });
  };
}

async function* openCases(cases: Cases): AsyncGenerator<Case> {
  for (const state of caseStates.filter(isOpen)) {
    for (let skip = 0; ; skip += AT_ONCE) {
      const found = await cases.list({ state }, AT_ONCE, { oldestFirst: true, skip });
      yield* found;
      if (found.length < AT_ONCE) break;
    }
  }
}

const idOf = ({ levels, calendars }: Rules): string =>
  createHash('sha256')
    .update(JSON.stringify([levels, calendars], sets))
    .digest('base64url')
    .slice(0, 16);

const sets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);
