import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** A call as it came in. `params` are what the route's pattern caught. */
export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly params: readonly string[];
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text or bytes already. */
  readonly body?: unknown;
}

export type Route = readonly [method: string, path: RegExp, answer: (asked: Asked) => Reply];

/** What was asked, and what was answered; no status: the caller got no answer. Read at GET /_calls. */
export interface Call {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly time: string;
  status?: number;
}

const faultShape = z.strictObject({
  /** A regular expression over 'GET /v1/customers?size=2'. */
  match: z.string(),
  /** How many calls it befalls; then it is over. */
  times: z.int().min(1).default(1),
  status: z.int().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  /** No answer, and the connection stays open. */
  hang: z.boolean().optional(),
  /** The connection is cut. */
  reset: z.boolean().optional(),
  /** The deed is done, then the connection is cut. */
  commitThenReset: z.boolean().optional(),
  /** Answers properly, this many milliseconds later. */
  slow: z.number().optional(),
});
/** Something that goes wrong on purpose. Handed in at the start or sent to POST /_faults. */
export type Fault = z.input<typeof faultShape>;
type ArmedFault = z.output<typeof faultShape>;

export interface SimulatorOptions {
  readonly port?: number;
  readonly faults?: readonly Fault[];
}

export interface Simulated extends SimulatorOptions {
  readonly routes: readonly Route[];
  /** In this system's own shape. */
  readonly error: (status: number, asked: Asked) => Reply;
  /** Looks at every call before its route: an answer here is the answer. */
  readonly guard?: (asked: Asked) => Reply | undefined;
  /** On every answer. */
  readonly headers?: (asked: Asked) => Record<string, string>;
}

export interface Simulator {
  readonly url: string;
  readonly port: number;
  readonly calls: readonly Call[];
  fault(fault: Fault): void;
  /** Calls and faults forgotten; what deeds have changed stays changed. */
  forget(): void;
  stop(): Promise<void>;
}

const MOST_CALLS = 10_000;

/** A real HTTP server on 127.0.0.1 that plays an outside system, remembers what it was asked, and fails as told. */
export async function simulate(system: Simulated): Promise<Simulator> {
  const calls: Call[] = [];
  const faults: ArmedFault[] = (system.faults ?? []).map((fault) => faultShape.parse(fault));

  const server = createServer((request, response) => {
    serve(request, response).catch((problem) => {
      if (request.socket.destroyed || response.headersSent) request.socket.destroy();
      else send(response, { status: 500, body: `the simulator failed: ${problem}` });
    });
  });
  server.listen(system.port ?? 0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const asked = await read(request);
    if (asked.url.pathname.startsWith('/_')) return send(response, control(asked));

    const call: Call = remember(asked);
    const fault = strike(`${call.method} ${call.path}`);
    const reply = await answer(asked, fault);
    if (reply === 'hang') return;
    if (reply === 'reset') return void request.socket.destroy();
    call.status = reply.status;
    send(response, { ...reply, headers: { ...system.headers?.(asked), ...reply.headers } });
  }

  async function answer(asked: Asked, fault?: ArmedFault): Promise<Reply | 'hang' | 'reset'> {
    if (fault?.hang) return 'hang';
    if (fault?.reset) return 'reset';
    if (fault?.slow) await sleep(fault.slow);
    if (fault?.status) return broken(fault.status, fault, asked);
    const reply = system.guard?.(asked) ?? routed(asked);
    if (fault?.commitThenReset) return 'reset';
    return fault && 'body' in fault ? { ...reply, body: fault.body, headers: fault.headers } : reply;
  }

  function broken(status: number, { headers, ...fault }: ArmedFault, asked: Asked): Reply {
    const usual = system.error(status, asked);
    return {
      status,
      body: 'body' in fault ? fault.body : usual.body,
      headers: 'body' in fault ? headers : { ...usual.headers, ...headers },
    };
  }

  function routed(asked: Asked): Reply {
    const here = system.routes.filter(([, path]) => path.test(asked.url.pathname));
    const route = here.find(([method]) => method === asked.method);
    if (!route) return system.error(here.length > 0 ? 405 : 404, asked);
    const params = route[1].exec(asked.url.pathname)?.slice(1).map(decodeURIComponent) ?? [];
    return route[2]({ ...asked, params });
  }

  function strike(what: string): ArmedFault | undefined {
    const fault = faults.find(({ match }) => new RegExp(match).test(what));
    if (fault && --fault.times === 0) faults.splice(faults.indexOf(fault), 1);
    return fault;
  }

  function remember({ method, url, headers, body }: Asked): Call {
    const call = { method, path: url.pathname + url.search, headers, body, time: new Date().toISOString() };
    calls.push(call);
    if (calls.length > MOST_CALLS) calls.shift();
    return call;
  }

  const arm = (fault: unknown) => void faults.push(faultShape.parse(fault));
  const forget = () => {
    calls.length = 0;
    faults.length = 0;
  };

  function control({ method, url, body }: Asked): Reply {
    const what = `${method} ${url.pathname}`;
    if (what === 'GET /_calls') return { status: 200, body: calls };
    if (what === 'POST /_forget') return { status: 204, body: forget() };
    const route = system.routes.find(([verb, path]) => verb === method && path.test(url.pathname));
    if (route) return route[2]({ method, url, body, headers: {}, params: [] });
    if (what !== 'POST /_faults') return { status: 404 };
    try {
      for (const fault of [JSON.parse(body)].flat()) arm(fault);
      return { status: 204 };
    } catch (problem) {
      return { status: 400, body: { problem: String(problem) } };
    }
  }

  const stop = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${port}`, port, calls, fault: arm, forget, stop };
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const url = new URL(request.url ?? '/', 'http://simulator');
  const { method = 'GET', headers } = request;
  return { method, url, headers, body: Buffer.concat(chunks).toString('utf8'), params: [] };
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  const plain = typeof body === 'string' || Buffer.isBuffer(body) || body === undefined;
  response.writeHead(status, { ...(plain ? {} : { 'Content-Type': 'application/json; charset=utf-8' }), ...headers });
  response.end(plain ? body : JSON.stringify(body));
}

/** The body as JSON, or nothing. */
export function jsonOf({ body }: Asked): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
