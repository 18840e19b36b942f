import { money } from '../../cards/format';
import type { PackagePrices } from '../../cards/package';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import { concerned, linesConcerned } from '../../services/escalation/concerned';
import type { VendorLocale } from '../../services/locales';
import { may } from '../../services/people/roles';
import type { Turn } from '../turn';
import { onDesk } from './at-desk';

/**
 * 21Vianet's own unit prices on the lines of the package: they belong to it, and go to whoever may see bills, in their own chat.
 * Not everybody who may escalate is one, nor everybody in a channel (domain.md §1.7).
 */
export function packagePrices(found: Case, { who, conversation }: Pick<Turn, 'who' | 'conversation'>): PackagePrices {
  const prices = { en: pricesIn(found, 'en-US'), zh: pricesIn(found, 'zh-CN') };
  if (prices.en === '') return { kind: 'none' };
  const seen = conversation.kind === 'personal' && onDesk(who) && may(who.role, 'see-bills');
  return seen ? { kind: 'shown', ...prices } : { kind: 'private' };
}

function pricesIn(found: Case, locale: VendorLocale): string {
  const parts = concerned(found);
  const prices = linesConcerned(found, parts).flatMap(({ unitPrice, subscriptionId }) => {
    const product = parts.length > 1 && parts.find((part) => part.subscriptionId === subscriptionId)?.product;
    return unitPrice ? [[product, money(unitPrice, locale)].filter(Boolean).join(' ')] : [];
  });
  return prices.length > 0 ? text(locale, 'package.prices', { prices: [...new Set(prices)].join('; ') }) : '';
}
