import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { ServiceError } from '../errors';
import { type AccessToken, withToken } from './access-token';
import { type Answer, ask } from './answer';
import { endpoint } from './endpoint';
import { failureOf, isPage } from './failure';
import { type Patience, patiently, usualPatience } from './patience';

export interface PartnerCenterHttpOptions {
  /** services/partner-center/clouds.ts has both clouds'. */
  readonly baseUrl: string;
  readonly token: AccessToken;
  readonly fetch?: typeof globalThis.fetch;
  /** Names us in Microsoft's logs. */
  readonly application?: string;
  /** The language of descriptions: 'en-US' unless told; 'zh-CN' is understood in China (domain.md §2.3). */
  readonly locale?: string;
  readonly patience?: Partial<Patience>;
  readonly mostBytes?: number;
}

/** GETs a path and reads the answer by its shape. Throws ServiceError. */
export type Get = <T>(path: string, shape: z.ZodType<T>, headers?: Readonly<Record<string, string>>) => Promise<T>;

/**
 * The protocol of Partner Center (domain.md §2.3). Each call of the answer begins an errand:
 * what is asked in one errand shares a correlation id and a deadline, page after page.
 */
export function partnerCenterHttp(options: PartnerCenterHttpOptions): () => Get {
  const { token, fetch = globalThis.fetch, mostBytes } = options;
  const base = endpoint(options.baseUrl);
  const patience = { ...usualPatience, ...options.patience };

  return () => {
    const correlationId = randomUUID();
    const until = patience.now() + patience.deadlineMs;

    return (path, shape, extraHeaders = {}) => {
      const asked = `GET ${path} (MS-CorrelationId ${correlationId})`;
      let requestId = randomUUID();

      const attempt = async (bearer: string, signal: AbortSignal) => {
        const headers = { ...standing(options), ...extraHeaders, Authorization: `Bearer ${bearer}` };
        const ids = { 'MS-RequestId': requestId, 'MS-CorrelationId': correlationId };
        const answer = await ask(fetch, new URL(path, base), { headers: { ...headers, ...ids }, signal, mostBytes });
        requestId = randomUUID(); // without an answer the same id is sent again, after any answer a new one (domain.md §2.3)
        return answer;
      };

      return patiently(patience, until, async (signal) => {
        const answer = await withToken(token, (bearer) => attempt(bearer, signal));
        if (answer.status !== 200) throw failureOf(answer, asked, patience.now());
        return understand(answer, shape, asked);
      });
    };
  };
}

const standing = ({ application = 'Closeloop', locale = 'en-US' }: PartnerCenterHttpOptions) => ({
  Accept: 'application/json',
  'MS-Contract-Version': 'v1',
  'MS-PartnerCenter-Application': application,
  'X-Locale': locale,
});

function understand<T>(answer: Answer, shape: z.ZodType<T>, asked: string): T {
  if (isPage(answer)) throw new ServiceError('unavailable', `Partner Center answered with a web page to ${asked}`);
  try {
    return shape.parse(JSON.parse(answer.text));
  } catch (cause) {
    throw new ServiceError('unreadable', `Partner Center's answer to ${asked} is not what its documents say`, {
      cause,
    });
  }
}
