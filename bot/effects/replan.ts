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
    // all of them first: paging goes wrong where cases leave; one that moves on meanwhile is timed anew by what moves it
    for (const number of await openCases(cases))
      await cases.apply(number, { verb: 'replan' }, { actor: closeloop, operation: `replan ${id} ${at}` });
  };
}

async function openCases(cases: Cases): Promise<ReadonlySet<string>> {
  const numbers = new Set<string>();
  for (const state of caseStates.filter(isOpen)) {
    let found: readonly Case[];
    let skip = 0;
    do {
      found = await cases.list({ state }, AT_ONCE, { oldestFirst: true, skip });
      for (const { number } of found) numbers.add(number);
      skip += AT_ONCE;
    } while (found.length === AT_ONCE);
  }
  return numbers;
}

/** Raised when cases get another index: each open one comes into it by being written once. */
const INDEXES = 2;

const idOf = ({ levels, calendars }: Rules): string =>
  createHash('sha256')
    .update(JSON.stringify([INDEXES, levels, calendars], sets))
    .digest('base64url')
    .slice(0, 16);

const sets = (_: string, value: unknown) => (value instanceof Set ? [...value] : value);
