import { addDays } from '../calendar/day';
import type { Span } from '../ledger/billing-period';
import type { Day, Holding } from '../ledger/ledger';
import { money, sum } from '../money';
import { subscriptionOf } from './books';
import { chargeTypeOf } from './charge-types';
import type { ComparedDay } from './day-by-day';
import { findingsOn, ourMiscalculations, vendorMiscalculations } from './findings';
import {
  type Evidence,
  type Finding,
  isFault,
  type Obstacle,
  type Reconciliation,
  type Verdict,
} from './reconciliation';
import { type Setting, setting } from './scene';
import { dayNow, dayThen } from './whose';

/**
 * Compares what the customer was billed for one subscription with what 21Vianet billed the partner and what the
 * customer holds, as far as the disputed invoice settles it or pays for it ahead. All its lines for the subscription are
 * judged together: a reversal and what replaces it mean nothing alone. Seats, days, repetitions, credits and each side's
 * own arithmetic are compared, never the two amounts: they differ by the partner's margin.
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
  const days = eachDay(scene.window).map((day) => dayThen(scene, day));
  const findings = [
    ...findingsOn(days, scene),
    ...findingsOn(
      days.map((day) => dayNow(scene, day)),
      scene,
    ),
    ...ourMiscalculations(scene),
    ...vendorMiscalculations(scene),
  ];
  const { currency } = invoice.total;
  return {
    ...judge(days, findings.filter(isHere), scene),
    invoiceId: invoice.id,
    subscriptionId,
    product: productOf(evidence, subscriptionId),
    window: scene.window,
    findings,
    unknownChargeTypes: [...new Set(own.map(({ chargeType }) => chargeType).filter((type) => !chargeTypeOf(type)))],
    difference: sum(
      findings.filter(isHere).flatMap(({ money, settled }) => (money && !settled ? [money.difference] : [])),
      currency,
    ),
  };
}

const isHere = ({ elsewhere }: Finding) => elsewhere === undefined;

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
    product: productOf(evidence, subscriptionId),
    window: { from: invoice.from, to: invoice.to },
    findings: [],
    unknownChargeTypes: [],
    difference: money(0, invoice.total.currency),
  };
}

/** Services of our own together are one: by all their names. */
function productOf({ invoice, holding, vendorLines }: Evidence, subscriptionId?: string): string | undefined {
  const ours = invoice.lines.filter((line) => line.subscriptionId === subscriptionId).map(({ product }) => product);
  if (!subscriptionId) return [...new Set(ours)].join(', ') || undefined;
  return (
    holding?.product ??
    ours[0] ??
    vendorLines.find((line) => line.subscriptionId.toLowerCase() === subscriptionId)?.product
  );
}

function eachDay({ from, to }: Span): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

export interface Dispute extends Omit<Evidence, 'subscriptionId' | 'holding' | 'lineIds'> {
  /** The disputed lines; without them, the invoice as a whole, also for what is missing on it. */
  readonly lineIds?: readonly string[];
  readonly holdings: readonly Holding[];
}

/** One reconciliation for each subscription the dispute is about; own services together are one. */
export function reconcileDispute({ lineIds, holdings, ...evidence }: Dispute): Reconciliation[] {
  const { invoices, vendorLines } = evidence;
  const onInvoice = disputedIn({ lineIds, ...evidence });
  const elsewhere = lineIds
    ? []
    : [
        ...invoices.flatMap(({ lines }) => lines.map((line) => subscriptionOf(line, evidence))),
        ...[...vendorLines, ...holdings].map(({ subscriptionId }) => subscriptionId.toLowerCase()),
      ];
  return [...new Set([...onInvoice, ...elsewhere.filter(Boolean)])]
    .map((subscriptionId) => {
      const holding = holdings.find((each) => each.subscriptionId.toLowerCase() === subscriptionId);
      return reconcile({ ...evidence, lineIds, subscriptionId, holding });
    })
    .filter(({ subscriptionId, verdict }) => onInvoice.has(subscriptionId) || isFault(verdict));
}

/** The same where Partner Center could not be read. */
export function unreached(dispute: Dispute): Reconciliation[] {
  return [...disputedIn(dispute)].map((subscriptionId) =>
    nothingToCompare({ ...dispute, subscriptionId }, subscriptionId ? 'books-unreachable' : 'own-service'),
  );
}

const disputedIn = ({ lineIds, ...evidence }: Pick<Dispute, 'lineIds' | 'invoice' | 'subscriptions'>) =>
  new Set(
    evidence.invoice.lines
      .filter(({ id }) => !lineIds || lineIds.includes(id))
      .map((line) => subscriptionOf(line, evidence)),
  );
