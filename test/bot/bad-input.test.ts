import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { readCommand } from '../../cards/commands';
import { newActivityId } from '../stage/channel';
import { type Player, wordsOf } from '../stage/player';
import { type OwnHouse, ownHouse } from '../support/house';

describe('bad input', () => {
  let house: OwnHouse;
  let ana: Player;
  before(async () => {
    house = await ownHouse();
  });
  beforeEach(() => {
    ana = house.player('Ana');
  });
  after(() => house.stop());

  const last = (who: Player) => wordsOf(who.sees().at(-1)!);
  const post = (body: string | Buffer, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    fetch(`${house.url}/api/messages`, { method: 'POST', headers, body: new Uint8Array(Buffer.from(body)) });
  const activity = (more: object) =>
    JSON.stringify({
      type: 'message',
      id: newActivityId(),
      text: 'hello',
      serviceUrl: house.channel.serviceUrl,
      ...more,
    });

  const refused: [what: string, body: string | Buffer, status: number, headers?: Record<string, string>][] = [
    ['no JSON', '{"type":', 400],
    ['a list', '[]', 400],
    ['a number', '7', 400],
    ['nothing', '', 400],
    ['an activity without a type', '{}', 400],
    ['a type that is no text', '{"type":7}', 400],
    ['300 KB', JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }), 413],
    ['brackets without end', `{"type":"message","value":${'['.repeat(5_000)}${']'.repeat(5_000)}}`, 400],
    ['a form', 'type=message', 415, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['no content type', '{"type":"message"}', 415, {}],
    [
      'gzip, which could be a bomb',
      gzipSync('{"type":"message"}'),
      415,
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    ],
    ['a service elsewhere', '{"type":"message","serviceUrl":"https://evil.example/"}', 401],
    ['no service at all', '{"type":"message"}', 401],
  ];
  for (const [what, body, status, headers] of refused) {
    it(`answers ${what} with ${status} and gives nothing away`, async () => {
      const response = await post(body, headers);
      const said = await response.text();
      expect(response.status).to.equal(status);
      expect(said).to.not.match(/at \w+|\.ts|\.js|node_modules|redis|Error/);
    });
  }

  it('ignores whom it cannot tell who they are, and goes on', async () => {
    const nobody = activity({
      from: { id: '29:x', name: 'X' },
      conversation: { id: 'a:x' },
      recipient: { id: '28:closeloop' },
      channelId: 'msteams',
    });
    expect((await post(nobody)).status).to.equal(200);
    expect(house.channel.shown('a:x')).to.be.empty;
  });

  it('does not believe a tenant that two places name differently', async () => {
    await ana.says('invoices', 'chat', { channelData: { tenant: { id: '71d10000-0000-4000-8000-0000000000b2' } } });
    expect(ana.sees()).to.be.empty;
  });

  it('tells somebody of another organisation that it does not know it', async () => {
    const more = {
      conversation: { id: 'a:eve', tenantId: '99990000-0000-4000-8000-000000000009', conversationType: 'personal' },
      channelData: { tenant: { id: '99990000-0000-4000-8000-000000000009' } },
      from: { id: '29:eve', name: 'Eve', aadObjectId: '99990000-0000-4000-8000-00000000000e' },
    };
    await ana.says('invoices', 'chat', more);
    expect(wordsOf(house.channel.shown('a:eve').at(-1)!)).to.include('do not know your organisation');
  });

  it('tells somebody of the partner who is not on the desk whom to ask', async () => {
    const tenantId = '9a400000-0000-4000-8000-0000000000f0';
    const more = {
      conversation: { id: 'a:new', tenantId, conversationType: 'personal' },
      channelData: { tenant: { id: tenantId } },
      from: { id: '29:new', name: 'New', aadObjectId: '99990000-0000-4000-8000-00000000000f' },
    };
    await ana.says('queue', 'chat', more);
    expect(wordsOf(house.channel.shown('a:new').at(-1)!)).to.include('not on the billing desk');
  });

  const said: [what: string, words: string, more: object, expected: RegExp][] = [
    ['an empty message', '', {}, /empty message/],
    ['only spaces', '   \n ', {}, /empty message/],
    [
      'a file where none is expected',
      '',
      { attachments: [{ contentType: 'application/pdf', name: 'x.pdf', contentUrl: 'https://x.example/x.pdf' }] },
      /cannot take a file here/,
    ],
    [
      'its own HTML along with a message, which is no file',
      'invoices',
      { attachments: [{ contentType: 'text/html', content: '<p>invoices</p>' }] },
      /Your invoices/,
    ],
    ['a word of nonsense', 'qwertzuiop asdfgh', {}, /not about your bills|What is it about/],
    ['HTML and a mention', '<b>invoices</b> <at>all</at> ${name} {{DATE(2020)}}', {}, /./],
  ];
  for (const [what, words, more, expected] of said) {
    it(`answers ${what}`, async () => {
      expect(await ana.says(words, 'chat', more)).to.equal(200);
      expect(wordsOf(ana.sees().at(-2) ?? ana.sees().at(-1)!) + last(ana)).to.match(expected);
    });
  }

  it('reads at most the beginning of 10 000 characters', async () => {
    await ana.says('why is my July invoice higher? '.repeat(330));
    expect(ana.sees().slice(-4).map(wordsOf).join()).to.include('I read the first 4000 characters');
  });

  it('does nothing for a press that somebody made up', async () => {
    const forged = {
      type: 'invoke',
      id: newActivityId(),
      name: 'adaptiveCard/action',
      value: {
        action: {
          type: 'Action.Execute',
          verb: 'desk.close',
          data: { carried: { case: '1042' }, seal: 'x'.repeat(22) },
        },
      },
    };
    const helen = house.player('Helen');
    const response = await helen.send(forged, 'chat');
    const answer = (await response.json()) as { statusCode: number; value: unknown };
    expect(answer).to.include({ statusCode: 200 });
    expect(JSON.stringify(answer.value)).to.match(/from earlier/);
  });

  it('takes a press of an older client, which comes as a message', async () => {
    await ana.says('invoices');
    const shown = ana.sees().findLast(({ card }) => card !== undefined)!;
    const { value } = ana.pressActivity(shown, 'Open');
    await ana.says('', 'chat', { value: { verb: value.action.verb, ...value.action.data } });
    expect(last(ana)).to.include('Invoice BF-2026-11');
  });

  it('answers a press of an older client that would have turned the card with a message', async () => {
    await ana.asks('dispute BF-2026-07', /Which line/);
    const shown = ana.sees().findLast(({ card }) => card !== undefined)!;
    const { value } = ana.pressActivity(shown, 'Cancel');
    await ana.says('', 'chat', { value: { verb: value.action.verb, ...value.action.data } });
    expect(last(ana)).to.include('nothing was sent');
  });

  it('hears everything of somebody who sends a dozen messages at once', async () => {
    const li = house.player('Li');
    const before = li.sees().length;
    await Promise.all(Array.from({ length: 12 }, () => li.says('我的账单')));
    const answers = li.sees().slice(before).map(wordsOf);
    expect(answers).to.have.lengthOf(12);
    for (const answer of answers) expect(answer).to.include('TD-2026-11');
  });

  it('does not think long about a number without end', async () => {
    const started = process.hrtime.bigint();
    expect(readCommand(`invoice ${'1'.repeat(4_000)} x`)).to.equal(undefined);
    expect(await ana.says(`invoice ${'1'.repeat(200_000)} x`)).to.equal(200);
    // seconds before; a bound of two hundred times what it takes, for slow machines
    expect(Number(process.hrtime.bigint() - started) / 1e6).to.be.below(5_000);
  });

  it('says that it failed, with a number, when Redis is gone; and nothing of why', async () => {
    const alone = await ownHouse();
    const other = alone.player('Ana');
    await other.says('invoices');
    await alone.own.stop();
    expect(await other.says('invoices')).to.equal(200);
    expect(wordsOf(other.sees().at(-1)!)).to.match(/did not work\. Nothing was lost.*mention [0-9a-f]{8}/);
    expect((await fetch(`${alone.url}/readyz`)).status).to.equal(503);
    expect((await fetch(`${alone.url}/healthz`)).status).to.equal(200);
    await alone.stop();
  });

  it('is alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) expect((await fetch(house.url + path)).status).to.equal(200);
    expect((await fetch(`${house.url}/api/messages`, { method: 'HEAD' })).status).to.equal(200);
    expect((await fetch(`${house.url}/api/messages`)).status).to.equal(405);
    expect((await fetch(`${house.url}/nothing`)).status).to.equal(404);
  });
});
