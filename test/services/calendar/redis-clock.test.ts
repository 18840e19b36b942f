import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { Redis } from 'ioredis';
import { redisClock } from '../../../services/calendar/redis-clock';

describe('the clock in Redis', () => {
  let dir: string;
  let server: ChildProcess;
  let redis: Redis;

  before(() => {
    dir = mkdtempSync(join(tmpdir(), 'clock-'));
    const socket = join(dir, 'redis.sock');
    server = spawn('redis-server', ['--port', '0', '--unixsocket', socket, '--save', '', '--dir', dir]);
    redis = new Redis(socket, { retryStrategy: () => 50, maxRetriesPerRequest: null });
    redis.on('error', () => {}); // until the server is up
  });
  after(() => {
    redis.disconnect();
    server.kill();
    rmSync(dir, { recursive: true });
  });

  it('tells the time of a real server', async () => {
    const before = (await redisClock(redis).now()).getTime();
    const [seconds, microseconds] = await redis.time();
    const after = (await redisClock(redis).now()).getTime();

    expect(Math.floor(Number(seconds) * 1000 + Number(microseconds) / 1000)).to.be.within(before, after);
  });

  it('tells the time of the server and not of this process, to the millisecond', async () => {
    const server = { time: async () => [1_790_000_000, 123_999] };
    expect((await redisClock(server).now()).getTime()).to.equal(1_790_000_000_123);
  });
});
