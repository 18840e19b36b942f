import { didText } from '../../cards/case-history';
import { MEANT } from '../../cards/command-places';
import { ago, listed, moment, money } from '../../cards/format';
import { asName, asTyped } from '../../cards/plain';
import { type TextKey, text } from '../../cards/texts';
import type { Case, CaseEvent } from '../../services/cases/case';
import type { Refusal } from '../../services/cases/permission';
import { asDecimal } from '../../services/money';
import { rolesThatMay } from '../../services/people/roles';
import type { Turn } from '../turn';

/** Why something was not done, in a sentence that says what to do instead. `change`: what made a card stale. */
export function refusalText(
  refused: Refusal,
  { owner, state, number, since, dispute }: Case,
  { locale, zone, now }: Pick<Turn, 'locale' | 'zone' | 'now'>,
  change?: CaseEvent,
): string {
  if (refused.code === 'role') {
    const roles = rolesThatMay(refused.capability).map((role) => text(locale, `role.${role}`));
    return text(locale, `refused.${refused.capability}` satisfies TextKey, { roles: listed(roles, locale) });
  }
  if (refused.code === 'beyond-dispute') {
    const amount = money(refused.credit, locale);
    const typed = `${asDecimal(refused.credit)}${MEANT}`;
    return dispute.amount
      ? text(locale, 'refused.beyond-dispute', { amount, disputed: money(dispute.amount, locale), typed })
      : text(locale, 'refused.beyond-nothing', { amount, typed });
  }
  const missing = refused.code === 'incomplete' ? refused.missing : [];
  return text(locale, `refused.${refused.code}`, {
    missing: listed(
      missing.map((field) => text(locale, `package.field.${field}`)),
      locale,
    ),
    case: number,
    owner: asTyped(owner?.name ?? text(locale, 'nobody')),
    since: owner ? moment(owner.since, locale, zone) : '',
    state: text(locale, `state.${state}`),
    person: asName(change?.by.name ?? text(locale, 'nobody')),
    did: didText(change?.verb ?? '', locale),
    ago: ago(change?.at ?? since, now, locale),
  });
}
