import { addDays } from '../calendar/day';
import type { Span } from '../ledger/billing-period';
import type { Day, Holding } from '../ledger/ledger';
import { money, sum } from '../money';
import { subscriptionOf } from './books';
import { chargeTypeOf } from './charge-types';
import { type ComparedDay, compareDay } from './day-by-day';
import { findingsOn, ourMiscalculations, vendorMiscalculations } from './findings';
import type { Evidence, Finding, Obstacle, Reconciliation, Verdict } from './reconciliation';
import { type Setting, setting } from './scene';

/**
 * Compares what the customer was billed for one subscription with what 21Vianet billed the partner and what the
 * customer holds, as far as the disputed invoice settles it or pays for it ahead. Seats, days, repetitions, credits and
 * each side's own arithmetic are compared, never the two amounts: they differ by the partner's margin.
 */
export function reconcile(evidence: Evidence): Reconciliation {
  const { invoice, vendorLines } = evidence;
  const subscriptionId = evidence.subscriptionId?.toLowerCase();
  if (!subscriptionId) return nothingToCompare(evidence, 'own-service');

  const own = vendorLines.filter((line) => line.subscriptionId.toLowerCase() === subscriptionId);
  if (own.some(({ amount }) => amount.currency !== invoice.total.currency)) {
    return nothingToCompare(evidence, 'currency-differs');
  }

  const scene = setting(evidence, subscriptionId);
  const days = eachDay(scene.window).map((day) => compareDay(scene, day));
  const findings = [...findingsOn(days, scene), ...ourMiscalculations(scene), ...vendorMiscalculations(scene)];
  const { currency } = invoice.total;
  return {
    ...judge(days, findings, scene),
    invoiceId: invoice.id,
    subscriptionId,
    product: productOf(evidence, subscriptionId),
    window: scene.window,
    findings,
    unknownChargeTypes: [...new Set(own.map(({ chargeType }) => chargeType).filter((type) => !chargeTypeOf(type)))],
    difference: sum(
      findings.flatMap(({ money, settled }) => (money && !settled ? [money.difference] : [])),
      currency,
    ),
  };
}

function judge(
  days: readonly ComparedDay[],
  findings: readonly Finding[],
  scene: Setting,
): { verdict: Verdict; obstacle?: Obstacle } {
  const obstacle = days.find((day) => day.obstacle)?.obstacle;
  if (obstacle) return { verdict: 'not-comparable', obstacle };
  if (!days.some(({ ours, vendor }) => ours.speaks || vendor.speaks)) {
    return { verdict: 'not-comparable', obstacle: 'vendor-has-no-line' };
  }
  if (findings.some(({ side }) => side !== 'ours')) {
    const unclear = scene.unclear.length > 0;
    return unclear
      ? { verdict: 'not-comparable', obstacle: 'vendor-line-unclear' }
      : { verdict: 'vendor-billed-wrong' };
  }
  return { verdict: findings.length ? 'we-billed-wrong' : 'both-agree' };
}

function nothingToCompare(evidence: Evidence, obstacle: Obstacle): Reconciliation {
  const { invoice, subscriptionId } = evidence;
  return {
    verdict: 'not-comparable',
    obstacle,
    invoiceId: invoice.id,
    subscriptionId,
    window: { from: invoice.from, to: invoice.to },
    findings: [],
    unknownChargeTypes: [],
    difference: money(0, invoice.total.currency),
  };
}

const productOf = ({ invoice, holding, vendorLines }: Evidence, subscriptionId: string) =>
  holding?.product ??
  invoice.lines.find((line) => line.subscriptionId === subscriptionId)?.product ??
  vendorLines.find((line) => line.subscriptionId.toLowerCase() === subscriptionId)?.product;

function eachDay({ from, to }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

export interface Dispute extends Omit<Evidence, 'subscriptionId' | 'holding'> {
  /** The disputed lines; without them, the invoice as a whole, also for what is missing on it. */
  readonly lineIds?: readonly string[];
  readonly holdings: readonly Holding[];
}

/** One reconciliation for each subscription the dispute is about; own services together are one. */
export function reconcileDispute({ lineIds, holdings, ...evidence }: Dispute): Reconciliation[] {
  const { invoice, invoices, vendorLines } = evidence;
  const disputed = invoice.lines.filter(({ id }) => !lineIds || lineIds.includes(id));
  const onInvoice = disputed.map((line) => subscriptionOf(line, evidence));
  const elsewhere = lineIds
    ? []
    : [
        ...invoices.flatMap(({ lines }) => lines.map((line) => subscriptionOf(line, evidence))),
        ...[...vendorLines, ...holdings].map(({ subscriptionId }) => subscriptionId.toLowerCase()),
      ];
  return [...new Set([...onInvoice, ...elsewhere.filter(Boolean)])]
    .map((subscriptionId) => {
      const holding = holdings.find((each) => each.subscriptionId.toLowerCase() === subscriptionId);
      return reconcile({ ...evidence, subscriptionId, holding });
    })
    .filter(({ subscriptionId, obstacle }) => onInvoice.includes(subscriptionId) || obstacle !== 'vendor-has-no-line');
}
