import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { Redis } from 'ioredis';

export interface OwnRedis {
  readonly url: string;
  /** Already set on `redis`; for whoever else connects to the same place. */
  readonly prefix: string;
  readonly redis: Redis;
  stop(): Promise<void>;
}

/**
 * A real Redis of our own: empty at the start, gone at the end. With REDIS_URL set, that one under a prefix of our own.
 * Whoever needs settings of the server (`args`) always gets a server.
 */
export async function ownRedis(args: readonly string[] = []): Promise<OwnRedis> {
  const shared = process.env['REDIS_URL'];
  if (shared && args.length === 0) {
    const prefix = `test-${randomUUID()}:`;
    const redis = new Redis(shared, { keyPrefix: prefix });
    await redis.ping();
    return { url: shared, prefix, redis, stop: async () => redis.disconnect() };
  }

  const port = await freePort();
  const server = await startServer(port, args);
  const redis = new Redis({ host: '127.0.0.1', port, retryStrategy: () => 20, maxRetriesPerRequest: null });
  redis.on('error', () => {}); // until the server is up
  await redis.ping();
  const stop = async () => {
    redis.disconnect();
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill();
    await once(server, 'exit');
  };
  return { url: `redis://127.0.0.1:${port}`, prefix: '', redis, stop };
}

async function startServer(port: number, args: readonly string[]): Promise<ChildProcess> {
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...args];
  for (const binary of ['redis-server', 'valkey-server']) {
    const server = spawn(binary, settings, { stdio: 'ignore' });
    const started = await once(server, 'spawn').then(
      () => true,
      () => false,
    );
    if (!started) continue;
    const end = () => server.kill();
    process.once('exit', end);
    server.once('exit', () => process.off('exit', end));
    return server;
  }
  throw new Error('neither redis-server nor valkey-server is on the PATH; install one or set REDIS_URL');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port to be had');
  return address.port;
}
