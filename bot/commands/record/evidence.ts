import { findingText } from '../../../cards/case-evidence';
import { change, money } from '../../../cards/format';
import { text } from '../../../cards/texts';
import type { Evidence } from '../../../services/cases/evidence';
import { inLine, table } from '../markdown';
import { factTable, type In, time } from './wording';

/** What the two books said when they were compared. */
export function comparison(found: Evidence, where: In): readonly string[] {
  const { locale } = where;
  const vendor = found.vendor;
  const facts = factTable([
    ['Compared', time(found.at, where)],
    ['Result', text(locale, `verdict.${found.verdict}`)],
    ['Why not comparable', found.obstacle && text(locale, `obstacle.${found.obstacle}`)],
    ['Billed beyond what was due, before tax', change(found.difference, locale)],
    ['Cancelled on', found.cancelledOn],
    ['Paid', found.paid === undefined ? undefined : found.paid ? 'yes' : 'no'],
    ['21Vianet’s invoices', vendor && inLine(vendor.invoiceIds.join(', '))],
    ['Customer’s domain', found.customer.domain && inLine(found.customer.domain)],
  ]);
  const findings = found.findings.map((finding) => `- ${inLine(findingText(finding, locale))}`);
  const lines = (vendor?.lines ?? []).map(({ from, to, chargeType, seats, amount }) => [
    `${from} – ${to}`,
    inLine(chargeType),
    String(seats),
    money(amount, locale),
  ]);
  return [
    facts,
    ...(findings.length > 0 ? [findings.join('\n')] : []),
    ...(lines.length > 0 ? [table(['21Vianet’s lines', 'Charge', 'Seats', 'Amount'], lines)] : []),
  ];
}
