import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { fileLinks } from '../../bot/file-links';
import { keyFor, vaultKey } from '../../bot/secrets';
import { redisVault } from '../../services/audit/redis-vault';
import type { Vault } from '../../services/audit/vault';
import type { CaseFile } from '../../services/cases/case';
import { fileTypes } from '../../services/cases/file-types';
import type { Files } from '../../services/files/files';
import { folderFiles } from '../../services/files/folder-files';
import { redisClient } from '../../services/redis-client';
import { type OwnHouse, ownHouse } from '../support/house';

const KEY = 'key of the tests';
const PUBLIC = 'https://desk.example';
const MINUTE = 60_000;
const now = new Date('2026-11-22T12:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);

const file: CaseFile = {
  hash: 'f'.repeat(64),
  title: '付款凭证.pdf',
  type: 'pdf',
  size: 1_000,
  by: { id: 'ana', name: 'Ana Souza' },
  at: now.toISOString(),
};
const { hash, title, type } = file;
const tokenIn = (link: string | undefined) => link?.split('/files/')[1] ?? '';

describe('links to files', () => {
  const links = fileLinks(KEY, PUBLIC);
  const token = tokenIn(links.linksTo('ana', now, 15)(file));
  const [body = '', signature = ''] = token.split('.');
  /** As only this house can write one. */
  const signed = (text: string, key = KEY) => {
    const encoded = Buffer.from(text).toString('base64url');
    return `${encoded}.${createHmac('sha256', key).update(encoded).digest('base64url')}`;
  };

  it('begin where people reach the house', () => {
    for (const url of [PUBLIC, `${PUBLIC}/`])
      expect(fileLinks(KEY, url).linksTo('ana', now, 15)(file)).to.equal(`${PUBLIC}/files/${token}`);
    expect(fileLinks(KEY, `${PUBLIC}/billing/`).linksTo('ana', now, 15)(file)).to.match(
      /^https:\/\/desk\.example\/billing\/files\/[\w.-]+$/,
    );
  });

  it('are none where it is not said how people reach the house', () => {
    expect(fileLinks(KEY, undefined).linksTo('ana', now, 15)(file)).to.equal(undefined);
  });

  it('open until their time, and not from then on', () => {
    const until = 15 * MINUTE;
    for (const ms of [0, 1, until - 1])
      expect(links.open(token, later(ms)), `${ms}`).to.deep.equal({
        subject: 'ana',
        hash,
        title,
        type,
        until: later(until).getTime(),
      });
    for (const ms of [until, until + 1, 365 * 24 * 60 * MINUTE])
      expect(links.open(token, later(ms)), `${ms}`).to.equal(undefined);
  });

  const changed = (change: object) =>
    Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), ...change })).toString(
      'base64url',
    );
  const rows: [what: string, token: string][] = [
    ['for another file', `${changed({ hash: 'e'.repeat(64) })}.${signature}`],
    ['of another subject', `${changed({ subject: 'tom' })}.${signature}`],
    ['for longer', `${changed({ until: later(1e12).getTime() })}.${signature}`],
    ['with a letter more', `${body}.${signature}x`],
    ['with a letter less', token.slice(0, -1)],
    ['with a part more', `${token}.x`],
    ['with an empty part more', `${token}.`],
    ['without a signature', body],
    ['with an empty signature', `${body}.`],
    ['with nothing but a signature', `.${signature}`],
    [
      'signed by another house',
      fileLinks('another key', PUBLIC).linksTo('ana', now, 15)(file)?.split('/').at(-1) ?? '',
    ],
    ['signed with another key', signed(Buffer.from(body, 'base64url').toString(), 'another key')],
    ['that is empty', ''],
    ['of dots', '...'],
    ['signed, but no JSON', signed('rubbish')],
    ['signed, but empty', signed('')],
    ['signed, but a list', signed('[]')],
    ['signed, but half of one', signed('{"subject":"ana"}')],
    ['signed, but without an end', signed(JSON.stringify({ subject: 'ana', hash, title, type }))],
    [
      'signed, but of a type nobody serves',
      signed(JSON.stringify({ subject: 'ana', hash, title, type: 'html', until: 1e15 })),
    ],
  ];
  for (const [what, given] of rows) it(`do not open ${what}`, () => expect(links.open(given, now)).to.equal(undefined));

  it('are nothing, and no failure, whatever stands in them', () => {
    const rubbish = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.tuple(fc.string(), fc.string()).map((parts) => parts.join('.')),
      fc.string().map((end) => `${body}.${end}`),
      fc.string().map((start) => `${start}.${signature}`),
      fc.jsonValue().map((value) => signed(JSON.stringify(value) ?? '')),
    );
    fc.assert(
      fc.property(rubbish, (given) => {
        expect(links.open(given, now)).to.equal(undefined);
      }),
    );
  });

  it('do not open when any letter in them is another', () => {
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A';
      expect(links.open(token.slice(0, at) + other + token.slice(at + 1), now), `at ${at}`).to.equal(undefined);
    }
  });
});

