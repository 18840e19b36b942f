import { expect } from 'chai';
import { ServiceError, type ServiceErrorCode } from '../../../services/errors';
import { clouds } from '../../../services/partner-center/clouds';
import { type GraphOptions, graphClient, graphDirectory } from '../../../services/people/graph-people';
import { type GraphSimulator, startGraph } from '../../simulators/graph/simulator';
import type { Fault } from '../../simulators/simulator';
import { stoppedClock } from '../partner-center/against-simulator';

const lin = {
  id: '11110000-0000-4000-8000-000000000001',
  displayName: '林静 Lin Jing',
  mail: 'lin.jing@northwind.example',
  preferredLanguage: 'zh-CN',
  userPrincipalName: 'lin.jing@northwind.partner.onmschina.cn',
  managerId: '11110000-0000-4000-8000-000000000002',
};
const paula = {
  id: lin.managerId,
  displayName: 'Paula Reis',
  mail: null,
  preferredLanguage: null,
  userPrincipalName: 'paula#EXT#@northwind.partner.onmschina.cn',
};

describe('the directory over Microsoft Graph', () => {
  let simulator: GraphSimulator;
  let clock: ReturnType<typeof stoppedClock>;
  before(async () => {
    simulator = await startGraph({ data: { users: [lin, paula] } });
  });
  beforeEach(() => {
    simulator.forget();
    clock = stoppedClock();
  });
  after(() => simulator.stop());

  const directory = (options: Partial<GraphOptions> = {}) =>
    graphDirectory({
      baseUrl: simulator.url,
      token: async () => 'a-token',
      ...options,
      patience: { ...clock.patience, ...options.patience },
    });
  const failing = (fault: Partial<Fault>, options: Partial<GraphOptions> = {}) => {
    simulator.fault({ match: '.', times: 99, ...fault });
    return directory(options)
      .user(lin.id)
      .catch((error) => error);
  };

  it('knows a person', async () => {
    expect(await directory().user(lin.id)).to.deep.equal({
      id: lin.id,
      name: '林静 Lin Jing',
      mail: 'lin.jing@northwind.example',
      language: 'zh-CN',
    });
  });

  it('asks only for what it needs, with the token', async () => {
    await directory().user(lin.id);
    const [{ path, headers } = { path: '', headers: {} }] = simulator.calls;
    expect(path).to.equal(`/v1.0/users/${lin.id}?$select=id,displayName,mail,preferredLanguage,userPrincipalName`);
    expect(headers.authorization).to.equal('Bearer a-token');
  });

  it('knows whom a person reports to, and that a sign-in name is no mail address', async () => {
    expect(await directory().managerOf(lin.id)).to.deep.equal({
      id: paula.id,
      name: 'Paula Reis',
      mail: undefined,
      language: undefined,
    });
  });

  it('finds nobody where nobody is', async () => {
    expect(await directory().managerOf(paula.id)).to.equal(undefined);
    expect(await directory().user('nobody')).to.equal(undefined);
    expect(await directory().managerOf('nobody')).to.equal(undefined);
  });

  it('asks for the person named, whatever is in the name', async () => {
    expect(await directory().user(paula.userPrincipalName)).to.include({ id: paula.id });
    for (const id of ['https://evil.example/v1.0/users', 'x/manager?$select=id']) {
      expect(await directory().user(id), id).to.equal(undefined);
    }
    expect(simulator.calls.every(({ path }) => path.split('?')[0]?.split('/').length === 4)).to.equal(true);
  });

  it('never asks for everybody', async () => {
    for (const id of ['', ' ', '..', '/']) {
      expect(
        await directory()
          .user(id)
          .catch((error) => error),
        id,
      ).to.have.property('code', 'invalid');
    }
    expect(simulator.calls).to.be.empty;
  });

  const HTML = { headers: { 'Content-Type': 'text/html' }, body: '<html></html>' };
  const rows: [string, Partial<Fault>, ServiceErrorCode, calls: number][] = [
    ['400', { status: 400 }, 'invalid', 1],
    ['401', { status: 401 }, 'not-allowed', 1],
    ['403', { status: 403 }, 'not-allowed', 1],
    ['429', { status: 429 }, 'throttled', 4],
    ['500', { status: 500 }, 'unavailable', 4],
    ['503 with a page for people', { status: 503, ...HTML }, 'unavailable', 4],
    ['200 with a page for people', HTML, 'unreadable', 1],
    ['200 with half an answer', { body: '{"id":', headers: { 'Content-Type': 'application/json' } }, 'unreadable', 1],
    ['200 with another shape', { body: { value: [] } }, 'unreadable', 1],
    ['a redirect', { status: 302, headers: { Location: `/v1.0/users/${paula.id}` }, body: '' }, 'unavailable', 4],
    ['a cut connection', { reset: true }, 'unavailable', 4],
  ];
  for (const [what, fault, code, calls] of rows) {
    it(`${what} is ${code}`, async () => {
      expect(await failing(fault))
        .to.be.instanceOf(ServiceError)
        .with.property('code', code);
      expect(simulator.calls).to.have.lengthOf(calls);
    });
  }

  it('waits as it is told to, and no longer than it likes', async () => {
    expect(await failing({ status: 429, times: 1, headers: { 'Retry-After': '3' } })).to.include({ id: lin.id });
    expect(clock.waits).to.deep.equal([3_000]);
    expect(await failing({ status: 503, times: 1, headers: { 'Retry-After': '120' } })).to.deep.include({
      code: 'unavailable',
      retryAfterMs: 120_000,
    });
    expect(clock.waits).to.have.lengthOf(1);
  });

  it('does not wait for ever for an answer that does not come', async () => {
    expect(await failing({ hang: true }, { patience: { timeoutMs: 20, attempts: 2 } })).to.have.property(
      'code',
      'unavailable',
    );
  });

  it('renews a token that is refused, once', async () => {
    const tokens = ['old', 'new'];
    const token = async () => tokens.shift() ?? 'last';
    expect(await failing({ status: 401, times: 1 }, { token })).to.include({ id: lin.id });
    expect(simulator.calls.map(({ headers }) => headers.authorization)).to.deep.equal(['Bearer old', 'Bearer new']);
  });

  it('says why there is no token', async () => {
    const token = async () => {
      throw new ServiceError('not-allowed', 'no token: invalid_client');
    };
    expect(await failing({}, { token })).to.deep.include({ code: 'not-allowed', message: 'no token: invalid_client' });
    expect(simulator.calls).to.be.empty;
  });

  it('sends no token elsewhere', async () => {
    const client = graphClient({ baseUrl: simulator.url, token: async () => 'a-token' });
    const error = await client.api('https://graph.microsoft.com/v1.0/me').get().catch(String);
    expect(error).to.match(/not ours to send a token to: https:\/\/graph\.microsoft\.com/);
    expect(() => graphClient({ baseUrl: 'http://graph.example', token: async () => '' })).to.throw(/must be https/);
  });

  for (const [name, { graph }] of Object.entries(clouds)) {
    it(`asks the Graph of the ${name} cloud, with its token`, async () => {
      const asked: string[] = [];
      const found = await directory({
        baseUrl: graph,
        fetch: async (url, init) => {
          asked.push(`${url} ${new Headers(init?.headers).get('Authorization')}`);
          return Response.json(lin);
        },
      }).user(lin.id);
      expect(found).to.include({ id: lin.id });
      expect(asked[0]).to.match(new RegExp(`^${graph}/v1.0/users/${lin.id}.* Bearer a-token$`));
    });
  }

  it('sends mail through the same client', async () => {
    const client = graphClient({ baseUrl: simulator.url, token: async () => 'a-token' });
    const message = {
      subject: 'Case C-1',
      body: { contentType: 'Text', content: 'Resolved.' },
      toRecipients: [{ emailAddress: { address: 'ana@bluefinch.example' } }],
    };
    await client.api(`/users/${lin.id}/sendMail`).post({ message, saveToSentItems: false });

    const mails = await (await fetch(`${simulator.url}/_mails`)).json();
    expect(mails).to.have.lengthOf(1);
    expect(simulator.mails[0]).to.deep.include({ from: lin.id, message, saveToSentItems: false });
  });
});
