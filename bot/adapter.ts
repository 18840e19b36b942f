import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import { ClaimsIdentity } from 'botframework-connector';
import type { BotCloud } from './clouds';
import type { VerifyInbound } from './inbound';

export interface BotIdentity {
  readonly appId?: string;
  readonly password?: string;
  readonly tenantId?: string;
}

export const credentialFactory = ({ appId, password, tenantId }: BotIdentity) =>
  new ConfigurationServiceClientCredentialFactory(
    appId
      ? {
          MicrosoftAppType: 'SingleTenant',
          MicrosoftAppId: appId,
          MicrosoftAppPassword: password,
          MicrosoftAppTenantId: tenantId,
        }
      : {},
  );

/** The SDK's adapter for what comes in, behind our own check of who is speaking. What goes out goes through connector.ts. */
export class Adapter extends CloudAdapter {
  constructor(
    private readonly identity: BotIdentity,
    private readonly cloud: BotCloud,
    private readonly verify: VerifyInbound,
  ) {
    super(
      new ConfigurationBotFrameworkAuthentication(
        {
          ToChannelFromBotLoginUrl: cloud.loginUrl(identity.tenantId ?? 'demo'),
          ToChannelFromBotOAuthScope: cloud.scope,
          ToBotFromChannelTokenIssuer: cloud.issuer,
          ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: cloud.emulatorOpenIdMetadataUrl,
          OAuthUrl: cloud.oAuthUrl,
          ValidateAuthority: 'true',
        },
        credentialFactory(identity),
      ),
    );
  }

  /** A turn without the SDK's own HTTP answer, which would carry the message of any error. Throws Unauthorized. */
  async receive(
    activity: Activity,
    authorization: string,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    await this.verify(activity, authorization);
    const { appId } = this.identity;
    const claimsIdentity = new ClaimsIdentity(
      appId ? [{ type: 'aud', value: appId }] : [],
      appId ? 'Bearer' : 'anonymous',
    );
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return this.processActivity(
      { claimsIdentity, audience: this.cloud.scope, connectorFactory, callerId: '' },
      activity,
      logic,
    );
  }
}