describe('a file over HTTP', () => {
  const SECRET = 'another secret for tests, of no use to anybody';
  let folder: string;
  let house: OwnHouse;
  let redis: ReturnType<typeof redisClient>;
  let vault: Vault;
  let files: Files;
  const links = fileLinks(keyFor('files', SECRET), PUBLIC);
  const bytes = Buffer.from('%PDF-1.7\n\0\xff', 'latin1');

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'closeloop-test-'));
    house = await ownHouse({ CLOSELOOP_SECRET: SECRET, FILES_DIR: folder, PUBLIC_URL: PUBLIC });
    redis = redisClient(house.own.url, house.own.prefix || 'test:');
    vault = redisVault(redis, vaultKey(SECRET));
    files = folderFiles(folder, vault);
  });
  after(async () => {
    redis.disconnect();
    await house.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The link to a file of `subject`, as it stands on a card. */
  async function linked(subject: string, change: Partial<CaseFile> = {}, from = new Date()): Promise<string> {
    const put = await files.put(subject, bytes);
    return links.linksTo(subject, from, 15)({ ...file, hash: put, ...change }) ?? '';
  }
  const ask = (link: string) => fetch(link.replace(PUBLIC, house.url));

  it('is what was put, to be kept and never run as a page of ours', async () => {
    const response = await ask(await linked('ana'));
    expect(response.status).to.equal(200);
    expect(Buffer.from(await response.arrayBuffer())).to.deep.equal(bytes);

    const { headers } = response;
    expect(headers.get('content-type')).to.equal('application/pdf');
    expect(headers.get('content-length')).to.equal(`${bytes.length}`);
    expect(headers.get('content-disposition')).to.match(/^attachment;/);
    expect(headers.get('x-content-type-options')).to.equal('nosniff');
    expect(headers.get('content-security-policy')).to.equal("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).to.include('no-store');
  });

  const served: Readonly<Record<CaseFile['type'], RegExp>> = {
    pdf: /^application\/pdf$/,
    png: /^image\/png$/,
    jpeg: /^image\/jpeg$/,
    csv: /^text\/csv/,
    xlsx: /^application\/vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet$/,
  };
  for (const each of fileTypes)
    it(`is served as ${each} when it is one`, async () => {
      expect((await ask(await linked('ana', { type: each }))).headers.get('content-type')).to.match(served[each]);
    });

  const names: [what: string, name: string][] = [
    ['a Chinese one', '付款凭证.pdf'],
    ['one with signs that end a header or a name', `it's "June" (1)*; x=y, 100%.pdf`],
    ['a very long one', `${'付款凭证'.repeat(60)}.pdf`],
  ];
  for (const [what, name] of names)
    it(`keeps its name: ${what}`, async () => {
      const response = await ask(await linked('ana', { title: name }));
      const [, said = ''] =
        /^attachment; filename\*=UTF-8''([\w!#$&+.^`|~%-]+)$/.exec(response.headers.get('content-disposition') ?? '') ??
        [];
      expect(response.status).to.equal(200);
      expect(decodeURIComponent(said)).to.equal(name);
    });

  const refused: [what: string, link: () => Promise<string>][] = [
    ['a token nobody gave', async () => `${PUBLIC}/files/rubbish`],
    ['no token', async () => `${PUBLIC}/files/`],
    ['a way out', async () => `${PUBLIC}/files/..%2f..%2fpackage.json`],
    ['a token that is no text', async () => `${PUBLIC}/files/%ff.%00`],
    ['a link that was changed', async () => `${(await linked('ana')).slice(0, -2)}AA`],
    ['a link whose time is over', () => linked('ana', {}, new Date('2020-01-01'))],
    ['a file that was never put', () => linked('ana', { hash: 'e'.repeat(64) })],
    [
      'a file of somebody who was erased',
      async () => {
        const link = await linked('erased');
        await vault.erase('erased');
        return link;
      },
    ],
    [
      'a file that cannot be read just now',
      async () => {
        const link = await linked('broken');
        await redis.set('vault:{broken}', 'rubbish');
        return link;
      },
    ],
  ];
  for (const [what, link] of refused)
    it(`is not there for ${what}, and the answer gives nothing away`, async () => {
      const response = await ask(await link());
      expect(response.status).to.equal(404);
      expect(await response.text()).to.not.match(/at \w+ |\.ts|node_modules|redis|vault|Error/);
    });
});
