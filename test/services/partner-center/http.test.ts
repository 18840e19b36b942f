import { expect } from 'chai';
import { ServiceError, type ServiceErrorCode } from '../../../services/errors';
import { partnerCenterClient } from '../../../services/partner-center/client';
import type { PartnerCenterHttpOptions } from '../../../services/partner-center/http';
import type { Fault } from '../../simulators/simulator';
import { desk, header, stoppedClock } from './against-simulator';

const customerId = 'b1f00000-0000-4000-8000-0000000000a1';
const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const HTML = { headers: { 'Content-Type': 'text/html' }, body: '<html><body>Be right back</body></html>' };

/** A page of customers that always promises another. */
const ENDLESS = {
  body: { items: [{ id: 'x', companyProfile: { companyName: 'One', domain: 'one' } }], continuationToken: 'more' },
};

/** Runs one question against these faults and says what came of it. */
async function ask(faults: readonly Fault[], options: Partial<PartnerCenterHttpOptions> = {}) {
  const { simulator, partnerCenter, clock } = await desk(options, { faults });
  const outcome = await partnerCenter.customer(customerId).then(
    (customer) => customer?.name ?? 'nobody',
    (error) => error,
  );
  await simulator.stop();
  return { outcome, calls: simulator.calls, waits: clock.waits };
}

const every = (fault: Partial<Fault>): Fault => ({ match: '.', times: 99, ...fault });
const once = (fault: Partial<Fault>): Fault => ({ match: '.', ...fault });

describe('Partner Center protocol: what is sent', () => {
  it('says who asks, in which language, under which contract', async () => {
    const { calls } = await ask([], { application: 'Desk of Northwind', locale: 'zh-CN' });

    const { headers } = calls[0]!;
    expect(headers).to.include({
      authorization: 'Bearer a-token',
      accept: 'application/json',
      'ms-contract-version': 'v1',
      'x-locale': 'zh-CN',
      'ms-partnercenter-application': 'Desk of Northwind',
    });
    expect(headers['ms-requestid']).to.match(GUID);
    expect(headers['ms-correlationid']).to.match(GUID);
  });

  it('calls itself Closeloop and speaks English unless told', async () => {
    const { calls } = await ask([]);
    expect(calls[0]?.headers).to.include({ 'ms-partnercenter-application': 'Closeloop', 'x-locale': 'en-US' });
  });

  it('never sends a token in the clear to another machine', async () => {
    for (const baseUrl of ['http://partnercenter.example', 'ftp://127.0.0.1', 'not an address']) {
      const client = () => partnerCenterClient({ baseUrl, token: async () => 'a-token' });
      expect(client, baseUrl).to.throw(ServiceError).with.property('code', 'invalid');
    }
  });

  it('does not follow a redirect with its token', async () => {
    const { outcome, calls } = await ask([every({ status: 302, headers: { Location: '/v1/invoices' }, body: '' })]);
    expect(outcome).to.have.property('code', 'unavailable');
    expect(calls.map(({ path }) => path)).to.deep.equal(Array(4).fill(`/v1/customers/${customerId}`));
  });
});

