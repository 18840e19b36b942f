import { expect } from 'chai';
import { createLocalJWKSet, errors, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { botClouds } from '../../bot/clouds';
import { channelToken, loopbackOnly, Unauthorized, type VerifyInbound } from '../../bot/inbound';

const APP = '5a3b1e00-0000-4000-8000-000000000001';
const cloud = botClouds.public;
const serviceUrl = 'https://smba.trafficmanager.net/apac/';
const now = () => Math.floor(Date.now() / 1000);

interface Forged {
  readonly claims?: Record<string, unknown>;
  readonly header?: Record<string, unknown>;
  readonly activity?: { serviceUrl?: string; channelId?: string };
  readonly as?: (token: string) => string;
  readonly key?: 'stranger' | 'hmac';
}

describe('who may speak to the bot', () => {
  let verify: VerifyInbound;
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let stranger: Awaited<ReturnType<typeof generateKeyPair>>;
  let fetched = 0;

  before(async () => {
    [keys, stranger] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
    const jwk: JWK & { endorsements: string[] } = {
      ...(await exportJWK(keys.publicKey)),
      kid: 'k1',
      alg: 'RS256',
      endorsements: ['msteams', 'webchat'],
    };
    verify = channelToken(APP, cloud, async () => {
      fetched++;
      return createLocalJWKSet({ keys: [jwk] });
    });
  });

  async function ask({ claims, header, activity, as = (token) => `Bearer ${token}`, key }: Forged): Promise<string> {
    const payload = {
      iss: cloud.issuer,
      aud: APP,
      exp: now() + 600,
      nbf: now() - 10,
      serviceurl: serviceUrl,
      ...claims,
    };
    const secret =
      key === 'hmac'
        ? new TextEncoder().encode('a shared secret of 32 characters')
        : key === 'stranger'
          ? stranger.privateKey
          : keys.privateKey;
    const token = await new SignJWT(payload)
      .setProtectedHeader({ alg: key === 'hmac' ? 'HS256' : 'RS256', kid: 'k1', ...header })
      .sign(secret);
    return verify({ serviceUrl, channelId: 'msteams', ...activity }, as(token)).then(
      () => 'heard',
      (error: unknown) => (error instanceof Unauthorized ? 'refused' : `failed: ${error}`),
    );
  }

  const rows: [what: string, forged: Forged, expected?: string][] = [
    ['a genuine token', {}, 'heard'],
    ['a genuine token, bearer in lower case', { as: (token) => `bearer ${token}` }, 'heard'],
    ['a clock four minutes behind', { claims: { nbf: now() + 240 } }, 'heard'],
    ['no token', { as: () => '' }],
    ['another scheme', { as: (token) => `Basic ${token}` }],
    ['two tokens', { as: (token) => `Bearer ${token} ${token}` }],
    ['a token longer than any', { claims: { padding: 'x'.repeat(9_000) } }],
    ['half a token', { as: (token) => `Bearer ${token.slice(0, -30)}` }],
    ['a token of another key', { key: 'stranger' }],
    ['a token signed with a shared secret', { key: 'hmac' }],
    ['an unknown key', { header: { kid: 'k2' } }],
    ['another issuer', { claims: { iss: 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/' } }],
    ['the issuer of the other cloud', { claims: { iss: botClouds.china.issuer } }],
    ['another bot’s token', { claims: { aud: '00000000-0000-0000-0000-000000000000' } }],
    ['no audience', { claims: { aud: undefined } }],
    ['an old token', { claims: { exp: now() - 600 } }],
    ['a token without an end', { claims: { exp: undefined } }],
    ['a token of tomorrow', { claims: { nbf: now() + 86_400 } }],
    ['a token for another service', { claims: { serviceurl: 'https://smba.trafficmanager.net/emea/' } }],
    ['a token for no service', { claims: { serviceurl: undefined } }],
    ['an activity without a service', { activity: { serviceUrl: undefined } }],
    [
      'an evil service that the token names too',
      { claims: { serviceurl: 'https://evil.example/' }, activity: { serviceUrl: 'https://evil.example/' } },
    ],
    [
      'a service that only begins like ours',
      {
        claims: { serviceurl: 'https://smba.trafficmanager.net.evil.example/' },
        activity: { serviceUrl: 'https://smba.trafficmanager.net.evil.example/' },
      },
    ],
    [
      'ours without TLS',
      {
        claims: { serviceurl: 'http://smba.trafficmanager.net/' },
        activity: { serviceUrl: 'http://smba.trafficmanager.net/' },
      },
    ],
    ['a service that is no address', { claims: { serviceurl: 'nonsense' }, activity: { serviceUrl: 'nonsense' } }],
    ['a channel the key is not endorsed for', { activity: { channelId: 'directline' } }],
    [
      'a token of the emulator',
      { claims: { iss: 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0', appid: APP } },
    ],
  ];
  for (const [what, forged, expected = 'refused'] of rows) {
    it(`${expected === 'heard' ? 'hears' : 'refuses'} ${what}`, async () =>
      expect(await ask(forged)).to.equal(expected));
  }

  it('refuses an unsigned token', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const unsigned = `${part({ alg: 'none' })}.${part({ iss: cloud.issuer, aud: APP, exp: now() + 600, serviceurl: serviceUrl })}.x`;
    expect(await ask({ as: () => `Bearer ${unsigned}` })).to.equal('refused');
  });

  it('fetches the keys once, and not at all for what has no token', async () => {
    expect(fetched).to.equal(1);
  });

  it('tries the keys again after it could not get them', async () => {
    let tries = 0;
    const shaky = channelToken(APP, cloud, async () => {
      tries++;
      throw new Error('no network');
    });
    for (const _ of [1, 2]) await shaky({ serviceUrl }, 'Bearer a.b.c').catch(() => {});
    expect(tries).to.equal(2);
  });

  const silences: [what: string, trouble: Error][] = [
    ['they do not come in time', new errors.JWKSTimeout()],
    ['their place answers nonsense', new errors.JWKSInvalid('no keys')],
    ['their place answers with an error', new errors.JOSEError('Expected 200 OK')],
    ['there is no network', new TypeError('fetch failed')],
  ];
  for (const [what, trouble] of silences) {
    it(`calls nobody a liar because of its own keys: ${what}`, async () => {
      const keyless = Object.assign(() => Promise.reject(trouble), { jwks: () => undefined });
      verify = channelToken(APP, cloud, async () => keyless);
      expect(await ask({})).to.match(/^failed: ServiceError/);
    });
  }
});

describe('who may speak to the demo', () => {
  const rows: [serviceUrl: string | undefined, heard: boolean][] = [
    ['http://localhost:56150/_connector', true],
    ['http://127.0.0.1:4000/', true],
    ['http://[::1]:4000/', true],
    ['http://localhost.evil.example/', false],
    ['https://evil.example/', false],
    ['http://10.0.0.1/', false],
    [undefined, false],
  ];
  for (const [url, heard] of rows) {
    it(`${heard ? 'hears' : 'refuses'} ${url}`, async () => {
      const answer = await loopbackOnly({ serviceUrl: url }, '').then(
        () => true,
        () => false,
      );
      expect(answer).to.equal(heard);
    });
  }
});
