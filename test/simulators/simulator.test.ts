import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import { type Fault, type Simulator, simulate } from './simulator';

describe('a simulator', () => {
  let simulator: Simulator;
  let deeds: number;

  beforeEach(async () => {
    deeds = 0;
    simulator = await simulate({
      routes: [
        ['GET', /^\/things\/([^/]+)$/, ({ params }) => ({ status: 200, body: { thing: params[0] } })],
        ['POST', /^\/things$/, () => ({ status: 201, body: { deeds: ++deeds } })],
        ['GET', /^\/broken$/, () => JSON.parse('{')],
      ],
      error: (status) => ({ status, headers: { 'X-Usual': 'yes' }, body: { usual: status } }),
    });
  });
  afterEach(() => simulator.stop());

  const get = (path: string) => fetch(simulator.url + path);
  const post = (path: string, body: unknown) =>
    fetch(simulator.url + path, { method: 'POST', body: JSON.stringify(body) });

  it('answers on its routes, with what stands in the path', async () => {
    expect(await (await get('/things/a%20b')).json()).to.deep.equal({ thing: 'a b' });
    expect((await get('/nowhere')).status).to.equal(404);
    expect((await get('/things')).status).to.equal(405);
  });

  it('says so when it is itself at fault', async () => {
    const response = await get('/broken');
    expect(response.status).to.equal(500);
    expect(await response.text()).to.match(/the simulator failed/);
  });

  it('remembers what it was asked', async () => {
    await post('/things?a=1', { colour: 'blue' });
    await get('/nowhere');

    const calls = JSON.parse(await (await get('/_calls')).text());
    expect(calls).to.have.lengthOf(2);
    expect(calls[0]).to.include({ method: 'POST', path: '/things?a=1', body: '{"colour":"blue"}', status: 201 });
    expect(calls[0].headers).to.have.property('host');
    expect(new Date(calls[0].time).toISOString()).to.equal(calls[0].time);

    await post('/_forget', {});
    expect(await (await get('/_calls')).json()).to.be.empty;
  });

  const lost = async (what: Promise<Response>) => what.then(({ status }) => status).catch(() => 'no answer');

  it('fails as told over HTTP, as often as told, where told', async () => {
    const fault: Fault = { match: '^GET /things/1', status: 503, times: 2 };
    expect((await post('/_faults', fault)).status).to.equal(204);

    const seen = [];
    for (const path of ['/things/1', '/things/2', '/things/1', '/things/1']) seen.push((await get(path)).status);
    expect(seen).to.deep.equal([503, 200, 503, 200]);
  });

  it('fails in its own words, or in others', async () => {
    await post('/_faults', [
      { match: '.', status: 500 },
      { match: '.', status: 502, body: 'oops', headers: { 'X-Other': 'yes' } },
      { match: '.', body: { thing: 'replaced' } },
    ]);
    const usual = await get('/things/1');
    expect([usual.headers.get('X-Usual'), await usual.json()]).to.deep.equal(['yes', { usual: 500 }]);
    const other = await get('/things/1');
    expect([other.status, other.headers.get('X-Other'), await other.text()]).to.deep.equal([502, 'yes', 'oops']);
    expect(await (await get('/things/1')).json()).to.deep.equal({ thing: 'replaced' });
  });

  it('cuts the connection, before the deed or after it', async () => {
    simulator.fault({ match: 'POST', reset: true });
    expect(await lost(post('/things', {}))).to.equal('no answer');
    expect(deeds).to.equal(0);
    simulator.fault({ match: 'POST', commitThenReset: true });
    expect(await lost(post('/things', {}))).to.equal('no answer');
    expect(deeds).to.equal(1);
    expect(simulator.calls.map(({ status }) => status)).to.deep.equal([undefined, undefined]);
  });

  it('says nothing at all, or says it later', async () => {
    simulator.fault({ match: '.', hang: true });
    const impatient = fetch(`${simulator.url}/things/1`, { signal: AbortSignal.timeout(20) });
    expect(await lost(impatient)).to.equal('no answer');

    simulator.fault({ match: '.', slow: 5 });
    expect((await get('/things/1')).status).to.equal(200);
  });

  it('does not take a fault it does not understand', async () => {
    const response = await post('/_faults', { match: '.', explode: true });
    expect(response.status).to.equal(400);
    expect((await get('/things/1')).status).to.equal(200);
  });
});

describe('the simulators as processes', () => {
  for (const [name, path] of [
    ['partner-center', '/v1/customers?size=1'],
    ['graph', '/v1.0/users/11110000-0000-4000-8000-000000000001'],
  ]) {
    it(`${name} says where it listens, answers, and stops when asked`, async () => {
      const data = name === 'graph' ? ['--data', `${__dirname}/graph/two-users.json`] : [];
      const child = spawn(process.execPath, [
        '--import',
        'tsx',
        `${__dirname}/${name}/main.ts`,
        '--port',
        '0',
        ...data,
      ]);
      const [line] = await once(child.stdout, 'data');
      const port = /^listening on (\d+)\n$/.exec(String(line))?.[1];
      const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Authorization: 'Bearer x' } });
      child.kill();
      const [code, signal] = await once(child, 'exit');
      expect([response.status, code, signal]).to.deep.equal([200, 0, null]);
    });
  }
});
