import { inspect } from 'node:util';
import { expect } from 'chai';
import { partnerCenterClient } from '../../../services/partner-center/client';
import { clouds } from '../../../services/partner-center/clouds';
import { appToken, type TokenOptions, userToken } from '../../../services/partner-center/token';
import { readPartnerCenterData } from '../../simulators/partner-center/data';
import { type PartnerCenterSimulator, startPartnerCenter } from '../../simulators/partner-center/simulator';

const HOUR = 3_600_000;

describe('tokens for Partner Center', () => {
  let simulator: PartnerCenterSimulator;
  let now: number;
  let options: TokenOptions;

  before(async () => {
    simulator = await startPartnerCenter({ data: readPartnerCenterData() });
  });
  beforeEach(() => {
    simulator.forget();
    now = Date.now();
    options = {
      authority: simulator.url,
      tenantId: '9a400000-0000-4000-8000-0000000000f0',
      clientId: 'closeloop',
      clientSecret: 'a-secret',
      resource: clouds.china.appResource,
      now: () => now,
    };
  });
  after(() => simulator.stop());

  const asked = () => simulator.calls.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
  const asUser = (changes: Partial<Parameters<typeof userToken>[0]> = {}) =>
    userToken({ ...options, refreshToken: 'kept', keepRefreshToken: async () => {}, ...changes });

  it('App-only: are asked for with the secret, for the resource of the cloud', async () => {
    expect(await appToken(options)()).to.match(/^app-/);

    expect(simulator.calls.map(({ method, path }) => `${method} ${path.split('?')[0]}`)).to.deep.equal([
      `POST /${options.tenantId}/oauth2/v2.0/token`,
    ]);
    expect(asked()[0]).to.include({
      grant_type: 'client_credentials',
      client_id: 'closeloop',
      client_secret: 'a-secret',
      scope: 'https://graph.chinacloudapi.cn/.default',
    });
  });

  it('App+User: are asked for with the refresh token', async () => {
    expect(await asUser({ resource: clouds.china.userResource })()).to.match(/^user-/);

    expect(asked()[0]).to.include({ grant_type: 'refresh_token', refresh_token: 'kept' });
    expect(asked()[0]?.scope).to.match(/^https:\/\/partner\.partnercenterapi\.microsoftonline\.cn\/\.default /);
  });

  it('App+User: hand a new refresh token on to be kept, and use it the next time', async () => {
    const kept: string[] = [];
    const token = asUser({ keepRefreshToken: async (refreshToken) => void kept.push(refreshToken) });
    await token();
    now += HOUR;
    await token();

    expect(kept).to.have.lengthOf(2);
    expect(asked().map(({ refresh_token }) => refresh_token)).to.deep.equal(['kept', kept[0]]);
  });

  it('App+User: fail when the new refresh token cannot be kept, and try again with it', async () => {
    let full = true;
    const token = asUser({
      keepRefreshToken: async () => {
        if (full) throw new Error('the vault is closed');
      },
    });
    expect(await token().catch(String)).to.equal('Error: the vault is closed');
    full = false;
    expect(await token()).to.match(/^user-/);
    expect(asked()[1]?.refresh_token).to.match(/^refresh-/);
  });

  it('are asked for again 30 s before their end, and not earlier', async () => {
    const token = appToken(options);
    const first = await token();
    now += HOUR - 40_000;
    expect(await token()).to.equal(first);
    now += 15_000;
    expect(await token()).to.not.equal(first);
  });

  it('that were refused are replaced, although they have not ended', async () => {
    const partnerCenter = partnerCenterClient({ baseUrl: simulator.url, token: appToken(options) });
    await partnerCenter.customers();
    simulator.revokeTokens();
    await partnerCenter.customers();

    expect(simulator.calls.map(({ path, status }) => `${status} ${path.split('?')[0]}`)).to.deep.equal([
      `200 /${options.tenantId}/oauth2/v2.0/token`,
      '200 /v1/customers',
      '401 /v1/customers',
      `200 /${options.tenantId}/oauth2/v2.0/token`,
      '200 /v1/customers',
    ]);
  });

  it('that cannot be had are not allowed, when only a person can mend it', async () => {
    const refused = [appToken({ ...options, clientSecret: 'wrong' }), asUser({ refreshToken: 'revoked' })];
    for (const token of refused) {
      expect(await token().catch((error) => error)).to.have.property('code', 'not-allowed');
    }
  });

  const faults: [string, object][] = [
    ['an authority in trouble', { status: 503, body: { error: 'temporarily_unavailable' } }],
    [
      'too many questions',
      { status: 429, body: { error: 'temporarily_unavailable' }, headers: { 'Retry-After': '60' } },
    ],
    ['a page for people', { status: 502, body: '<html></html>' }],
    ['a cut connection', { reset: true }],
  ];
  for (const [what, fault] of faults) {
    it(`that cannot be had now are unavailable, and asked for again the next time: ${what}`, async () => {
      const token = appToken(options);
      simulator.fault({ match: 'oauth2', ...fault });
      expect(await token().catch((error) => error)).to.have.property('code', 'unavailable');
      expect(await token()).to.match(/^app-/);
    });
  }

  it('are not waited for for ever', async () => {
    simulator.fault({ match: 'oauth2', hang: true });
    const token = appToken({ ...options, timeoutMs: 20 });
    expect(await token().catch((error) => error)).to.have.property('code', 'unavailable');
  });

  it('say nothing of the secret when they fail', async () => {
    const error = await appToken({ ...options, clientSecret: 'wrong-hush-hush' })().catch((problem) => problem);
    expect(error.message).to.equal('no token: invalid_client');
    expect(inspect(error, { depth: 9 })).to.not.include('hush-hush');
  });

  it('are asked for over https only, save on this machine', async () => {
    const error = await appToken({ ...options, authority: 'http://login.example' })().catch((problem) => problem);
    expect(error).to.have.property('code', 'invalid');
  });

  for (const [name, cloud] of Object.entries(clouds)) {
    it(`of the ${name} cloud are asked for at its authority, and nothing is looked up before`, async () => {
      const urls: string[] = [];
      const token = appToken({
        ...options,
        authority: cloud.authority,
        fetch: async (url) => {
          urls.push(String(url).split('?')[0] ?? '');
          return Response.json({ token_type: 'Bearer', expires_in: '3599', access_token: 'opaque' });
        },
      });
      expect(await token()).to.equal('opaque');
      expect(urls).to.deep.equal([`${cloud.authority}/${options.tenantId}/oauth2/v2.0/token`]);
    });
  }
});
