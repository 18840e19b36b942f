import type { Redis } from 'ioredis';
import { redisJournal } from '../services/audit/redis-journal';
import { redisVault } from '../services/audit/redis-vault';
import { redisClock } from '../services/calendar/redis-clock';
import type { DeskRules } from '../services/cases/policy';
import { redisCardBook } from '../services/cases/redis-card-book';
import { redisCases } from '../services/cases/redis-cases';
import { redisReferences } from '../services/conversations/redis-references';
import { redisSeats } from '../services/conversations/redis-seats';
import { folderFiles } from '../services/files/folder-files';
import { redisKeptFiles } from '../services/files/redis-kept-files';
import { redisOutbox } from '../services/jobs/redis-outbox';
import { redisGaps } from '../services/knowledge/redis-gaps';
import { redisLedger } from '../services/ledger/redis-ledger';
import { redisCustomerBook } from '../services/partner-center/redis-customer-book';
import { redisAvailability } from '../services/people/redis-availability';
import { redisLinks } from '../services/people/redis-links';
import { redisProfiles } from '../services/people/redis-profiles';
import type { Config } from './config';
import { keyFor, vaultKey } from './secrets';

export type Stores = ReturnType<typeof storesOf>;

/** Everything the house remembers: in Redis, and files in their folder. */
export function storesOf(
  redis: Redis,
  { CLOSELOOP_SECRET, FILES_DIR }: Pick<Config, 'CLOSELOOP_SECRET' | 'FILES_DIR'>,
  rules: DeskRules,
) {
  const vault = redisVault(redis, vaultKey(CLOSELOOP_SECRET));
  return {
    clock: redisClock(redis),
    outbox: redisOutbox(redis),
    seats: redisSeats(redis),
    references: redisReferences(redis),
    profiles: redisProfiles(redis),
    links: redisLinks(redis),
    availability: redisAvailability(redis),
    cases: redisCases(redis, { rules: () => rules, key: keyFor('cases', CLOSELOOP_SECRET), vault }),
    cards: redisCardBook(redis),
    journal: redisJournal(redis, keyFor('journal', CLOSELOOP_SECRET)),
    ledger: redisLedger(redis),
    customers: redisCustomerBook(redis),
    gaps: redisGaps(redis),
    files: folderFiles(FILES_DIR, vault),
    kept: redisKeptFiles(redis),
  };
}
