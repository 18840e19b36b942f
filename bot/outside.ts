import type { Redis } from 'ioredis';
import { partnerCenterClient } from '../services/partner-center/client';
import { clouds } from '../services/partner-center/clouds';
import type { PartnerCenter } from '../services/partner-center/partner-center';
import { appToken } from '../services/partner-center/token';
import type { Directory } from '../services/people/directory';
import { graphDirectory } from '../services/people/graph-people';
import { redisClient } from '../services/redis-client';
import { credentialFactory } from './adapter';
import { botClouds } from './clouds';
import type { Config } from './config';
import { type Connector, connector } from './connector';
import { type Download, downloader } from './download';

/** Everything that is not this process. Tests hand in their own. */
export interface Outside {
  readonly redis: Redis;
  readonly partnerCenter: PartnerCenter;
  readonly directory: Directory;
  readonly connector: Connector;
  readonly download: Download;
}

export function outsideOf(config: Config): Outside {
  return {
    redis: redisClient(config.REDIS_URL, config.REDIS_PREFIX),
    partnerCenter: partnerCenterOf(config),
    directory: directoryOf(config),
    connector: connector({ token: channelTokenOf(config) }),
    download: downloader({
      token: channelTokenOf(config),
      domains: config.FILE_DOMAINS,
      http: config.CLOSELOOP_DEMO,
    }),
  };
}

function partnerCenterOf(config: Config): PartnerCenter {
  const cloud = clouds[config.PARTNER_CENTER_CLOUD];
  return partnerCenterClient({
    baseUrl: config.PARTNER_CENTER_URL ?? cloud.partnerCenter,
    token: appToken({
      authority: config.PARTNER_CENTER_LOGIN_URL ?? cloud.authority,
      tenantId: config.PARTNER_CENTER_TENANT_ID,
      clientId: config.PARTNER_CENTER_APP_ID,
      clientSecret: config.PARTNER_CENTER_APP_SECRET,
      resource: config.PARTNER_CENTER_RESOURCE ?? cloud.appResource,
    }),
    application: 'Closeloop',
  });
}

function directoryOf(config: Config): Directory {
  const cloud = clouds[config.GRAPH_CLOUD];
  const baseUrl = config.GRAPH_URL ?? cloud.graph;
  return graphDirectory({
    baseUrl,
    token: appToken({
      authority: config.GRAPH_LOGIN_URL ?? cloud.authority,
      tenantId: config.GRAPH_TENANT_ID,
      clientId: config.GRAPH_APP_ID,
      clientSecret: config.GRAPH_APP_SECRET,
      resource: cloud.graph,
    }),
  });
}

/** The token our messages to the channel carry; the demo's channel asks for none. */
function channelTokenOf(config: Config): () => Promise<string | undefined> {
  const { MICROSOFT_APP_ID: appId, MICROSOFT_APP_PASSWORD: password, MICROSOFT_APP_TENANT_ID: tenantId } = config;
  if (!appId || !tenantId) return async () => undefined;
  const cloud = botClouds[config.BOT_CLOUD];
  const factory = credentialFactory({ appId, password, tenantId });
  return async () => {
    const credentials = await factory.createCredentials(appId, cloud.scope, cloud.loginUrl(tenantId), true);
    return 'getToken' in credentials && typeof credentials.getToken === 'function'
      ? String(await credentials.getToken())
      : undefined;
  };
}
