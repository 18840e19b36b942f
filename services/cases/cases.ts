import type { Case, CaseEvent, CaseState } from './case';
import type { Actor, Deed } from './deeds';
import type { Refusal } from './permission';

/** What is known when a case begins. */
export type Draft = Pick<Case, 'customer' | 'requester' | 'dispute' | 'follows'>;

export type Applied =
  | { readonly done: Case; readonly repeated: boolean }
  | { readonly refused: Refusal; readonly case: Case };

/** Ways to find cases: every one is kept up in the step that changes the case. */
export type CaseIndex =
  | { readonly state: CaseState }
  | { readonly owner: string }
  | { readonly requester: string }
  | { readonly customer: string }
  | { readonly invoice: string }
  | { readonly changed: true };

/**
 * The book of cases. Every verb is one step in Redis: operation id, version, event, effects and indexes change together or
 * not at all, and a repeated operation answers what the first one did.
 */
export interface Cases {
  open(draft: Draft, by: Actor, operation: string): Promise<Case>;
  find(number: string): Promise<Case | undefined>;
  /** Undefined: there is no such case. */
  apply(number: string, deed: Deed, actor: Actor, operation: string): Promise<Applied | undefined>;
  /** Oldest first. */
  events(number: string): Promise<readonly CaseEvent[]>;
  /** The latest first; `since` in milliseconds of Redis time. */
  list(index: CaseIndex, limit: number, since?: number): Promise<readonly Case[]>;
  count(index: CaseIndex, since?: number): Promise<number>;
}
