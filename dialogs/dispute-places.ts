import { z } from 'zod';
import { type DisputeKind, disputeKinds } from '../services/cases/case';

const talk = z.string(); // given when the talk opens, so that sending twice opens one case
const invoice = z.string();
const line = z.string();
const kind = z.enum(disputeKinds);
const words = z.string();

export const place = z.discriminatedUnion('at', [
  z.object({ at: z.literal('which invoice'), talk, said: words.optional() }),
  z.object({ at: z.literal('which line'), talk, invoice, page: z.int().default(0), said: words.optional() }),
  z.object({ at: z.literal('what is wrong'), talk, invoice, line, said: words.optional() }),
  z.object({ at: z.literal('in your words'), talk, invoice, line, kind, said: words.optional() }),
  z.object({ at: z.literal('is this right'), talk, invoice, line, kind, words }),
]);
export type Place = z.infer<typeof place>;
export type Complete = Extract<Place, { at: 'is this right' }>;
/** `said`: what was told already when something else was asked; nobody has to tell it again. */
export type Reason = Extract<Place, { at: 'what is wrong' }>;
export type Unchosen = Extract<Place, { at: 'which invoice' }>;
export type Line = Extract<Place, { at: 'which line' }>;

export const withKind = ({ said, ...here }: Reason, kind: DisputeKind): Place =>
  said === undefined ? { ...here, at: 'in your words', kind } : { ...here, at: 'is this right', kind, words: said };

/** The question before this one: what was answered there is asked again, what was known before it stays. */
export function before(here: Place): Place {
  switch (here.at) {
    case 'which invoice':
    case 'which line':
      return { at: 'which invoice', talk: here.talk, said: here.said };
    case 'what is wrong':
      return { ...here, at: 'which line', page: 0 };
    case 'in your words':
      return { ...here, at: 'what is wrong' };
    case 'is this right':
      return { ...here, at: 'in your words' };
  }
}
