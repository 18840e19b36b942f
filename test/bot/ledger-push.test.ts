import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { type OwnHouse, ownHouse } from '../support/house';

const TOKEN = 'a token of the accounting system, long enough';
const ledger = readFileSync('content/sample/ledger.csv');

describe('pushing the ledger over HTTP', () => {
  let house: OwnHouse;
  before(async () => {
    house = await ownHouse({ LEDGER_PUSH_TOKEN: TOKEN });
  });
  after(() => house.stop());

  const push = (body: string | Buffer, { query = '', token = TOKEN, ...headers }: Record<string, string> = {}) =>
    fetch(`${house.url}/api/ledger${query}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, ...headers },
      body,
    });
  const bodyOf = async (response: Response) => (await response.json()) as Record<string, unknown>;

  it('takes a file once, and changes nothing the second time', async () => {
    expect(await bodyOf(await push(ledger, { query: '?dry-run' }))).to.include({ imported: false, problemCount: 0 });
    const first = await bodyOf(await push(ledger));
    expect(first).to.include({ imported: true, problemCount: 0 });
    expect(first['added']).to.be.above(0);
    expect(await bodyOf(await push(ledger))).to.include({ added: 0, changed: 0 });
  });

  it('names every bad line, and takes nothing of the file', async () => {
    const response = await push(`${ledger}\npayment,nobody,,,,,,,,,,,,,,,,,,\n`);
    expect(response.status).to.equal(422);
    const { imported, problems } = await bodyOf(response);
    expect(imported).to.equal(false);
    expect(problems).to.be.an('array').that.is.not.empty;
  });

  const refusals: [what: string, status: number, ask: () => Promise<Response>][] = [
    ['somebody without the token', 401, () => push(ledger, { token: 'guess' })],
    ['a packed body', 415, () => push(ledger, { 'content-encoding': 'gzip' })],
    ['what is no ledger at all', 422, () => push('hello')],
    ['an empty body', 422, () => push('')],
  ];
  for (const [what, status, ask] of refusals) {
    it(`refuses ${what}`, async () => {
      const response = await ask();
      expect(response.status).to.equal(status);
      expect(JSON.stringify(await response.json())).to.not.match(/at .*\.ts|node_modules/);
    });
  }

  it('is closed unless a token is set', async () => {
    const other = await ownHouse();
    const response = await fetch(`${other.url}/api/ledger`, { method: 'POST', body: ledger });
    expect(response.status).to.equal(404);
    await other.stop();
  });
});
