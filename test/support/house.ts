import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../../bot/app';
import type { Config } from '../../bot/config';
import { readConfig } from '../../bot/config';
import { connector } from '../../bot/connector';
import { downloader } from '../../bot/download';
import type { Outside } from '../../bot/outside';
import type { PartnerCenter } from '../../services/partner-center/partner-center';
import { redisClient } from '../../services/redis-client';
import { type Channel, openChannel } from '../stage/channel';
import { type SamplePerson, samplePeople, TEAM_FILE } from '../stage/people';
import { Player } from '../stage/player';
import { seed } from '../stage/sample';
import { type OwnRedis, ownRedis } from './redis';

const GUID = '5a3b1e00-0000-4000-8000-000000000001';

export interface OwnHouse {
  readonly url: string;
  readonly own: OwnRedis;
  /** Before every key of this house. */
  readonly prefix: string;
  readonly channel: Channel;
  player(name: string, locale?: string): Player;
  stop(): Promise<void>;
}

/** A book of nothing: evidence says "not comparable", and nobody is asked over the network. */
export const emptyPartnerCenter: PartnerCenter = {
  customers: async () => [],
  customer: async () => undefined,
  subscriptions: async () => [],
  vendorInvoices: async () => [],
  vendorLines: async () => [],
};

/** The whole house in this process, on its own Redis and a channel of its own, with the sample partner in it. */
export async function ownHouse(
  settings: Partial<Record<keyof Config, string>> = {},
  outside: Partial<Outside> = {},
  redisArgs: readonly string[] = [],
): Promise<OwnHouse> {
  const own = await ownRedis(redisArgs);
  const channel = await openChannel();
  const prefix = own.prefix || 'test:';
  const people = samplePeople();
  await seed(own.url, prefix, people, () => channel.serviceUrl);
  const filesDir = mkdtempSync(join(tmpdir(), 'closeloop-files-'));
  const config = readConfig(demoSettings(own.url, prefix, { FILES_DIR: filesDir, ...settings }));

  const app = createApp(config, {
    redis: redisClient(own.url, prefix),
    partnerCenter: emptyPartnerCenter,
    directory: { user: async () => undefined, managerOf: async () => undefined },
    connector: connector({ token: async () => undefined }),
    download: downloader({ token: async () => undefined, domains: [], http: true }),
    ...outside,
  });
  const port = await app.start();
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    own,
    prefix,
    channel,
    player: (name, locale) => new Player(find(people, name), channel, [url], undefined, locale),
    stop: async () => {
      await app.stop();
      await channel.stop();
      await own.stop();
      rmSync(filesDir, { recursive: true, force: true });
    },
  };
}

export const demoSettings = (
  redisUrl: string,
  prefix: string,
  settings: Partial<Record<string, string>> = {},
): NodeJS.ProcessEnv => ({
  CLOSELOOP_DEMO: '1',
  CLOSELOOP_SECRET: 'a secret for tests, of no use to anybody',
  HOST: '127.0.0.1',
  PORT: '0',
  LOG_LEVEL: 'silent',
  REDIS_URL: redisUrl,
  REDIS_PREFIX: prefix,
  PARTNER_CENTER_TENANT_ID: GUID,
  PARTNER_CENTER_APP_ID: GUID,
  PARTNER_CENTER_APP_SECRET: 'none',
  GRAPH_TENANT_ID: GUID,
  GRAPH_APP_ID: GUID,
  GRAPH_APP_SECRET: 'none',
  TEAM_FILE,
  DIGEST_FILE: 'content/sample/digest.yaml',
  ...settings,
});

function find(people: readonly SamplePerson[], name: string): SamplePerson {
  const found = people.find((person) => person.name.startsWith(name));
  if (!found) throw new Error(`the sample has no ${name}`);
  return found;
}
