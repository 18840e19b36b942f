import type { Problem } from './import-source';
import { currencyOf, idOf, type LedgerRecord } from './ledger-book';

/**
 * What is wrong only beside other records: an id that came before, a second currency for one customer (a billing
 * entity has exactly one, domain.md §1.5). Remembers ids and currencies, nothing else of a record.
 */
export function fileRules(known: (customerId: string) => Promise<string | undefined>) {
  const seenOn = new Map<string, number>();
  const currencies = new Map<string, { currency: string | undefined; from: string }>();

  return async (record: LedgerRecord, line: number): Promise<readonly Problem[]> => [
    ...repeated(record, line),
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

  async function otherCurrency(record: LedgerRecord, line: number): Promise<Problem[]> {
    const [{ customerId }, currency] = [record.value, currencyOf(record)];
    const before = currencies.get(customerId) ?? { currency: await known(customerId), from: 'in the ledger' };
    currencies.set(customerId, before.currency ? before : { currency, from: `on line ${line}` });
    if (!before.currency || before.currency === currency) return [];
    return [{ line, reason: `currency ${currency} is not the ${before.currency} this customer has ${before.from}` }];
  }
}
