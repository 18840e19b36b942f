import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text as readText } from 'node:stream/consumers';
import { z } from 'zod';

/** A message as it stands on a screen: the last card or text of one activity. */
export interface Shown {
  readonly id: string;
  readonly conversationId: string;
  text?: string;
  card?: Card;
  /** How often it was changed in place. */
  changes: number;
}

export type Card = Readonly<Record<string, unknown>>;

export interface Channel {
  readonly serviceUrl: string;
  /** Oldest first. */
  shown(conversationId: string): readonly Shown[];
  /** Every thread of a channel, with its root. */
  threads(channelId: string): readonly string[];
  /** A pressed card as its presser sees it now: the answer to the press. */
  put(shown: Shown): void;
  /** Called with every message and change, as it happens. */
  onShown(listener: (shown: Shown, changed: boolean) => void): void;
  /** A file somebody uploads: where it can be fetched. */
  upload(name: string, bytes: Uint8Array): string;
  /** From now on messages to this conversation are refused with the status; 0 takes them again. */
  refuse(conversationId: string, status: number): void;
  /** How often something was refused there since then. */
  refusals(conversationId: string): number;
  stop(): Promise<void>;
}

const activityShape = z.looseObject({
  text: z.string().optional(),
  attachments: z.array(z.looseObject({ content: z.record(z.string(), z.unknown()).optional() })).optional(),
});

/** The other end of the bot: a small Bot Connector over real HTTP that remembers what people would see. */
export async function openChannel(port = 0): Promise<Channel> {
  const conversations = new Map<string, Shown[]>();
  const refused = new Map<string, { readonly status: number; times: number }>();
  const uploads = new Map<string, Uint8Array>();
  const listeners: ((shown: Shown, changed: boolean) => void)[] = [];
  let messages = Date.now();

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => reply(response, 400, { error: String(error) }));
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the channel has no port');

  return {
    serviceUrl: `http://127.0.0.1:${address.port}/`,
    shown: (id) => conversations.get(id) ?? [],
    threads: (channelId) => [...conversations.keys()].filter((id) => id.startsWith(`${channelId};messageid=`)),
    put(shown) {
      const found = conversations.get(shown.conversationId)?.find(({ id }) => id === shown.id);
      if (found) Object.assign(found, shown);
      tell(shown, true);
    },
    upload(name, bytes) {
      const id = randomUUID();
      uploads.set(id, bytes);
      return `http://127.0.0.1:${address.port}/files/${id}/${encodeURIComponent(name)}`;
    },
    onShown: (listener) => void listeners.push(listener),
    refuse: (id, status) => void (status === 0 ? refused.delete(id) : refused.set(id, { status, times: 0 })),
    refusals: (id) => refused.get(id)?.times ?? 0,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '')
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
    if (path[0] === 'files') return serve(uploads.get(path[1] ?? ''), response);
    const [, noun, conversationId = '', , activityId] = path;
    const body: unknown = JSON.parse((await readText(request)) || '{}');
    if (noun !== 'conversations') return reply(response, 404, {});
    if (conversationId === '') return post(body, response);
    if (isRefused(conversationId, response)) return;
    if (request.method === 'PUT') return change(conversationId, activityId ?? '', body, response);
    return reply(response, 201, { id: add(conversationId, body).id });
  }

  function isRefused(id: string, response: ServerResponse): boolean {
    const found = refused.get(id);
    if (!found) return false;
    found.times++;
    reply(response, found.status, { error: { code: 'refused' } });
    return true;
  }

  function post(body: unknown, response: ServerResponse) {
    const { activity, channelData } = z
      .object({ activity: z.unknown(), channelData: z.object({ channel: z.object({ id: z.string() }) }) })
      .parse(body);
    if (isRefused(channelData.channel.id, response)) return;
    const id = String(++messages);
    const conversationId = `${channelData.channel.id};messageid=${id}`;
    add(conversationId, activity, id);
    return reply(response, 201, { id: conversationId, activityId: id });
  }

  function add(conversationId: string, body: unknown, id = String(++messages)): Shown {
    const shown: Shown = { id, conversationId, changes: 0, ...contentOf(body) };
    conversations.set(conversationId, [...(conversations.get(conversationId) ?? []), shown]);
    tell(shown, false);
    return shown;
  }

  function change(conversationId: string, activityId: string, body: unknown, response: ServerResponse) {
    const found = conversations.get(conversationId)?.find(({ id }) => id === activityId);
    if (!found) return reply(response, 404, { error: { code: 'ActivityNotFound' } });
    Object.assign(found, { text: undefined, card: undefined, ...contentOf(body), changes: found.changes + 1 });
    tell(found, true);
    return reply(response, 200, { id: activityId });
  }

  function tell(shown: Shown, changed: boolean): void {
    for (const listener of listeners) listener(shown, changed);
  }
}

function contentOf(body: unknown): { text?: string; card?: Card } {
  const { text, attachments } = activityShape.parse(body);
  return { text, card: attachments?.[0]?.content };
}

function reply(response: ServerResponse, status: number, body: object): void {
  // in two steps: restify, loaded in the same process, replaces writeHead by one that returns nothing
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function serve(bytes: Uint8Array | undefined, response: ServerResponse): void {
  response.writeHead(bytes ? 200 : 404, { 'content-type': 'application/octet-stream' });
  response.end(bytes);
}

export const newActivityId = (): string => randomUUID();
