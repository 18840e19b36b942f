import type { Day } from './ledger';

/** Seats or a price by the partner's record: from its day on, until the next one begins. */
export interface Since {
  readonly since: Day;
}

export interface Days {
  readonly from: Day;
  readonly to: Day;
}

/** What the record (oldest first) has on any of these days. */
export const heldIn = <T extends Since>(record: readonly T[], { from, to }: Days): readonly T[] =>
  record.filter(({ since }, i) => since <= to && (record[i + 1]?.since ?? LAST_DAY) > from);

const LAST_DAY = '9999-12-31';
