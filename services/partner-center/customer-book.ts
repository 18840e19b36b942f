import type { Customer } from './partner-center';

/** What we last read of Partner Center's list of customers: a turn does not wait for Partner Center. */
export interface CustomerBook {
  /** By id, by domain, or by a part of the name. */
  find(wanted: string): Promise<readonly Customer[]>;
  replace(customers: readonly Customer[]): Promise<void>;
}

export function matching(customers: readonly Customer[], wanted: string): readonly Customer[] {
  const said = plain(wanted);
  if (said === '') return [];
  const exact = customers.filter(({ id, domain, name }) => [id, domain, name].some((each) => plain(each) === said));
  return exact.length > 0 ? exact : customers.filter(({ name }) => plain(name).includes(said));
}

const plain = (text: string) => text.normalize('NFKC').trim().toLowerCase();
