import { partitionOf } from '../jobs/partitions';

/** How cases lie in Redis: a hash (`case`, `version`), the list of its events, and its number in the sorted sets of the indexes. */
export const caseKey = (number: string): string => `${partitionOf(number)}:case:${number}`;
export const eventsKey = (number: string): string => `${caseKey(number)}:events`;
export const operationKey = (number: string, operation: string): string => `${caseKey(number)}:did:${operation}`;
export const indexKey = (partition: string, name: string): string => `${partition}:cases:${name}`;

/** The number in the key of a case or of its events; undefined: another key. */
export const numberIn = (key: string): string | undefined => /:case:([^:]+)(?::events)?$/.exec(key)?.[1];
