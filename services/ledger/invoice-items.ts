import type { InvoiceLine } from './ledger';

type Lines = readonly InvoiceLine[];

/**
 * Lines by what they are about, in the order of the invoice: a subscription is one item whatever its lines call
 * the product; services of the partner's own go by their name.
 */
export const itemsOf = (lines: Lines): ReadonlyMap<string, Lines> =>
  linesBy(lines, ({ subscriptionId, product }) => subscriptionId ?? `own service: ${product}`);

/** An invoice may have thousands of lines: each is looked at once. */
export function linesBy<Key>(lines: Lines, keyOf: (line: InvoiceLine) => Key): ReadonlyMap<Key, Lines> {
  const found = new Map<Key, InvoiceLine[]>();
  for (const line of lines) {
    const same = found.get(keyOf(line));
    if (same) same.push(line);
    else found.set(keyOf(line), [line]);
  }
  return found;
}
