/** Something to do outside this house, written down in the same step as the fact it follows from (design.md §6). */
export interface Effect {
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/**
 * Effects of one lane are done one after the other, in order: a conversation is a lane, so is a timer.
 * `append` queues · `once` queues unless the very same effect already waits · `replace` forgets what waited · `cancel` only forgets.
 */
export interface Planned {
  readonly lane: string;
  readonly effect?: Effect;
  readonly mode?: 'append' | 'once' | 'replace' | 'cancel';
  /** Milliseconds of Redis time; absent: now. */
  readonly due?: number;
}

/** An effect somebody has begun: theirs until the lease ends, and only with the token that came with it. */
export interface Claimed {
  readonly partition: string;
  readonly lane: string;
  readonly effect: Effect;
  readonly token: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** How many of the tries before may have been done all the same: nobody knows. */
  readonly doubts: number;
  /** The one who tried before died in the middle: it is not known whether the effect left the house. */
  readonly interrupted: boolean;
}

/** `doubt`: it may have been done all the same · `wait`: it was no try, only a wait. */
export type Retry = 'try' | 'doubt' | 'wait';

export interface Outbox {
  /** What has the same key lies together, and its lanes are the same: a case, a conversation. */
  plan(key: string, planned: readonly Planned[]): Promise<void>;
  /** Plans unless this was planned before under the same name (remembered for a month): one digest per period, whoever is first. */
  planOnce(key: string, name: string, planned: readonly Planned[]): Promise<boolean>;
  /** Plans unless what stands under the name is this already: one replan per change, also when it is changed back. */
  planChange(name: string, to: string, planned: readonly Planned[]): Promise<boolean>;
  /** Effects that are due, at most `limit`, each leased for `leaseMs`. */
  claim(limit: number, leaseMs: number): Promise<readonly Claimed[]>;
  /** Done with it. False: the lease had passed to somebody else, who will do it again. */
  finish(claimed: Claimed): Promise<boolean>;
  /** Done with it; what waits behind it in the lane, leased to the same worker. */
  finishAndTake(claimed: Claimed, leaseMs: number): Promise<Claimed | undefined>;
  /** Still at it: the lease begins anew. */
  extend(claimed: Claimed, leaseMs: number): Promise<boolean>;
  retry(claimed: Claimed, inMs: number, how?: Retry): Promise<boolean>;
}
