import { expect } from 'chai';
import { cachedToken } from '../../../services/partner-center/access-token';

describe('an access token', () => {
  const end = Date.parse('2026-11-20T09:00:00Z');
  let now: number;
  let granted: number;
  let token: ReturnType<typeof cachedToken>;

  beforeEach(() => {
    now = Date.parse('2026-11-20T08:00:00Z');
    granted = 0;
    token = cachedToken(
      async () => ({ value: `token-${++granted}`, expiresAt: new Date(end + (granted - 1) * 3_600_000) }),
      () => now,
    );
  });

  it('is kept until 30 s before its end', async () => {
    expect(await token()).to.equal('token-1');
    now = end - 30_001;
    expect(await token()).to.equal('token-1');
    now = end - 30_000;
    expect(await token()).to.equal('token-2');
  });

  it('is asked for once by all who ask at once', async () => {
    expect(new Set(await Promise.all([token(), token(), token()]))).to.deep.equal(new Set(['token-1']));
    expect(granted).to.equal(1);
  });

  it('is renewed once when it was refused to many', async () => {
    const old = await token();
    expect(await Promise.all([token(old), token(old)])).to.deep.equal(['token-2', 'token-2']);
    expect(await token(old)).to.equal('token-2');
    expect(granted).to.equal(2);
  });

  it('is asked for again after a failure', async () => {
    let attempts = 0;
    const moody = cachedToken(
      async () => {
        if (++attempts === 1) throw new Error('not now');
        return { value: 'at last', expiresAt: new Date(end) };
      },
      () => now,
    );
    expect(await moody().catch(String)).to.equal('Error: not now');
    expect(await moody()).to.equal('at last');
  });
});
