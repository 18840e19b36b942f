import type { BillingPeriod } from '../ledger/billing-period';
import type { LineKind } from '../ledger/ledger';
import { TOLERANCE } from '../ledger/proration';
import type { VendorLine } from '../partner-center/partner-center';

/** Sections of 21Vianet's invoice (domain.md §1.6, "Invoice section ↔ ChargeType map"). */
type Section = 'recurring' | 'other-products' | 'usage' | 'credits' | 'discounts';

interface ChargeType {
  readonly section: Section;
  /** Whether the line charges seats for days; the others carry an amount only. */
  readonly bySeat: boolean;
  readonly source: string;
}

const MAP = 'domain.md §1.6, invoice section and ChargeType map (21V reconciliation file)';
const API = 'domain.md §1.6 [!]: spelling of the invoice line items page, Purchase is sent as New, Refund as Cancel';

const recurring: ChargeType = { section: 'recurring', bySeat: true, source: MAP };

/** In lower case: the documents' own spelling varies. */
const chargeTypes: Readonly<Record<string, ChargeType>> = {
  'cancel instance prorate': recurring,
  'cycle fee': recurring,
  'cycle instance prorate': recurring,
  'prorate fees when cancel': recurring,
  'prorate fees when purchase': recurring,
  'purchase fee': recurring,
  'prorate fee when renew': recurring,
  'renew fee': recurring,
  new: { ...recurring, source: API },
  purchase: { ...recurring, source: API },
  cancel: { ...recurring, source: API },
  refund: { ...recurring, source: API },
  'prorate fees when activate': { section: 'other-products', bySeat: true, source: MAP },
  'assess usage fee when cancel': { section: 'usage', bySeat: false, source: MAP },
  'assess usage fee for current cycle': { section: 'usage', bySeat: false, source: MAP },
  'offset a line item': { section: 'credits', bySeat: false, source: MAP },
  'activation discount': { section: 'discounts', bySeat: false, source: MAP },
  'cycle discount': { section: 'discounts', bySeat: false, source: MAP },
  'renew discount': { section: 'discounts', bySeat: false, source: MAP },
  'cancel discount': { section: 'discounts', bySeat: false, source: MAP },
};

/** Undefined for a charge type no document lists. */
export const chargeTypeOf = (text: string): ChargeType | undefined => {
  const key = text.trim().toLowerCase().replace(/\s+/g, ' ');
  return Object.hasOwn(chargeTypes, key) ? chargeTypes[key] : undefined;
};

/**
 * Our word for what a line does. The charge type does not tell a reversal from the seat change that follows it (both
 * are "Cycle instance prorate"); the sign and the days do.
 */
export function lineKindOf(line: VendorLine, period: BillingPeriod): LineKind {
  if (!chargeTypeOf(line.chargeType)?.bySeat) return 'other';
  const wholePeriod = line.from <= period.from && line.to >= period.to;
  if (line.unitPrice.amount === 0 && Math.abs(line.amount.amount) <= TOLERANCE) return 'free';
  if (line.amount.amount < 0) return wholePeriod ? 'reversal' : 'credit';
  return wholePeriod ? 'advance' : 'prorated';
}
