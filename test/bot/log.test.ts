import { expect } from 'chai';
import { logger } from '../../bot/log';
import { type OwnRedis, ownRedis } from '../support/redis';

describe('the log', () => {
  let own: OwnRedis;
  before(async () => {
    own = await ownRedis();
  });
  after(() => own.stop());

  it('says what went wrong in Redis, and nothing of what people wrote', async () => {
    await own.redis.set('seat', 'a text');
    const error: unknown = await own.redis.hset('seat', 'words', 'Ana owes 1,890.00').catch((err: unknown) => err);
    expect(JSON.stringify(error)).to.include('Ana owes'); // what ioredis hangs on it

    const lines: string[] = [];
    logger('info', { write: (line) => void lines.push(line) }).error({ err: error }, 'turn failed');
    expect(lines.join()).to.include('turn failed').and.include('WRONGTYPE').and.not.include('Ana owes');
  });
});
