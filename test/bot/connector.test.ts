import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { type Connector, connector } from '../../bot/connector';
import type { Reference } from '../../services/conversations/reference';
import { ServiceError } from '../../services/errors';

/** In two steps: restify, loaded in the same process, replaces writeHead by one that returns nothing. */
const says =
  (status: number, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void => {
    response.writeHead(status, headers);
    response.end('{}');
  };

describe('what leaves for the channel', () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;
  let to: Reference;
  before(async () => {
    server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    to = { conversationId: 'a:1', kind: 'personal', tenantId: 't', serviceUrl, bot: { id: '28:b' }, health: 'ok' };
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const ours = connector({ token: async () => undefined });
  const hasty = connector({ token: async () => undefined, timeoutMs: 300 });
  const silence = () => {};
  const failure = (doing: Promise<unknown>) =>
    doing.then(
      () => undefined,
      (error: unknown) => error as ServiceError,
    );
  const calls: Record<'send' | 'update' | 'post', (by: Connector) => Promise<unknown>> = {
    send: (by) => by.send(to, {}),
    update: (by) => by.update(to, '1', {}),
    post: (by) => by.post(to, {}),
  };

  const rows: [what: string, answer: (response: ServerResponse) => void, sent: string, changed: string][] = [
    ['an answer of 500', says(500), 'uncertain', 'unavailable'],
    ['no answer', silence, 'uncertain', 'unavailable'],
    ['a token refused', says(401), 'unavailable', 'unavailable'],
    ['a blocked bot', says(403), 'not-allowed', 'not-allowed'],
    ['a conversation that is gone', says(404), 'missing', 'missing'],
    ['an activity it does not like', says(400), 'invalid', 'invalid'],
  ];
  for (const [what, given, sent, changed] of rows) {
    it(`knows ${what}: what may have been said is ${sent}, a change ${changed}`, async () => {
      answer = given;
      const by = given === silence ? hasty : ours;
      expect((await failure(calls.send(by)))?.code).to.equal(sent);
      expect((await failure(calls.update(by)))?.code).to.equal(changed);
    });
  }

  const inAMinute = () => new Date(Date.now() + 60_000).toUTCString();
  const waits: [what: string, header: () => string | undefined, ms: (got: number | undefined) => boolean][] = [
    ['seconds', () => '7', (got) => got === 7_000],
    ['a moment', inAMinute, (got) => got !== undefined && got > 50_000 && got <= 60_000],
    ['nonsense', () => 'soon', (got) => got === undefined],
    ['nothing', () => undefined, (got) => got === undefined],
  ];
  for (const [what, headerNow, fits] of waits) {
    it(`waits as long as the channel says: ${what}`, async () => {
      const header = headerNow();
      answer = says(429, header ? { 'retry-after': header } : {});
      const error = await failure(calls.send(ours));
      expect(error?.code).to.equal('throttled');
      expect(fits(error?.retryAfterMs), String(error?.retryAfterMs)).to.equal(true);
    });
  }

  it('tries later when there is no token', async () => {
    answer = says(201);
    const without = connector({ token: () => Promise.reject(new Error('login is down')) });
    for (const call of Object.values(calls)) {
      const error = await failure(call(without));
      expect(error).to.be.instanceOf(ServiceError);
      expect(error?.code).to.equal('unavailable');
    }
  });

  it('does not post again when the channel does not say what it posted', async () => {
    answer = says(201);
    expect((await failure(calls.post(ours)))?.code).to.equal('unreadable');
  });
});
