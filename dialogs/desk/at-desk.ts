import type { Pressed } from '../../cards/pressed';
import type { Agent } from '../../services/people/person';
import type { Turn } from '../turn';

export const onDesk = (who: Turn['who']): who is Agent => who.kind === 'agent' || who.kind === 'manager';

/** The case a press or a command names; empty: none. */
export const caseNumberOf = (pressed: Pressed | undefined): string => String(pressed?.data['case'] ?? '');

/** The version of the case on the card that was pressed. A typed command has none: its author looked at nothing in particular. */
export function versionSeen({ pressed, typed }: Turn): number | undefined {
  const version = pressed?.data['version'];
  return !typed && typeof version === 'number' ? version : undefined;
}
