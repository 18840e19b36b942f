import type { Claimed, Planned } from '../jobs/outbox';

/** Where one person sits in one conversation: the talk they are in, and nothing that matters once it is over. */
export interface Seat {
  readonly state: unknown;
  /** Random, so that a seat that was lost and made anew never matches an old one. Empty: nobody sat here yet. */
  readonly tag: string;
  /** Redis time when it was read. */
  readonly now: Date;
}

export interface SeatKey {
  readonly conversationId: string;
  readonly personId: string;
}

export interface Seats {
  load(key: SeatKey): Promise<Seat>;
  /**
   * Saves the seat and queues what is to be said there, in one step, unless another turn saved first (`undefined`).
   * `begun` is the first thing to say, already leased to the caller; absent when something else is still being said there.
   */
  save(
    key: SeatKey,
    tag: string,
    state: unknown,
    say: readonly Planned[],
  ): Promise<{ readonly begun?: Claimed } | undefined>;
}

/** The lane of everything that is said in a conversation by its turns. */
export const talkLane = (conversationId: string): string => `talk:${conversationId}`;
