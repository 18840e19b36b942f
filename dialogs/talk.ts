import type { z } from 'zod';
import type { Planned } from '../services/jobs/outbox';
import type { Locale } from '../services/locales';
import type { Memory } from './memory';
import type { Reply, Turn } from './turn';

/** The last words of a talk. `memory`: what the chat keeps of it; absent, it keeps what it had. */
export interface Ending {
  readonly end: readonly Reply[];
  readonly memory?: Memory;
  /** What leaves the house besides the replies, planned in the same step. */
  readonly effects?: readonly Planned[];
  /** The language from here on: a talk that waits asks its question in it. */
  readonly locale?: Locale;
}

/**
 * What a turn did to a talk: it is at a (new) place, whose question is asked next · it is over · `aside`: the turn was about
 * something else and the talk waits where it is · `over`: the same, and nobody will want to come back to it.
 */
export type Heard<Place> =
  | { readonly at: Place; readonly say?: readonly Reply[]; readonly effects?: readonly Planned[] }
  | Ending
  | 'aside'
  | 'over';

export interface Talk {
  readonly name: string;
  open(turn: Turn): Promise<Heard<unknown>>;
  hear(stored: unknown, turn: Turn): Promise<Heard<unknown>>;
  /** The question of a place, asked for the first time or again. */
  ask(stored: unknown, turn: Turn): Promise<readonly Reply[]>;
}

/** A talk with named places: inside, the place is typed; outside, it is plain JSON. A stored place the shape no longer knows starts the talk anew. */
export function defineTalk<Place>(
  name: string,
  shape: z.ZodType<Place>,
  talk: {
    open(turn: Turn): Promise<Heard<Place>>;
    hear(place: Place, turn: Turn): Promise<Heard<Place>>;
    ask(place: Place, turn: Turn): Promise<readonly Reply[]>;
  },
): Talk {
  return {
    name,
    open: (turn) => talk.open(turn),
    hear: async (stored, turn) => {
      const place = shape.safeParse(stored);
      return place.success ? talk.hear(place.data, turn) : talk.open(turn);
    },
    ask: async (stored, turn) => {
      const place = shape.safeParse(stored);
      return place.success ? talk.ask(place.data, turn) : [];
    },
  };
}

/** Something done and answered within one turn: a talk without places. 'aside': it looked, and the turn is for others. */
export const act = (name: string, run: (turn: Turn) => Promise<readonly Reply[] | Ending | 'aside'>): Talk => ({
  name,
  open: async (turn) => {
    const answer = await run(turn);
    return answer === 'aside' || 'end' in answer ? answer : { end: answer };
  },
  hear: async () => 'aside',
  ask: async () => [],
});

/** A talk and which fresh turns it wants. One that says 'aside' when it is opened leaves the turn to those behind it. */
export interface Opening {
  readonly talk: Talk;
  wants(turn: Turn): boolean;
  /** Goes before the talk in progress too. */
  readonly first?: true;
  /** Takes what may mean nothing, or what nobody wanted; within a talk its question is asked again instead. */
  readonly lastResort?: true;
  /** The pressed card turns into the first answer. Otherwise it stays, and the answer is a new message. */
  readonly inPlace?: (turn: Turn) => boolean;
}
