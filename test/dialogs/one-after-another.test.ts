import { expect } from 'chai';
import { frontDesk } from '../../dialogs/front-desk';
import { oneAfterAnother } from '../../dialogs/one-after-another';
import type { Seats } from '../../services/conversations/seat';

describe('calls that share a name', () => {
  it('wait for each other in order, and not for others; what fails is its own caller’s matter', async () => {
    const log: string[] = [];
    const run = oneAfterAnother(
      (name: string) => name,
      async (name: string, what: string, ms: number) => {
        log.push(`${name} ${what} begins`);
        await new Promise((resolve) => setTimeout(resolve, ms));
        if (what === 'fails') throw new Error(what);
        log.push(`${name} ${what} ends`);
      },
    );
    const [first, second, third, other] = [
      run('a', 'fails', 20),
      run('a', 'two', 1),
      run('a', 'three', 1),
      run('b', 'one', 1),
    ];
    expect(await first.catch((error: Error) => error.message)).to.equal('fails');
    await Promise.all([second, third, other]);
    expect(log.indexOf('a two begins')).to.be.greaterThan(log.indexOf('b one ends'));
    expect(log.indexOf('a three begins')).to.be.greaterThan(log.indexOf('a two ends'));
  });

  it('do not bring the process down when who comes next cannot be read while the one before is at work', async () => {
    const unhandled: unknown[] = [];
    const note = (error: unknown) => void unhandled.push(error);
    process.on('unhandledRejection', note);
    let free: () => void = () => {};
    const busy = new Promise<never>((_, reject) => {
      free = () => reject(new Error('the seat is away'));
    });
    const seats: Seats = { load: () => busy, save: () => busy };
    const desk = frontDesk([], seats);
    const key = { conversationId: 'c', personId: 'p' };
    const first = desk(key, new Promise(() => {})).catch(() => 'failed');
    const second = desk(key, Promise.reject(new Error('the profile is away'))).catch(() => 'failed');
    await new Promise((resolve) => setTimeout(resolve, 30));
    free();
    expect([await first, await second]).to.deep.equal(['failed', 'failed']);
    process.off('unhandledRejection', note);
    expect(unhandled).to.deep.equal([]);
  });
});
