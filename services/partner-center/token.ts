import {
  AuthError,
  type AuthenticationResult,
  ConfidentialClientApplication,
  type INetworkModule,
  type NetworkRequestOptions,
} from '@azure/msal-node';
import { z } from 'zod';
import { ServiceError } from '../errors';
import { type AccessToken, cachedToken, type GrantedToken } from './access-token';
import { endpoint } from './endpoint';

export interface TokenOptions {
  /** clouds.ts has both clouds'; http on this machine alone, for the simulators. */
  readonly authority: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the token is for: clouds.ts `appResource`, `userResource` or `graph`. */
  readonly resource: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly timeoutMs?: number;
  readonly now?: () => number;
}

export interface UserTokenOptions extends TokenOptions {
  /** The one kept from the last time: consent is given once, by a person (Secure Application Model, domain.md §2.2). */
  readonly refreshToken: string;
  /** Called with every new refresh token, before its access token is used. Failing fails the call: unkept, it is lost. */
  readonly keepRefreshToken: (refreshToken: string) => Promise<void>;
}

/** App-only (client credentials): customers, subscriptions, invoice lists and lines (domain.md §2.2). Also for Graph. */
export function appToken(options: TokenOptions): AccessToken {
  const scopes = scopesOf(options);
  return cachedToken(async () => granted(msalOf(options).acquireTokenByClientCredential({ scopes })), options.now);
}

/** App+User (refresh token): also single invoices, their PDF, profiles (domain.md §2.2). */
export function userToken(options: UserTokenOptions): AccessToken {
  const scopes = scopesOf(options);
  let refreshToken = options.refreshToken;

  return cachedToken(async () => {
    let renewed: string | undefined;
    const client = msalOf(options, (token) => (renewed = token));
    const token = await granted(client.acquireTokenByRefreshToken({ scopes, refreshToken }));
    if (renewed && renewed !== refreshToken) {
      refreshToken = renewed;
      await options.keepRefreshToken(renewed);
    }
    return token;
  }, options.now);
}

const scopesOf = ({ resource }: TokenOptions) => [`${resource.replace(/\/+$/, '')}/.default`];

async function granted(asking: Promise<AuthenticationResult | null>): Promise<GrantedToken> {
  const result = await asking.catch((cause: unknown) => {
    const refused = cause instanceof AuthError && REFUSALS.has(cause.errorCode);
    const why = cause instanceof AuthError && typeof cause.errorCode === 'string' ? cause.errorCode : 'no answer';
    throw new ServiceError(refused ? 'not-allowed' : 'unavailable', `no token: ${why}`, { cause });
  });
  if (!result?.expiresOn) throw new ServiceError('unreadable', 'a token without an end');
  return { value: result.accessToken, expiresAt: result.expiresOn };
}

/** What only a person can mend: wrong secret, consent withdrawn, MFA asked for. */
const REFUSALS = new Set([
  'invalid_client',
  'invalid_grant',
  'invalid_request',
  'invalid_resource',
  'invalid_scope',
  'unauthorized_client',
  'interaction_required',
  'consent_required',
  'login_required',
]);

/**
 * A fresh client for every token: one that is kept would hand out again what Partner Center has just refused, and after
 * one 5xx would not ask again for 60 s.
 * The token's address is given, so nothing is looked up first.
 */
function msalOf(options: TokenOptions, onRefreshToken: (token: string) => void = () => {}) {
  const { origin, host } = endpoint(options.authority);
  const authority = `https://${host}/${options.tenantId}`; // msal knows https only; networkOf goes where we were told
  const authorityMetadata = JSON.stringify({
    issuer: `${authority}/v2.0`,
    authorization_endpoint: `${authority}/oauth2/v2.0/authorize`,
    token_endpoint: `${authority}/oauth2/v2.0/token`,
    jwks_uri: `${authority}/discovery/v2.0/keys`,
  });
  const { clientId, clientSecret } = options;
  return new ConfidentialClientApplication({
    auth: { clientId, clientSecret, authority, authorityMetadata, knownAuthorities: [host] },
    system: { networkClient: networkOf(options, origin, onRefreshToken) },
  });
}

const withRefreshToken = z.object({ refresh_token: z.string() });

/** msal's own network waits for ever, and keeps the refresh token to itself. */
function networkOf(options: TokenOptions, origin: string, onRefreshToken: (token: string) => void): INetworkModule {
  const { fetch = globalThis.fetch, timeoutMs = 10_000 } = options;

  const send = async (method: string, url: string, { headers, body }: NetworkRequestOptions = {}) => {
    const { pathname, search } = new URL(url);
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(origin + pathname + search, { method, headers, body, redirect: 'error', signal });
    const answer = JSON.parse(await response.text());
    const renewed = withRefreshToken.safeParse(answer).data?.refresh_token;
    if (renewed) onRefreshToken(renewed);
    return { status: response.status, headers: Object.fromEntries(response.headers), body: answer };
  };

  return {
    sendGetRequestAsync: (url, request) => send('GET', url, request),
    sendPostRequestAsync: (url, request) => send('POST', url, request),
  };
}
