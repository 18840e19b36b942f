/** What differs between the clouds a bot can be registered in (domain.md §3.1). All of a column or none: half of it starts and fails at the first turn. */
export interface BotCloud {
  readonly loginUrl: (tenantId: string) => string;
  readonly scope: string;
  readonly issuer: string;
  readonly openIdMetadataUrl: string;
  readonly emulatorOpenIdMetadataUrl: string;
  readonly oAuthUrl: string;
  /** Hosts we answer to: the bot's token goes there (domain.md §3.1, TTS). */
  readonly serviceHosts: readonly string[];
}

export const botClouds: Readonly<Record<'public' | 'china', BotCloud>> = {
  public: {
    loginUrl: (tenantId) => `https://login.microsoftonline.com/${tenantId}`,
    scope: 'https://api.botframework.com',
    issuer: 'https://api.botframework.com',
    openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    emulatorOpenIdMetadataUrl:
      'https://login.microsoftonline.com/botframework.com/v2.0/.well-known/openid-configuration',
    oAuthUrl: 'https://token.botframework.com',
    serviceHosts: [
      'smba.trafficmanager.net',
      'smba.onyx.prod.teams.trafficmanager.net',
      'smba.infra.gcc.teams.microsoft.com',
      'webchat.botframework.com',
      'directline.botframework.com',
    ],
  },
  china: {
    loginUrl: (tenantId) => `https://login.partner.microsoftonline.cn/${tenantId}`,
    scope: 'https://api.botframework.azure.cn',
    issuer: 'https://api.botframework.azure.cn',
    openIdMetadataUrl: 'https://login.botframework.azure.cn/v1/.well-known/openidconfiguration',
    emulatorOpenIdMetadataUrl:
      'https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration',
    oAuthUrl: 'https://token.botframework.azure.cn/',
    serviceHosts: [
      'frontend.botapi.msg.infra.teams.microsoftonline.cn',
      'webchat.botframework.azure.cn',
      'directline.botframework.azure.cn',
    ],
  },
};
