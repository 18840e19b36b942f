import { moment } from '../../cards/format';
import { asTyped } from '../../cards/plain';
import { type TextKey, text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Refusal } from '../../services/cases/permission';
import { rolesThatMay } from '../../services/people/roles';
import type { Turn } from '../turn';

/** Why something was not done, in a sentence that says what to do instead. */
export function refusalText(refused: Refusal, { owner, state, number }: Case, { locale, zone }: Turn): string {
  if (refused.code === 'role') {
    const roles = rolesThatMay(refused.capability).map((role) => text(locale, `role.${role}`));
    return text(locale, `refused.${refused.capability}` satisfies TextKey, { roles: roles.join(', ') });
  }
  return text(locale, `refused.${refused.code}`, {
    case: number,
    owner: asTyped(owner?.name ?? text(locale, 'nobody')),
    since: owner ? moment(owner.since, locale, zone) : '',
    state: text(locale, `state.${state}`),
  });
}
