import { Client, GraphClientError, GraphError, type Middleware } from '@microsoft/microsoft-graph-client';
import { z } from 'zod';
import { isServiceError, ServiceError } from '../errors';
import { type AccessToken, withToken } from '../partner-center/access-token';
import { endpoint } from '../partner-center/endpoint';
import { meaningOf } from '../partner-center/failure';
import { type Patience, patiently, usualPatience } from '../partner-center/patience';
import { retryAfterMs } from '../retry-after';
import type { Directory, DirectoryUser } from './directory';

export interface GraphOptions {
  /** clouds.ts `graph`: the host differs by cloud (domain.md §3.3). */
  readonly baseUrl: string;
  /** Needs the application permission User.Read.All (domain.md §3.3). */
  readonly token: AccessToken;
  readonly fetch?: typeof globalThis.fetch;
  readonly patience?: Partial<Patience>;
}

/** The directory over Microsoft Graph. Throws ServiceError. */
export function graphDirectory(options: GraphOptions): Directory {
  const patience = { ...usualPatience, ...options.patience };
  const client = graphClient(options);

  const find = async (path: string): Promise<DirectoryUser | undefined> => {
    const ask = async (signal: AbortSignal) => {
      const answer: unknown = await client.api(path).select(FIELDS).option('signal', signal).get();
      return understand(answer, path);
    };
    const asking = patiently(patience, patience.now() + patience.deadlineMs, (signal) =>
      ask(signal).catch((error: unknown) => {
        throw graphFailure(error, `GET ${path}`, patience.now());
      }),
    );
    return asking.catch(undefinedIfMissing);
  };

  return {
    user: async (id) => find(pathOf(id)),
    managerOf: async (id) => find(`${pathOf(id)}/manager`),
  };
}

/**
 * The library with a chain of one. Its own would send no token to a host on http (the simulator), would send it to every
 * Microsoft cloud, retries for up to 16 s and otherwise waits for ever (reliability.md §7).
 */
export function graphClient({ baseUrl, token, fetch = globalThis.fetch }: GraphOptions): Client {
  const { origin } = endpoint(baseUrl);

  const sender: Middleware = {
    async execute(context) {
      const url = new URL(typeof context.request === 'string' ? context.request : context.request.url);
      if (url.origin !== origin) throw new GraphClientError(`not ours to send a token to: ${url.origin}`);
      const send = (bearer: string) => {
        const headers = { ...context.options?.headers, Authorization: `Bearer ${bearer}` };
        return fetch(url, { ...context.options, headers, redirect: 'error' });
      };
      context.response = await withToken(token, send).catch(carry);
    },
  };
  return Client.initWithMiddleware({ middleware: sender, baseUrl: origin });
}

/** The library makes its own errors of all it catches, save this one: so ours (no token) come through whole. */
function carry(error: unknown): never {
  throw isServiceError(error) ? Object.assign(new GraphClientError(error.message), { customError: error }) : error;
}

const FIELDS = 'id,displayName,mail,preferredLanguage,userPrincipalName';

const userShape = z
  .object({
    id: z.string(),
    displayName: z.string().nullish(),
    mail: z.string().nullish(),
    preferredLanguage: z.string().nullish(),
    userPrincipalName: z.string().nullish(),
  })
  .transform(
    (wire): DirectoryUser => ({
      id: wire.id,
      name: wire.displayName || wire.userPrincipalName || wire.id,
      mail: wire.mail || undefined,
      language: wire.preferredLanguage || undefined,
    }),
  );

/** Never `/users/` alone: that would be everybody. */
function pathOf(id: string): string {
  if (/^[./\\\s]*$/.test(id)) throw new ServiceError('invalid', `not the id of a person: '${id}'`);
  return `/users/${encodeURIComponent(id)}`;
}

function understand(answer: unknown, path: string): DirectoryUser {
  const user = userShape.safeParse(answer);
  if (user.success) return user.data;
  throw new ServiceError('unreadable', `Graph's answer to ${path} is not a user`, { cause: user.error });
}

/** What a call through graphClient threw, as a ServiceError; what is neither Graph's nor ours stays what it is. */
export function graphFailure(error: unknown, asked: string, now: number): unknown {
  if (error instanceof GraphClientError) return isServiceError(error.customError) ? error.customError : error;
  if (!(error instanceof GraphError)) return error;
  const wait = error.headers && retryAfterMs(error.headers, now);
  const said = error.statusCode > 0 ? `answered ${error.statusCode} ${error.code ?? ''}` : 'gave no answer';
  return new ServiceError(kindOf(error), `Graph ${said.trim()} to ${asked}`, { cause: error, retryAfterMs: wait });
}

/** No answer is -1. An answer of 200 becomes an error when it is not JSON; when it breaks off, it is no answer either. */
const kindOf = ({ statusCode, code }: GraphError) =>
  statusCode === 200 && code === 'SyntaxError' ? 'unreadable' : meaningOf(statusCode);

function undefinedIfMissing(error: unknown): undefined {
  if (isServiceError(error, 'missing')) return undefined;
  throw error;
}
