import { z } from 'zod';
import type { Cases } from '../../services/cases/cases';
import { closeloop } from '../../services/cases/deeds';
import type { Doing } from '../worker';

const shape = z.looseObject({
  case: z.string(),
  other: z.string(),
  since: z.int(),
  absorbs: z.literal(true).optional(),
});

/** What was written down in one case about another is written down in that one too: they may lie in two places of Redis. */
export const caseRelate =
  ({ cases }: { readonly cases: Cases }): Doing =>
  async ({ effect }) => {
    const { case: number, other, since, absorbs } = shape.parse(effect);
    const deed = absorbs ? ({ verb: 'absorb', from: other } as const) : ({ verb: 'relate', to: other } as const);
    await cases.apply(number, deed, { actor: closeloop, operation: `relate ${other} ${since}` });
  };
