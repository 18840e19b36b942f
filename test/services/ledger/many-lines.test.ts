import { expect } from 'chai';
import { explainInvoice } from '../../../services/ledger/explain';
import { MOST_ITEMS } from '../../../services/ledger/import-shapes';
import type { InvoiceLine } from '../../../services/ledger/ledger';
import { invoice, line } from './lines';

describe('an invoice of as many lines as the import takes', () => {
  const many = (more: (at: number) => Partial<InvoiceLine>) =>
    invoice(Array.from({ length: MOST_ITEMS }, (_, at) => ({ ...line({ amount: '1.00' }), seats: at, ...more(at) })));
  const rows: [what: string, items: number, more: (at: number) => Partial<InvoiceLine>][] = [
    ['of one subscription', 1, () => ({})],
    ['of one each', MOST_ITEMS, (at) => ({ subscriptionId: `${at}` })],
    ['of the same charge', 1, () => ({ seats: 1 })],
  ];
  for (const [what, items, more] of rows) {
    it(`${what}, is explained while somebody waits`, () => {
      const started = performance.now();
      const explained = explainInvoice(many(more), { previous: many(more) });

      expect(performance.now() - started).to.be.below(3_000); // it was minutes
      expect(explained.items).to.have.lengthOf(items);
      expect(explained.beforeTax.amount).to.equal(MOST_ITEMS * 100);
      expect(explained.difference?.causes).to.deep.equal([]);
    });
  }
});