describe('Partner Center protocol: what a failure means', () => {
  const said = (status: number, code: string | number) => ({
    status,
    body: { code, description: 'Because.', data: [] },
  });

  const rows: [string, Partial<Fault>, ServiceErrorCode, calls: number][] = [
    ['400 in general', said(400, '2000'), 'invalid', 1],
    ['400 with a number for a code', said(400, 2055), 'conflict', 1],
    ['400 not supported in this environment', said(400, '900141'), 'not-allowed', 1],
    ['400 status cannot change', said(400, '800040'), 'conflict', 1],
    ['401', said(401, '800001'), 'not-allowed', 1],
    ['403 no commerce relationship', said(403, '20002'), 'not-allowed', 1],
    ['403 role lacks rights', said(403, '900150'), 'not-allowed', 1],
    ['403 reseller program not active', said(403, 800039), 'not-allowed', 1],
    ['403 with a page for people', { status: 403, ...HTML }, 'not-allowed', 1],
    ['404 with a page for people: not Partner Center', { status: 404, ...HTML }, 'unavailable', 4],
    ['405, whatever its body', { status: 405, body: 'nonsense' }, 'invalid', 1],
    ['409 child of a suspended one', said(409, '27009'), 'conflict', 1],
    ['412', said(412, '800036'), 'conflict', 1],
    ['417', said(417, '800036'), 'conflict', 1],
    ['500', said(500, '800094'), 'unavailable', 4],
    ['502 without a body', { status: 502, body: '' }, 'unavailable', 4],
    ['503 with a page for people', { status: 503, ...HTML }, 'unavailable', 4],
    ['200 with a page for people', HTML, 'unavailable', 4],
    ['200 with half an answer', { body: '{"id": "b1f0' }, 'unreadable', 1],
    ['200 with nothing', { body: '' }, 'unreadable', 1],
    ['200 with another shape', { body: { id: 7 } }, 'unreadable', 1],
    ['a cut connection', { reset: true }, 'unavailable', 4],
    ['an answer that is lost', { commitThenReset: true }, 'unavailable', 4],
  ];

  for (const [what, fault, code, times] of rows) {
    it(`${what} is ${code}`, async () => {
      const { outcome, calls } = await ask([every(fault)]);
      expect(outcome).to.have.property('code', code);
      expect(calls).to.have.lengthOf(times);
    });
  }

  it('404 is nobody, and so is what was deleted', async () => {
    expect((await ask([once(said(404, '60003'))])).outcome).to.equal('nobody');
    expect((await ask([once(said(400, '2011'))])).outcome).to.equal('nobody');
  });

  it('tells support what it asks for: the code and the correlation id', async () => {
    const { outcome, calls } = await ask([once(said(403, '900150'))]);
    expect(outcome.message).to.equal(
      `Partner Center answered 403 900150 Because. to GET /v1/customers/${customerId} ` +
        `(MS-CorrelationId ${header(calls[0], 'MS-CorrelationId')})`,
    );
  });

  it('holds no more of an answer than it was allowed', async () => {
    const long = () => once({ body: 'x'.repeat(5_000) });
    const { outcome } = await ask([long()], { mostBytes: 4_999 });
    expect(outcome).to.have.property('code', 'unreadable');
    expect(outcome.message).to.match(/^more than 4999 bytes/);
    expect((await ask([long()], { mostBytes: 5_000 })).outcome.message).to.match(/documents/);
  });
});

