import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { redisJournal } from '../../services/audit/redis-journal';
import { redisVault, vaultOpens } from '../../services/audit/redis-vault';
import { redisCases } from '../../services/cases/redis-cases';
import { redisClient } from '../../services/redis-client';
import { type RecordConfig, readRecordConfig } from '../config';
import { keyFor, vaultKey } from '../secrets';

export type Books = Awaited<ReturnType<typeof openBooks>>;

/** A different secret than the house's own reads nothing, and everything it looks at seems broken. */
export const WRONG_SECRET = 'Nothing here can be read with this secret: is this the right CLOSELOOP_SECRET?';

/** Who does what a command does: nobody signs in at a command line, whoever may read the secret may run it. */
export const operator = { id: 'command-line', role: 'administrator' };

/** The cases and the journal, for commands beside the bot; `demo`: those of the house that `npm run demo` raised here. */
export async function openBooks({ demo = false } = {}) {
  if (!demo && existsSync('.env')) process.loadEnvFile('.env');
  const config = readRecordConfig(demo ? demoSettings() : process.env);
  const redis = await reachRedis(config);
  const close = () => redis.disconnect();
  const houseKey = vaultKey(config.CLOSELOOP_SECRET);
  const fits = await vaultOpens(redis, houseKey).catch((error: unknown) => {
    close();
    throw error;
  });
  if (fits === false) {
    close();
    throw new Error(WRONG_SECRET);
  }
  const vault = redisVault(redis, houseKey);
  const keys = { cases: keyFor('cases', config.CLOSELOOP_SECRET), journal: keyFor('journal', config.CLOSELOOP_SECRET) };
  const rules = () => {
    throw new Error('a command does no deed to a case');
  };
  return {
    config,
    redis,
    vault,
    keys,
    cases: redisCases(redis, { rules, key: keys.cases, vault }),
    journal: redisJournal(redis, keys.journal),
    close,
  };
}

/** A command that fails says so itself; ioredis would only try again. */
async function reachRedis({ REDIS_URL, REDIS_PREFIX }: RecordConfig) {
  const redis = redisClient(REDIS_URL, REDIS_PREFIX).on('error', () => {});
  try {
    await redis.ping();
    return redis;
  } catch (cause) {
    redis.disconnect();
    throw new Error(`Redis gives no answer at ${new URL(REDIS_URL).host} (REDIS_URL)`, { cause });
  }
}

const raised = z.object({ redis: z.string(), redisPrefix: z.string() });

function demoSettings(): NodeJS.ProcessEnv {
  if (!existsSync('.data/demo.json')) throw new Error('There is no demo here: npm run demo raises one');
  const { redis, redisPrefix } = raised.parse(JSON.parse(readFileSync('.data/demo.json', 'utf8')));
  return {
    CLOSELOOP_SECRET: readFileSync('.data/demo/secret', 'utf8'),
    REDIS_URL: redis,
    REDIS_PREFIX: redisPrefix,
    FILES_DIR: '.data/demo/files',
    TEAM_FILE: 'content/sample/team.yaml',
  };
}
