import type { Planned } from '../../jobs/outbox';
import type { Case } from '../case';
import type { Actor, Change, Deed, DeedOf, Verb } from '../deeds';
import type { DeskPolicy } from '../policy';

/** A deed that was allowed, on the case as it was before. */
export interface Done<D extends Deed> {
  readonly found: Case;
  readonly deed: D;
  readonly actor: Actor;
  readonly at: string;
  readonly policy: DeskPolicy;
}

export interface Consequence {
  readonly change?: Change;
  readonly effects?: readonly Planned[];
}

export type Consequences<V extends Verb> = { readonly [Each in V]: (done: Done<DeedOf<Each>>) => Consequence };
