import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { type DownloadOptions, downloader } from '../../bot/download';
import { isServiceError } from '../../services/errors';
import { MOST_BYTES } from '../../services/files/files';

interface Place {
  readonly url: string;
  /** What was asked for, with what the asker showed. */
  readonly asked: { path: string; authorization?: string }[];
  answer: RequestListener;
}

const content = Buffer.from('%PDF-1.7 a receipt');
/** In two steps: where restify was loaded, writeHead gives nothing back. */
const answering =
  (code: number, headers: Record<string, string>, body?: string | Uint8Array): RequestListener =>
  (_, response) => {
    response.writeHead(code, headers);
    response.end(body);
  };
const ok = (bytes: Uint8Array) => answering(200, {}, bytes);
const packed = (bytes: string | Uint8Array) => answering(200, { 'content-encoding': 'gzip' }, bytes);
const status = (code: number) => answering(code, {}, code === 204 ? undefined : 'words of an error');
const moved = (to: string, code = 302) => answering(code, { location: to });

/** Goes on as long as somebody reads. */
const endless =
  (code: number, header: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse) => {
    response.writeHead(code, header);
    const part = Buffer.alloc(256 * 1024, 1);
    const pour = () => {
      while (!response.destroyed && response.write(part));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  };

describe('fetching what somebody sent', () => {
  const servers: Server[] = [];
  let channel: Place;
  /** Another origin, whose host keeps files. */
  let store: Place;

  before(async () => {
    [channel, store] = [await listening(), await listening()];
  });
  after(() => {
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  });
  beforeEach(() => {
    for (const place of [channel, store]) {
      place.asked.length = 0;
      place.answer = ok(content);
    }
  });

  async function listening(): Promise<Place> {
    const place: Place = { url: '', asked: [], answer: ok(content) };
    const server = createServer((request, response) => {
      place.asked.push({ path: request.url ?? '', authorization: request.headers.authorization });
      place.answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    servers.push(server);
    return Object.assign(place, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  }

  const options = { token: async () => 'a token', domains: ['127.0.0.1'], http: true };
  const fetched = (url: string, changed: Partial<DownloadOptions> = {}) =>
    downloader({ ...options, ...changed })(url, `${channel.url}/apac/`);
  const failed = (url: string, changed: Partial<DownloadOptions> = {}) =>
    fetched(url, changed).then(
      (had) => `had ${had.length} bytes`,
      (error: unknown) => (isServiceError(error) ? error.code : `${error}`),
    );
  const everythingAsked = () => [...channel.asked, ...store.asked];

  it('brings the bytes as they are', async () => {
    expect(await fetched(`${store.url}/receipt.pdf?token=1`)).to.deep.equal(content);
    expect(store.asked).to.deep.equal([{ path: '/receipt.pdf?token=1', authorization: undefined }]);
  });

  it('unpacks what was packed for the way', async () => {
    store.answer = packed(gzipSync(content));
    expect(await fetched(store.url)).to.deep.equal(content);
  });

  describe('asks', () => {
    it('the channel with its token, and nobody else', async () => {
      await fetched(`${channel.url}/v3/attachments/1`);
      await fetched(`${store.url}/receipt.pdf`);
      expect(channel.asked).to.deep.equal([{ path: '/v3/attachments/1', authorization: 'Bearer a token' }]);
      expect(store.asked.map(({ authorization }) => authorization)).to.deep.equal([undefined]);
    });

    it('the channel without one where there is none', async () => {
      await fetched(channel.url, { token: async () => undefined });
      expect(channel.asked).to.deep.equal([{ path: '/', authorization: undefined }]);
    });

    it('the channel itself whatever the list says, and nobody else on its host', async () => {
      expect(await fetched(channel.url, { domains: [] })).to.deep.equal(content);
      expect(await fetched(store.url, { domains: [] })).to.equal('gone');
      expect(store.asked).to.be.empty;
    });

    it('for no token when the channel is not asked', async () => {
      const token = async () => {
        throw new Error('asked for a token');
      };
      expect(await fetched(store.url, { token })).to.deep.equal(content);
    });
  });

  describe('asks nobody when the address', () => {
    const port = () => new URL(store.url).port;
    const rows: [what: string, url: () => string, changed?: Partial<DownloadOptions>][] = [
      ['is of a host that is not on the list', () => store.url, { domains: ['example.org'] }],
      ['only ends like one on the list', () => store.url, { domains: ['7.0.0.1'] }],
      ['has the host of the list in front of another', () => `http://127.0.0.1.example.invalid:${port()}/`],
      ['has the host of the list as a path', () => `http://localhost:${port()}/127.0.0.1/`],
      ['brings a name and a password', () => store.url.replace('http://', 'http://ana:secret@')],
      ['brings a name only', () => store.url.replace('http://', 'http://127.0.0.1@')],
      ['brings a name at the channel', () => channel.url.replace('http://', 'http://ana@')],
      ['is not encrypted', () => store.url, { http: false }],
      ['is the channel’s and not encrypted', () => channel.url, { http: false }],
      ['is a file', () => 'file:///etc/passwd'],
      ['is data', () => 'data:text/csv,a,b'],
      ['is none', () => 'receipt.pdf'],
      ['is empty', () => ''],
    ];
    for (const [what, url, changed] of rows)
      it(what, async () => {
        expect(await fetched(url(), changed)).to.equal('gone');
        expect(everythingAsked()).to.be.empty;
      });
  });

  it('takes hosts inside a domain of the list', async () => {
    expect(await fetched(store.url, { domains: ['0.0.1'] })).to.deep.equal(content);
  });

  describe('is sent on', () => {
    for (const code of [301, 302, 303, 307, 308])
      it(`to another place on the list (${code})`, async () => {
        channel.answer = moved(`${store.url}/kept`, code);
        expect(await fetched(channel.url)).to.deep.equal(content);
      });

    it('along its own host by a path', async () => {
      store.answer = (request, response) =>
        request.url === '/kept/receipt.pdf' ? response.end(content) : moved('../kept/receipt.pdf')(request, response);
      expect(await fetched(`${store.url}/old/receipt.pdf`)).to.deep.equal(content);
      expect(store.asked.map(({ path }) => path)).to.deep.equal(['/old/receipt.pdf', '/kept/receipt.pdf']);
    });

    it('and leaves the token at the channel', async () => {
      channel.answer = moved(store.url);
      await fetched(channel.url);
      expect(channel.asked[0]?.authorization).to.equal('Bearer a token');
      expect(store.asked).to.deep.equal([{ path: '/', authorization: undefined }]);
    });

    it('nowhere that could not have been asked at once', async () => {
      const stranger = `http://localhost:${new URL(store.url).port}/`;
      for (const to of [stranger, 'file:///etc/passwd', store.url.replace('//', '//ana:secret@'), 'http://[']) {
        channel.answer = moved(to);
        expect(await fetched(channel.url), to).to.equal('gone');
      }
      expect(store.asked).to.be.empty;
    });

    it('from the channel to another place on its own host only if that is on the list', async () => {
      channel.answer = moved(store.url);
      expect(await fetched(channel.url, { domains: [] })).to.equal('gone');
      expect(store.asked).to.be.empty;
    });

    it('three times, and not in a circle', async () => {
      store.answer = (request, response) => {
        const left = Number(request.url?.slice(1));
        if (left === 0) response.end(content);
        else moved(`/${left - 1}`)(request, response);
      };
      expect(await fetched(`${store.url}/3`)).to.deep.equal(content);
      expect(await fetched(`${store.url}/4`)).to.equal('gone');
      store.asked.length = 0;
      store.answer = moved('/');
      expect(await fetched(store.url)).to.equal('gone');
      expect(store.asked).to.have.lengthOf(4);
    });

    it('nowhere when it is not said where', async () => {
      store.answer = status(302);
      expect(await fetched(store.url)).to.equal('gone');
    });
  });

  describe('takes no more than it may', () => {
    it('by what is announced, without reading it', async () => {
      store.answer = (_, response) => {
        response.writeHead(200, { 'content-length': MOST_BYTES + 1 });
        response.write('x'); // and no more: whoever read on would wait
      };
      expect(await fetched(store.url)).to.equal('size');
    });

    it('by what comes, when nothing is announced', async () => {
      store.answer = endless(200);
      expect(await fetched(store.url)).to.equal('size');
    });

    it('by what comes out of a packed answer', async () => {
      store.answer = packed(gzipSync(Buffer.alloc(MOST_BYTES + 1)));
      expect(await fetched(store.url)).to.equal('size');
    });

    it('and that much, announced or not', async () => {
      const most = Buffer.alloc(MOST_BYTES, 7);
      store.answer = ok(most);
      expect(most.equals((await fetched(store.url)) as Buffer)).to.equal(true);
      store.answer = (_, response) => {
        response.write(most.subarray(1));
        response.end(most.subarray(0, 1));
      };
      expect(await fetched(store.url)).to.have.lengthOf(MOST_BYTES);
    });
  });

  describe('lets go of an answer it does not want', () => {
    const rows: [what: string, code: number, header?: Record<string, string>][] = [
      ['too large', 200, { 'content-length': `${2 * MOST_BYTES}` }],
      ['an error', 500],
      ['not there', 404],
      ['sent on', 302, { location: 'http://localhost/' }],
    ];
    for (const [what, code, header] of rows)
      it(what, async () => {
        const ended = new Promise<void>((resolve) => {
          store.answer = (request, response) => {
            response.once('close', resolve);
            endless(code, header)(request, response);
          };
        });
        await failed(store.url);
        await ended;
      });
  });

  describe('says what it found', () => {
    const rows: [what: string, answer: RequestListener, said: string][] = [
      ['nothing in it', ok(Buffer.alloc(0)), 'empty'],
      ['no content at all', status(204), 'empty'],
      ['not there', status(404), 'gone'],
      ['not there any more', status(410), 'gone'],
      ['not for us', status(403), 'gone'],
      ['a request for a name', status(401), 'gone'],
    ];
    for (const [what, answer, said] of rows)
      it(what, async () => {
        store.answer = answer;
        expect(await fetched(store.url)).to.equal(said);
      });
  });

  describe('may be tried again', () => {
    const rows: [what: string, answer: RequestListener][] = [
      ['after an error of the other side', status(500)],
      ['while the other side is down', status(503)],
      ['when it was asked too often', status(429)],
      ['when the line was cut', (request) => request.socket.destroy()],
      [
        'when the line was cut in the middle',
        (request, response) => {
          response.writeHead(200, { 'content-length': 1_000 });
          response.write('half', () => request.socket.destroy());
        },
      ],
      ['when what came cannot be unpacked', packed('no gzip at all')],
      ['when nothing is answered', () => {}],
      [
        'when it stops in the middle',
        (_, response) => {
          response.writeHead(200, { 'content-length': 1_000 });
          response.write('half');
        },
      ],
    ];
    for (const [what, answer] of rows)
      it(what, async () => {
        store.answer = answer;
        expect(await failed(store.url, { timeoutMs: 300 })).to.equal('unavailable');
      });

    it('when there is no token for the channel', async () => {
      const token = () => Promise.reject(new Error('the login service is down'));
      expect(await failed(channel.url, { token })).to.equal('unavailable');
      expect(channel.asked).to.be.empty;
    });

    it('when nobody is there', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      server.close();
      await once(server, 'close');
      expect(await failed(`http://127.0.0.1:${port}/`)).to.equal('unavailable');
    });
  });
});
