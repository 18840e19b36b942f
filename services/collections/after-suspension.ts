import { addDays } from '../calendar/day';
import { dayIn, instantAt } from '../calendar/zone';
import type { CollectionsPolicy } from './policy';
import type { When } from './stages';

export interface DataDeletion extends When {
  /** The earliest first. They keep their day even when it is a day off: a warning must not come later than promised. */
  readonly reminders: readonly (When & { readonly daysBefore: number })[];
}

/**
 * When 21Vianet deletes the data of a subscription that stays suspended. `suspendedAt` comes from our own records: Partner
 * Center does not tell it (domain.md §1.4), nor is it documented from when the days are counted (domain.md §5 row 4).
 */
export function dataDeletionOn(suspendedAt: Date, { zone, sendAt, afterSuspension }: CollectionsPolicy): DataDeletion {
  const { dataDeletionDays, provisional, remindDaysBefore } = afterSuspension;
  const at = new Date(suspendedAt.getTime() + dataDeletionDays * 86_400_000);
  const on = dayIn(zone, at);
  const reminders = remindDaysBefore.map((daysBefore) => {
    const day = addDays(on, -daysBefore);
    return { daysBefore, on: day, at: instantAt(zone, day, sendAt), provisional };
  });
  return { on, at, provisional, reminders };
}
