import { didText } from '../../cards/case-history';
import { MEANT } from '../../cards/command-places';
import { ago, listed, moment, money, sentences } from '../../cards/format';
import { asName, asTyped } from '../../cards/plain';
import { type TextKey, text } from '../../cards/texts';
import type { Case, CaseEvent } from '../../services/cases/case';
import type { Verb } from '../../services/cases/deeds';
import type { Refusal } from '../../services/cases/permission';
import { asDecimal } from '../../services/money';
import { rolesThatMay } from '../../services/people/roles';
import type { Turn } from '../turn';
import { insteadOf } from './instead';

interface About {
  readonly verb: Verb;
  /** What made a card stale. */
  readonly change?: CaseEvent;
}

/** Why something was not done, and what to do instead where that is known. */
export function refusalText(
  refused: Refusal,
  found: Case,
  { locale, zone, now }: Pick<Turn, 'locale' | 'zone' | 'now'>,
  { verb, change }: About,
): string {
  const { owner, state, number, since, dispute } = found;
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
  const why = text(locale, `refused.${refused.code}`, {
    missing: listed(
      missing.map((field) => text(locale, `package.field.${field}`, { case: number })),
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
  return sentences(locale, why, refused.code === 'not-now' ? insteadOf(verb, found, locale) : '');
}
