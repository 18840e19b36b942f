import type { InvoiceLine } from './ledger';

/**
 * Lines by what they are about, in the order of the invoice: a subscription is one item whatever its lines call
 * the product; services of the partner's own go by their name.
 */
export function itemsOf(lines: readonly InvoiceLine[]): ReadonlyMap<string, readonly InvoiceLine[]> {
  const items = new Map<string, InvoiceLine[]>();
  for (const line of lines) {
    const key = line.subscriptionId ?? `own service: ${line.product}`;
    items.set(key, [...(items.get(key) ?? []), line]);
  }
  return items;
}
