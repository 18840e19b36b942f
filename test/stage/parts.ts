import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { answers, type Part, startPart } from './part';
import { TEAM_FILE } from './people';
import { freePort } from './ports';
import { findOrInstall, redisServer } from './programs';

export interface StageOptions {
  /** Where what must outlive a stop is kept. */
  readonly folder: string;
  readonly fresh: boolean;
  readonly bots: number;
  readonly botPort: number;
  /** Besides the demo's own. */
  readonly settings?: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
  readonly log?: (line: string) => void;
}

/** Everything a bot needs around it, started by us and stopped by us. */
export interface Stage {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly partnerCenterUrl: string;
  readonly bots: readonly BotProcess[];
  /** Every process that was started. */
  pids(): readonly number[];
  stop(): Promise<void>;
}

/** One bot; `kill` is a crash, after which it can be started again. */
export interface BotProcess extends Part {
  readonly url: string;
  start(): Promise<void>;
}

const PREFIX = 'closeloop-demo:';
const SIMULATED = '5a3b1e00-0000-4000-8000-000000000001';

export async function raiseStage({
  folder,
  fresh,
  bots,
  botPort,
  settings: own = {},
  say,
  log,
}: StageOptions): Promise<Stage> {
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const parts: Part[] = [];
  const stop = async () => {
    for (const part of parts.reverse()) await part.stop();
  };
  try {
    const { url: redisUrl, part: redis } = await openRedis(folder, fresh, say);
    if (redis) parts.push(redis);
    const partnerCenter = await simulator('partner-center', 'content/sample/partner-center.json', log);
    const graph = await simulator('graph', 'content/sample/directory.json', log);
    parts.push(partnerCenter.part, graph.part);
    const addresses = { redisUrl, partnerCenterUrl: partnerCenter.url, graphUrl: graph.url };
    const settings = { ...settingsOf({ folder, ...addresses }), ...own };
    const started: BotProcess[] = [];
    for (let i = 0; i < bots; i++) {
      const bot = botProcess(await freePort(botPort === 0 ? 0 : botPort + started.length), settings, log);
      await bot.start();
      parts.push(bot);
      started.push(bot);
    }
    return {
      redisUrl,
      prefix: PREFIX,
      partnerCenterUrl: partnerCenter.url,
      bots: started,
      pids: () => parts.map(({ pid }) => pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** REDIS_URL if it is set, else a private server with its append-only file in our folder. */
async function openRedis(
  folder: string,
  fresh: boolean,
  say: (line: string) => void,
): Promise<{ url: string; part?: Part }> {
  const given = process.env['REDIS_URL'];
  if (given) {
    if (fresh) await forget(given);
    return { url: given };
  }
  const command = findOrInstall(redisServer, say);
  const dir = join(folder, 'redis');
  mkdirSync(dir, { recursive: true });
  const port = await freePort(16_379);
  const args = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--save',
    '',
    '--appendonly',
    'yes',
    '--appendfsync',
    'always',
    '--maxmemory-policy',
    'noeviction',
  ];
  const url = `redis://127.0.0.1:${port}`;
  const part = await startPart({ command, args, ready: () => pings(url) });
  return { url, part };
}

async function pings(url: string): Promise<boolean> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return (await redis.ping()) === 'PONG';
  } catch {
    return false;
  } finally {
    redis.disconnect();
  }
}

/** On somebody's own Redis only what is under our prefix. */
async function forget(url: string): Promise<void> {
  const redis = new Redis(url);
  for await (const keys of redis.scanStream({ match: `${PREFIX}*`, count: 500 }))
    if (keys.length > 0) await redis.unlink(keys);
  redis.disconnect();
}

async function simulator(
  name: 'partner-center' | 'graph',
  data: string,
  log?: (line: string) => void,
): Promise<{ url: string; part: Part }> {
  const port = await freePort(name === 'graph' ? 4_020 : 4_010);
  const args = ['--import', 'tsx', `test/simulators/${name}/main.ts`, '--port', String(port), '--data', data];
  const part = await startPart({
    command: process.execPath,
    args,
    ready: (output) => output.includes('listening on'),
    log,
  });
  return { url: `http://127.0.0.1:${port}`, part };
}

function settingsOf({
  folder,
  redisUrl,
  partnerCenterUrl,
  graphUrl,
}: {
  folder: string;
  redisUrl: string;
  partnerCenterUrl: string;
  graphUrl: string;
}): NodeJS.ProcessEnv {
  return {
    NODE_ENV: 'development',
    CLOSELOOP_DEMO: '1',
    CLOSELOOP_SECRET: secretIn(folder),
    HOST: '127.0.0.1',
    REDIS_URL: redisUrl,
    REDIS_PREFIX: PREFIX,
    PARTNER_CENTER_URL: partnerCenterUrl,
    PARTNER_CENTER_LOGIN_URL: partnerCenterUrl,
    PARTNER_CENTER_TENANT_ID: SIMULATED,
    PARTNER_CENTER_APP_ID: SIMULATED,
    PARTNER_CENTER_APP_SECRET: 'simulated',
    GRAPH_URL: graphUrl,
    GRAPH_LOGIN_URL: partnerCenterUrl, // one Entra for both, as in the world
    GRAPH_TENANT_ID: SIMULATED,
    GRAPH_APP_ID: SIMULATED,
    GRAPH_APP_SECRET: 'simulated',
    TEAM_FILE,
    DIGEST_FILE: 'content/sample/digest.yaml',
    FILES_DIR: join(folder, 'files'),
  };
}

/** Kept with the data: cards on screens and case numbers follow from it. */
function secretIn(folder: string): string {
  const path = join(folder, 'secret');
  if (!existsSync(path)) writeFileSync(path, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}

function botProcess(port: number, env: NodeJS.ProcessEnv, log?: (line: string) => void): BotProcess {
  const url = `http://127.0.0.1:${port}`;
  let part: Part | undefined;
  return {
    url,
    get pid() {
      return part?.pid ?? 0;
    },
    output: () => part?.output() ?? '',
    async start() {
      part = await startPart({
        command: process.execPath,
        args: ['dist/bot/index.js'],
        env: { ...env, PORT: String(port), PUBLIC_URL: url },
        ready: answers(`${url}/readyz`),
        log,
      });
    },
    kill: async () => part?.kill(),
    stop: async () => part?.stop(),
  };
}
