import type { Case } from '../../services/cases/case';
import { type ExplainedItem, explainInvoice } from '../../services/ledger/explain';
import type { Invoice, InvoiceLine, Ledger } from '../../services/ledger/ledger';

type Books = Pick<Ledger, 'invoices'>;
type Picks = (line: InvoiceLine, invoice: Invoice) => boolean;

/** The disputed lines of our invoice with the arithmetic of each; empty: our ledger does not have it. */
export const ourLines = (found: Case, ledger: Books): Promise<readonly ExplainedItem[]> =>
  linesOf(found, ledger, ({ id }) => found.dispute.lineIds.includes(id));

/** With the others of the same subscriptions: they are compared together, and the sum is of all of them. */
export const comparedLines = (found: Case, ledger: Books): Promise<readonly ExplainedItem[]> =>
  linesOf(found, ledger, ({ id, subscriptionId }, { lines }) =>
    lines.some(
      (each) =>
        found.dispute.lineIds.includes(each.id) &&
        (each.id === id || (subscriptionId !== undefined && each.subscriptionId === subscriptionId)),
    ),
  );

async function linesOf({ customer, dispute }: Case, ledger: Books, picks: Picks): Promise<readonly ExplainedItem[]> {
  const invoices = await ledger.invoices(customer.id);
  const at = invoices.findIndex(({ invoice }) => invoice.id === dispute.invoiceId);
  const found = invoices[at]?.invoice;
  if (!found) return [];
  const { items } = explainInvoice(found, { previous: invoices[at + 1]?.invoice });
  const disputed = items
    .map((item) => only(item, (line) => picks(line, found)))
    .filter(({ parts }) => parts.length > 0);
  return disputed.length > 0 ? disputed : items; // a line that is no longer there was of this invoice
}

const only = (item: ExplainedItem, picks: (line: InvoiceLine) => boolean): ExplainedItem => ({
  ...item,
  parts: item.parts
    .map((part) => ({ ...part, lines: part.lines.filter(({ line }) => picks(line)) }))
    .filter(({ lines }) => lines.length > 0),
});
