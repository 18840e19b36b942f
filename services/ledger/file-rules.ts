import type { Problem } from './import-source';
import { folded } from './invoice-id';
import { currencyOf, idOf, type LedgerBook, type LedgerRecord } from './ledger-book';

/**
 * What is wrong only beside other records: an id that came before, an invoice id that differs from another one in case
 * only (people would not know which of them they open), a second currency for one customer (a billing entity has exactly
 * one, domain.md §1.5). Remembers ids and currencies, nothing else of a record.
 */
export function fileRules(book: LedgerBook) {
  const seenOn = new Map<string, number>();
  const spellings = new Map<string, Map<string, { id: string; from: string }>>();
  const currencies = new Map<string, { currency: string | undefined; from: string }>();

  return async (record: LedgerRecord, line: number): Promise<readonly Problem[]> => [
    ...repeated(record, line),
    ...(await otherSpelling(record, line)),
    ...(await otherCurrency(record, line)),
  ];

  function repeated(record: LedgerRecord, line: number): Problem[] {
    const id = `${record.kind} ${idOf(record)}`;
    const first = seenOn.get(id);
    if (first === undefined) seenOn.set(id, line);
    return first === undefined
      ? []
      : [{ line, reason: `${id} is already on line ${first}; what belongs to it must stand together` }];
  }

  async function otherSpelling({ kind, value }: LedgerRecord, line: number): Promise<Problem[]> {
    if (kind !== 'invoice') return [];
    const known = await spellingsOf(value.customerId);
    const before = known.get(folded(value.id)) ?? { id: value.id, from: `on line ${line}` };
    known.set(folded(value.id), before);
    if (before.id === value.id) return [];
    const other = `${before.id} ${before.from}`;
    return [
      { line, reason: `invoice ${value.id} differs only in case from ${other}; people could not tell them apart` },
    ];
  }

  async function spellingsOf(customerId: string) {
    const known =
      spellings.get(customerId) ??
      new Map((await book.invoiceIds(customerId)).map((id) => [folded(id), { id, from: 'in the ledger' }]));
    spellings.set(customerId, known);
    return known;
  }

  async function otherCurrency(record: LedgerRecord, line: number): Promise<Problem[]> {
    const [{ customerId }, currency] = [record.value, currencyOf(record)];
    const before = currencies.get(customerId) ?? { currency: await book.currencyOf(customerId), from: 'in the ledger' };
    currencies.set(customerId, before.currency ? before : { currency, from: `on line ${line}` });
    if (!before.currency || before.currency === currency) return [];
    return [{ line, reason: `currency ${currency} is not the ${before.currency} this customer has ${before.from}` }];
  }
}
