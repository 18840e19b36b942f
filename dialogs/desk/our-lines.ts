import type { Case } from '../../services/cases/case';
import { type ExplainedItem, explainInvoice } from '../../services/ledger/explain';
import type { Ledger } from '../../services/ledger/ledger';

/** The disputed lines of our invoice with the arithmetic of each; empty: our ledger does not have it. */
export async function ourLines(
  { customer, dispute }: Case,
  ledger: Pick<Ledger, 'invoices'>,
): Promise<readonly ExplainedItem[]> {
  const invoices = await ledger.invoices(customer.id);
  const at = invoices.findIndex(({ invoice }) => invoice.id === dispute.invoiceId);
  const found = invoices[at]?.invoice;
  if (!found) return [];
  const { items } = explainInvoice(found, { previous: invoices[at + 1]?.invoice });
  const disputed = items.map((item) => only(item, dispute.lineIds)).filter(({ parts }) => parts.length > 0);
  return disputed.length > 0 ? disputed : items; // a line that is no longer there was of this invoice
}

const only = (item: ExplainedItem, lineIds: readonly string[]): ExplainedItem => ({
  ...item,
  parts: item.parts
    .map((part) => ({ ...part, lines: part.lines.filter(({ line }) => lineIds.includes(line.id)) }))
    .filter(({ lines }) => lines.length > 0),
});
