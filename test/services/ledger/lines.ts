import type { Invoice, InvoiceLine } from '../../../services/ledger/ledger';
import { minorUnits, money, sum } from '../../../services/money';

const yuan = (decimal: string) => money(minorUnits(decimal), 'CNY');

export interface Written extends Omit<Partial<InvoiceLine>, 'unitPrice' | 'amount' | 'tax'> {
  readonly unitPrice?: string;
  readonly amount: string;
  readonly tax?: string;
}

/** A line with what the case at hand is about; everything else is an ordinary advance. */
export const line = ({ unitPrice = '11.00', amount, tax = '0.00', ...rest }: Written): InvoiceLine => ({
  id: '1',
  kind: 'advance',
  product: 'Exchange Online Kiosk',
  subscriptionId: 'c10b0000-0000-4000-8000-000000000004',
  from: '2026-07-15',
  to: '2026-08-14',
  seats: 10,
  ...rest,
  unitPrice: yuan(unitPrice),
  amount: yuan(amount),
  tax: yuan(tax),
});

export function invoice(lines: readonly InvoiceLine[], rest: Partial<Invoice> = {}): Invoice {
  return {
    id: 'INV-1',
    customerId: '71d00000-0000-4000-8000-0000000000b2',
    issuedOn: '2026-07-15',
    dueOn: '2026-08-14',
    from: '2026-07-15',
    to: '2026-08-14',
    total: sum(
      lines.flatMap(({ amount, tax }) => [amount, tax]),
      'CNY',
    ),
    lines: lines.map((each, at) => ({ ...each, id: `${at + 1}` })),
    ...rest,
  };
}
