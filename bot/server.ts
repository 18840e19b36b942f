import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import restify from 'restify';
import { z } from 'zod';
import { isServiceError } from '../services/errors';
import type { Adapter } from './adapter';
import { BadRequest, readJson } from './body';
import type { Door } from './door';
import { Unauthorized } from './inbound';
import type { LedgerPush } from './ledger-push';

export interface ServerNeeds {
  readonly adapter: Adapter;
  readonly door: Door;
  /** Takes the partner's invoices and payments; absent: this house is fed by files only. */
  readonly ledgerPush?: LedgerPush;
  /** A file of a case, by the token of its link. Undefined: not (any more) to be had. */
  readonly file: (token: string) => Promise<ServedFile | undefined>;
  /** Rejects while the house cannot take a turn. */
  readonly ready: () => Promise<void>;
  readonly log: Logger;
}

export interface ServedFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly title: string;
}

/** What the SDK relies on; everything else it carries is read where it is used. */
const activityShape = z.looseObject({
  type: z.string().min(1),
  conversation: z.looseObject({ id: z.string() }).optional(),
  timestamp: z.coerce.date().optional(),
  localTimestamp: z.coerce.date().optional(),
  attachments: z
    .array(z.looseObject({ contentType: z.string() }))
    .max(50)
    .optional(),
  entities: z.array(z.looseObject({})).max(200).optional(),
});

const HEADERS_MS = 5_000;
/** Long enough for a large ledger file; an activity has its own, shorter limit. */
const REQUEST_MS = 5 * 60_000;

/** The street: /api/messages for the channel, /files for what people sent, /healthz (alive) and /readyz (can take a turn) for whoever runs the house. */
export function createServer({ adapter, door, ledgerPush, file, ready, log }: ServerNeeds): restify.Server {
  const server = restify.createServer({ name: 'closeloop' });
  Object.assign(server.server, { headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS });

  server.head('/api/messages', async (_req, res) => {
    res.send(200);
  });
  server.post('/api/messages', async (req, res) => {
    try {
      const activity = activityShape.safeParse(await readJson(req));
      if (!activity.success) throw new BadRequest(400, 'the body is not an activity');
      const answer = await adapter.receive(
        activity.data as Partial<Activity> as Activity,
        req.header('authorization', ''),
        (context) => door.run(context),
      );
      res.send(answer?.status ?? 200, answer?.body);
    } catch (err) {
      const [status, message] = refusal(err);
      if (status >= 500) log.error({ err }, 'request failed');
      else log.warn({ status, reason: err instanceof Error ? err.message : '' }, 'request refused');
      res.header('connection', 'close');
      res.send(status, { error: message });
    }
  });
  if (ledgerPush) {
    server.post('/api/ledger', async (req, res) => {
      const { status, body } = await ledgerPush(req).catch((err: unknown) => {
        log.error({ err }, 'ledger push failed');
        return { status: 500, body: { error: 'something went wrong; pushing the same file again is safe' } };
      });
      if (status >= 400) res.header('connection', 'close');
      res.send(status, body);
    });
  }
  server.get('/files/*', async (req, res) => {
    const found = await file(String(req.params['*'])).catch((err: unknown) => {
      log.error({ err }, 'file not served');
      return undefined;
    });
    if (!found) {
      res.send(404, { error: 'this link is not valid any more; ask for the files of the case again' });
      return;
    }
    // what people send is looked at on their own machine, never run as a page of ours
    res.writeHead(200, {
      'content-type': found.mediaType,
      'content-length': found.bytes.length,
      'content-disposition': `attachment; filename*=UTF-8''${encodedName(found.title)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    res.end(found.bytes);
  });
  server.get('/healthz', async (_req, res) => {
    res.send(200, { alive: true });
  });
  server.get('/readyz', async (_req, res) => {
    const problem = await ready().then(
      () => undefined,
      (err: unknown) => err,
    );
    if (problem) log.warn({ err: problem }, 'not ready');
    res.send(problem ? 503 : 200, { ready: !problem });
  });
  return server;
}

/** RFC 5987: more must be encoded in a header than in an address. */
const encodedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

function refusal(err: unknown): [number, string] {
  if (err instanceof BadRequest) return [err.status, err.message];
  if (err instanceof Unauthorized) return [401, 'unauthorized'];
  if (isServiceError(err, 'unavailable')) return [503, 'not now; please try again'];
  return [500, 'something went wrong'];
}
