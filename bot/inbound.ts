import type { Activity } from 'botbuilder';
import { createRemoteJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { ServiceError } from '../services/errors';
import type { BotCloud } from './clouds';

/** Whoever speaks is not who they say they are: answered with 401 and nothing else. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}

/** Throws Unauthorized unless this activity really comes from the channel. */
export type VerifyInbound = (activity: Partial<Activity>, authorization: string) => Promise<void>;

const LONGEST_TOKEN = 8_192;
const CLOCK_SKEW_SECONDS = 300;

/**
 * Our own check of the Bot Connector's token, before the SDK's: one path only, no emulator, no skills. The SDK's
 * accepts tokens of any tenant on its emulator path and a missing service URL on the other (reliability.md §3).
 */
export function channelToken(appId: string, cloud: BotCloud, fetchKeys: FetchKeys = remoteKeys): VerifyInbound {
  let keys: ReturnType<FetchKeys> | undefined;

  return async ({ serviceUrl, channelId }, authorization) => {
    const token = /^bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    if (!token || token.length > LONGEST_TOKEN) throw new Unauthorized('no bearer token');
    if (!serviceUrl || !isServiceUrl(serviceUrl, cloud)) throw new Unauthorized('not a service we know');

    keys ??= fetchKeys(cloud.openIdMetadataUrl);
    const known = await keys.catch((cause: unknown) => {
      keys = undefined; // the next one tries again
      throw noKeys(cause);
    });
    const { payload, protectedHeader } = await jwtVerify(token, known, {
      algorithms: ['RS256'],
      issuer: cloud.issuer,
      audience: appId,
      clockTolerance: CLOCK_SKEW_SECONDS,
      requiredClaims: ['exp'],
    }).catch((cause: unknown) => {
      throw isVerdict(cause) ? new Unauthorized('token refused', { cause }) : noKeys(cause);
    });
    if (payload['serviceurl'] !== serviceUrl) throw new Unauthorized('token for another service');
    const key = known.jwks()?.keys.find(({ kid }) => kid === protectedHeader.kid);
    const endorsed = endorsements.safeParse(key).data?.endorsements;
    if (endorsed && !endorsed.includes(channelId ?? '')) throw new Unauthorized('key not endorsed for this channel');
  };
}

/** The channel's public keys, from its metadata document. */
type FetchKeys = (metadataUrl: string) => Promise<JWTVerifyGetKey & { jwks(): JSONWebKeySet | undefined }>;

/** Not a word about the token: it could not be checked, and the channel may deliver again. */
const noKeys = (cause: unknown) => new ServiceError('unavailable', 'the keys of the channel cannot be had', { cause });

const noVerdict = ['ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID', 'ERR_JOSE_GENERIC'];
const isVerdict = (error: unknown) => error instanceof errors.JOSEError && !noVerdict.includes(error.code);

const endorsements = z.looseObject({ endorsements: z.array(z.string()) });

async function remoteKeys(metadataUrl: string) {
  const response = await fetch(metadataUrl, { signal: AbortSignal.timeout(5_000), redirect: 'error' });
  const { jwks_uri } = z.object({ jwks_uri: z.url({ protocol: /^https$/ }) }).parse(await response.json());
  return createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: 5_000 });
}

const isServiceUrl = (serviceUrl: string, { serviceHosts }: BotCloud) =>
  URL.canParse(serviceUrl) &&
  new URL(serviceUrl).protocol === 'https:' &&
  serviceHosts.includes(new URL(serviceUrl).host);

/** The demo has no tokens; so it speaks to programs of this machine only. */
export const loopbackOnly: VerifyInbound = async ({ serviceUrl }) => {
  const host = serviceUrl && URL.canParse(serviceUrl) ? new URL(serviceUrl).hostname : '';
  if (!['localhost', '127.0.0.1', '[::1]'].includes(host))
    throw new Unauthorized('the demo answers to this machine only');
};
