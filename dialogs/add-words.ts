import type { Applied, Cases } from '../services/cases/cases';
import type { Actor } from '../services/cases/deeds';
import { operationOf, type Turn } from './turn';

export const asCustomer = ({ who }: Pick<Turn, 'who'>): Actor => ({ kind: 'customer', id: who.id, name: who.name });

/** What a customer writes, put with their case. */
export const addWords = (cases: Cases, number: string, words: string, turn: Turn): Promise<Applied | undefined> =>
  cases.apply(
    number,
    { verb: 'customer-says', text: words.trim() },
    { actor: asCustomer(turn), operation: operationOf(turn) },
  );
