import { z } from 'zod';
import type { Cases } from '../../services/cases/cases';
import type { Profiles } from '../../services/people/person';
import type { Doing } from '../worker';

const LOOKED_AT = 50; // of a person's open cases
const shape = z.looseObject({ case: z.string() });

/** The requester's profile says which case has the talk: it is read with every turn. From the case as it is now, so doing it again is right. */
export const caseTalk =
  ({ cases, profiles }: { readonly cases: Cases; readonly profiles: Profiles }): Doing =>
  async ({ effect }) => {
    const found = await cases.find(shape.parse(effect).case);
    if (!found) return;
    const { id } = found.requester;
    if (found.talk) return profiles.learn(id, { talk: found.number });
    if ((await profiles.find(id))?.talk !== found.number) return;
    const other = (await cases.list({ openOf: id }, LOOKED_AT)).find(({ talk }) => talk); // somebody else still has one
    await (other ? profiles.learn(id, { talk: other.number }) : profiles.forget(id, 'talk'));
  };
