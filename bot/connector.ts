import type { Activity } from 'botbuilder';
import { z } from 'zod';
import type { Reference } from '../services/conversations/reference';
import { isServiceError, ServiceError } from '../services/errors';
import { retryAfterMs } from '../services/retry-after';

/**
 * What we say leaves through here: three calls of the Bot Connector. Ours, because the SDK's client sends a message again
 * up to four times when an answer is lost, and waits for ever when none comes (reliability.md §0.2).
 */
export interface Connector {
  /** The new activity's id. */
  send(to: Reference, activity: Partial<Activity>): Promise<string>;
  /** Never `uncertain`: done twice is the same as once. */
  update(to: Reference, activityId: string, activity: Partial<Activity>): Promise<void>;
  /** Begins a thread in a channel. */
  post(
    channel: Reference,
    activity: Partial<Activity>,
  ): Promise<{ readonly conversationId: string; readonly activityId: string }>;
}

export interface ConnectorOptions {
  /** Undefined: the demo, which has no tokens. */
  readonly token: () => Promise<string | undefined>;
  readonly timeoutMs?: number;
}

const sent = z.looseObject({ id: z.string().default('') });
const posted = z.looseObject({ id: z.string(), activityId: z.string().default('') });

export function connector({ token, timeoutMs = 10_000 }: ConnectorOptions): Connector {
  return {
    async send(to, activity) {
      const { id } = await call(
        'POST',
        to,
        `v3/conversations/${encodeURIComponent(to.conversationId)}/activities`,
        activity,
        sent,
      );
      return id;
    },
    async update(to, activityId, activity) {
      const path = `v3/conversations/${encodeURIComponent(to.conversationId)}/activities/${encodeURIComponent(activityId)}`;
      await call('PUT', to, path, { ...activity, id: activityId }, z.unknown()).catch((error: unknown) => {
        if (!isServiceError(error, 'uncertain')) throw error;
        throw new ServiceError('unavailable', error.message, { cause: error });
      });
    },
    async post(channel, activity) {
      const body = {
        isGroup: true,
        bot: channel.bot,
        tenantId: channel.tenantId,
        channelData: { channel: { id: channel.conversationId } },
        activity,
      };
      const { id, activityId } = await call('POST', channel, 'v3/conversations', body, posted);
      return { conversationId: id, activityId };
    },
  };

  async function call<T>(
    method: string,
    { serviceUrl }: Reference,
    path: string,
    body: object,
    shape: z.ZodType<T>,
  ): Promise<T> {
    const bearer = await token().catch((cause: unknown) => {
      throw new ServiceError('unavailable', 'no token for the channel', { cause });
    });
    const response = await fetch(new URL(path, serviceUrl.endsWith('/') ? serviceUrl : `${serviceUrl}/`), {
      method,
      headers: { 'content-type': 'application/json', ...(bearer ? { authorization: `Bearer ${bearer}` } : {}) },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(timeoutMs),
      redirect: 'error',
    }).catch((cause: unknown) => {
      throw new ServiceError(
        refusedConnection(cause) ? 'unavailable' : 'uncertain',
        `no answer from the channel to ${method} ${path}`,
        { cause },
      );
    });
    if (!response.ok) throw failure(response, method, path);
    const answer = shape.safeParse(await response.json().catch(() => ({})));
    if (!answer.success) throw new ServiceError('unreadable', `the channel did ${method} ${path} and did not say what`);
    return answer.data;
  }
}

/** domain.md §4.2; what may have been delivered all the same is `uncertain`, whatever the rate-limit page advises. */
function failure({ status, headers }: Response, method: string, path: string): ServiceError {
  const message = `the channel said ${status} to ${method} ${path}`;
  if (status === 429 || status === 412)
    return new ServiceError('throttled', message, { retryAfterMs: retryAfterMs(headers, Date.now()) });
  if (status === 401) return new ServiceError('unavailable', message);
  if (status === 403) return new ServiceError('not-allowed', message);
  if (status === 404) return new ServiceError('missing', message);
  if (status === 408 || status >= 500) return new ServiceError('uncertain', message);
  return new ServiceError('invalid', message);
}

/** Nobody was reached: nothing can have been delivered. */
const nobodyThere: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);
const refusedConnection = (error: unknown): boolean =>
  error instanceof Error && nobodyThere.has(z.looseObject({ code: z.string() }).safeParse(error.cause).data?.code);
