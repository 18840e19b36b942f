import type { Case, CaseEvent, CaseState, DisputeKind } from './case';
import type { Actor, Deed } from './deeds';
import type { Refusal } from './permission';

/** What is known when a case begins. */
export type Draft = Pick<Case, 'customer' | 'requester' | 'dispute' | 'packet' | 'follows'> &
  Partial<Pick<Case, 'related'>>;

export type Applied =
  | { readonly done: Case; readonly repeated: boolean }
  | { readonly refused: Refusal; readonly case: Case };

/** Who does a deed, in which operation, and the version of the case they had before their eyes. */
export interface Doer {
  readonly actor: Actor;
  readonly operation: string;
  readonly seen?: number;
}

/** Ways to find cases: every one is kept up in the step that changes the case. */
export type CaseIndex =
  | { readonly state: CaseState }
  | { readonly owner: string }
  /** On whose table it lies at present. */
  | { readonly offered: string }
  | { readonly requester: string }
  /** Their open ones. */
  | { readonly openOf: string }
  | { readonly customer: string }
  /** `customer:invoice`. */
  | { readonly invoice: string }
  /** The invoice's number, whosever it is. */
  | { readonly bill: string }
  | { readonly resolved: DisputeKind }
  | { readonly changed: true }
  /** By the moment it was opened. */
  | { readonly opened: true }
  /** By the moment it ended, and how. */
  | { readonly ended: NonNullable<Case['closing']>['how'] }
  /** Open, and nobody's. */
  | { readonly unowned: true }
  /** By the moment its next running clock is used up; what stands still is due at no time. */
  | { readonly due: true };

/** Which part of an index is wanted: the latest first, unless said otherwise. Times in milliseconds of Redis time. */
export interface Part {
  readonly since?: number;
  readonly until?: number;
  readonly oldestFirst?: boolean;
  /** So many of them are passed over. */
  readonly skip?: number;
}

/** A case and its events as they are stored, sealed, in one look: for checking that they belong together. */
export interface Trail {
  /** Oldest first. One that cannot be read has an empty link. */
  readonly entries: readonly ({ readonly link: string } & object)[];
  /** The last link, as the case says. */
  readonly head: string;
  /** Undefined: the case is gone. */
  readonly stored?: Readonly<Record<string, unknown>>;
  /** The version the next write is measured against. */
  readonly counter?: number;
}

/**
 * The book of cases. Every verb is one step in Redis: operation id, version, event, effects and indexes change together or
 * not at all, and a repeated operation answers what the first one did.
 */
export interface Cases {
  open(draft: Draft, by: Actor, operation: string): Promise<Case>;
  find(number: string): Promise<Case | undefined>;
  /** The case that this operation opened. */
  openedBy(operation: string): Promise<Case | undefined>;
  /** Undefined: there is no such case. */
  apply(number: string, deed: Deed, by: Doer): Promise<Applied | undefined>;
  /** Oldest first. */
  events(number: string): Promise<readonly CaseEvent[]>;
  /** What made this version of it. */
  eventOf(number: string, version: number): Promise<CaseEvent | undefined>;
  trail(number: string): Promise<Trail>;
  /** Every case there is, in no order; `naming`: those in whose record this id stands. For commands that look at all of them. */
  numbers(naming?: string): AsyncIterable<string>;
  list(index: CaseIndex, limit: number, part?: Part): Promise<readonly Case[]>;
  count(index: CaseIndex, part?: Pick<Part, 'since' | 'until'>): Promise<number>;
}
