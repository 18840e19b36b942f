import { openUnderstanding } from '../../../services/understanding/open';
import type { Understanding } from '../../../services/understanding/understanding';

let opened: Understanding | undefined;

/** The real model of the real content: trained once on a fresh machine, read from the cache after that. */
export function trained(): Understanding {
  opened ??= openUnderstanding();
  return opened;
}

export const LONG_ENOUGH_TO_TRAIN = 120_000;
