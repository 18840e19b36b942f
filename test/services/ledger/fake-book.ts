import { currencyOf, idOf, type LedgerBook, type LedgerRecord, type Tally } from '../../../services/ledger/ledger-book';

/** A ledger in a drawer. */
export class FakeBook implements LedgerBook {
  readonly records = new Map<string, LedgerRecord>();
  /** From this many records on, the drawer is stuck. */
  failsAt = Number.POSITIVE_INFINITY;

  async put(records: readonly LedgerRecord[], { dryRun = false } = {}): Promise<Tally> {
    const tally = { added: 0, changed: 0, unchanged: 0 };
    for (const record of records) {
      const key = `${record.value.customerId} ${record.kind} ${idOf(record)}`;
      const known = this.records.get(key);
      const same = JSON.stringify(known) === JSON.stringify(record);
      tally[same ? 'unchanged' : known ? 'changed' : 'added']++;
      if (this.records.size >= this.failsAt) throw new Error('the drawer is stuck');
      if (!dryRun) this.records.set(key, record);
    }
    return tally;
  }

  async currencyOf(customerId: string): Promise<string | undefined> {
    const known = [...this.records.values()].find(({ value }) => value.customerId === customerId);
    return known && currencyOf(known);
  }

  async invoiceIds(customerId: string): Promise<readonly string[]> {
    const theirs = [...this.records.values()].filter(({ value }) => value.customerId === customerId);
    return theirs.flatMap(({ kind, value }) => (kind === 'invoice' ? [value.id] : []));
  }
}