describe('Partner Center protocol: patience', () => {
  it('asks again, waiting longer each time', async () => {
    const { outcome, waits } = await ask([every({ status: 500, times: 3 })]);
    expect(outcome).to.equal('Bluefinch Foods (Shanghai)');
    expect(waits).to.deep.equal([500, 1_500, 3_500]);
  });

  it('takes up to half of a wait away, so that not all come back at once', async () => {
    const { waits } = await ask([every({ status: 500 })], { patience: { random: () => 0 } });
    expect(waits).to.deep.equal([250, 750, 1_750]);
  });

  const throttled = { statusCode: 429, message: 'Rate limit is exceeded. Try again in 7 seconds.' };
  const rows: [string, Partial<Fault>, number[]][] = [
    ['seconds', { headers: { 'Retry-After': '2' } }, [2_000]],
    ['an HTTP date', { headers: { 'Retry-After': 'Fri, 20 Nov 2026 08:00:03 GMT' } }, [3_000]],
    ['a date gone by', { headers: { 'Retry-After': 'Fri, 20 Nov 2026 07:00:00 GMT' } }, [0]],
    ['its own words', { headers: {}, body: throttled }, [7_000]],
    ['nonsense, which counts as nothing', { headers: { 'Retry-After': 'soon' }, body: '' }, [500]],
  ];
  for (const [what, fault, expected] of rows) {
    it(`after a 429 waits as told: ${what}`, async () => {
      const { outcome, waits } = await ask([once({ status: 429, ...fault })]);
      expect(outcome).to.equal('Bluefinch Foods (Shanghai)');
      expect(waits).to.deep.equal(expected);
    });
  }

  it('does not wait long: it says how long it would be', async () => {
    const { outcome, calls } = await ask([once({ status: 429, headers: { 'Retry-After': '11' } })]);
    expect(outcome).to.deep.include({ code: 'throttled', retryAfterMs: 11_000 });
    expect(calls).to.have.lengthOf(1);
  });

  it('gives up when all its time is gone', async () => {
    const { outcome, waits } = await ask([every({ status: 503, headers: { 'Retry-After': '9' } })]);
    expect(outcome).to.deep.include({ code: 'unavailable', retryAfterMs: 9_000 });
    expect(waits).to.deep.equal([9_000, 9_000, 9_000]);

    const short = await ask([every({ status: 503, headers: { 'Retry-After': '9' } })], {
      patience: { deadlineMs: 20_000 },
    });
    expect(short.waits).to.deep.equal([9_000, 9_000]);
  });

  it('shares its time among the pages', async () => {
    const clock = stoppedClock();
    const slowly: typeof fetch = (url, init) => {
      clock.pass(600);
      return fetch(url, init);
    };
    const { partnerCenter, simulator } = await desk(
      { fetch: slowly, patience: { ...clock.patience, deadlineMs: 1_000 } },
      { faults: [every(ENDLESS)] },
    );
    const outcome = await partnerCenter.customers().catch((error) => error);
    await simulator.stop();
    expect(outcome).to.deep.include({ code: 'unavailable', message: 'no time left to ask' });
    expect(simulator.calls).to.have.lengthOf(2);
  });

  it('cuts the last attempt short at the end of its time', async () => {
    const { outcome } = await ask([every({ hang: true })], { patience: { deadlineMs: 20, attempts: 1 } });
    expect(outcome).to.have.property('code', 'unavailable');
  });

  it('repeats the request id when there was no answer, and never after one', async () => {
    const { calls } = await ask([once({ reset: true }), once({ status: 500 }), once({ commitThenReset: true })]);

    const [cut, broken, lost, good] = calls.map((call) => header(call, 'MS-RequestId'));
    expect(cut).to.equal(broken); // the second is the repetition of the first
    expect(broken).to.not.equal(lost); // it was answered with 500, so this one is new
    expect(lost).to.equal(good);
    expect(new Set(calls.map((call) => header(call, 'MS-CorrelationId')))).to.have.lengthOf(1);
  });

  it('does not wait for ever for an answer that does not come', async () => {
    const requestIds: unknown[] = [];
    const { outcome } = await ask([every({ hang: true })], {
      patience: { timeoutMs: 20, attempts: 2 },
      fetch: (url, init) => {
        requestIds.push(new Headers(init?.headers).get('MS-RequestId'));
        return fetch(url, init);
      },
    });
    expect(outcome).to.have.property('code', 'unavailable');
    expect(requestIds).to.have.lengthOf(2);
    expect(new Set(requestIds)).to.have.lengthOf(1);
  });
});

describe('Partner Center protocol: a token that is refused', () => {
  const tokens = (given: string[], asked: (string | undefined)[]) => async (refused?: string) => {
    asked.push(refused);
    return given.shift() ?? 'last';
  };

  it('is renewed once, under a new request id', async () => {
    const asked: (string | undefined)[] = [];
    const { outcome, calls } = await ask([once({ status: 401 })], { token: tokens(['old', 'new'], asked) });

    expect(outcome).to.equal('Bluefinch Foods (Shanghai)');
    expect(asked).to.deep.equal([undefined, 'old']);
    expect(calls.map((call) => header(call, 'Authorization'))).to.deep.equal(['Bearer old', 'Bearer new']);
    expect(header(calls[0], 'MS-RequestId')).to.not.equal(header(calls[1], 'MS-RequestId'));
  });

  it('that cannot be had stops everything', async () => {
    const token = async () => {
      throw new ServiceError('not-allowed', 'no token: invalid_client');
    };
    const { outcome, calls } = await ask([], { token });
    expect(outcome).to.have.property('message', 'no token: invalid_client');
    expect(calls).to.be.empty;
  });

  it('is not renewed twice', async () => {
    const { outcome, calls } = await ask([every({ status: 401 })], { token: tokens(['old', 'new'], []) });
    expect(outcome).to.have.property('code', 'not-allowed');
    expect(calls).to.have.lengthOf(2);
  });
});

describe('Partner Center protocol: a collection without end', () => {
  it('is refused rather than half read', async () => {
    const { partnerCenter, simulator } = await desk({}, { faults: [every({ ...ENDLESS, times: 200 })] });
    const outcome = await partnerCenter.customers().catch((error) => error);
    await simulator.stop();
    expect(outcome).to.have.property('code', 'unreadable');
    expect(simulator.calls).to.have.lengthOf(100);
  });
});
