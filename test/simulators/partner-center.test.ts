import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { readPartnerCenterData } from './partner-center/data';
import { type PartnerCenterSimulator, startPartnerCenter } from './partner-center/simulator';

const data = readPartnerCenterData();
/** As tests read it: any JSON, with or without a byte order mark. */
const json = async (response: Response) => JSON.parse((await response.text()).replace(/^\uFEFF/, ''));

const [e3, exchange] = data.subscriptions;
const bluefinch = data.customers[0]!;

describe('the Partner Center simulator', () => {
  let simulator: PartnerCenterSimulator;
  beforeEach(async () => {
    simulator = await startPartnerCenter({ data });
  });
  afterEach(() => simulator.stop());

  const call = (path: string, init: RequestInit = {}) =>
    fetch(simulator.url + path, { ...init, headers: { Authorization: 'Bearer someone', ...init.headers } });
  const get = async (path: string) => json(await call(path));
  const code = async (response: Response) => `${response.status} ${(await json(response)).code}`;

  describe('as documented', () => {
    it('refuses whoever has no token', async () => {
      const response = await call('/v1/invoices', { headers: { Authorization: '' } });
      expect(response.headers.get('WWW-Authenticate')).to.equal('Bearer');
      expect(await code(response)).to.equal('401 800001');
    });

    it('echoes the ids support asks for', async () => {
      const headers = { 'MS-CorrelationId': 'c-1', 'MS-RequestId': 'r-1' };
      const response = await call('/v1/invoices', { headers });
      expect(response.headers.get('MS-CorrelationId')).to.equal('c-1');
      expect(response.headers.get('MS-RequestId')).to.equal('r-1');
    });

    it('has the shape of the documents: customer, in the list and by id', async () => {
      const { items } = await get('/v1/customers?size=40');
      expect(items[0]).to.have.keys('id', 'companyProfile', 'relationshipToPartner', 'attributes');
      expect(await get(`/v1/customers/${bluefinch.id}`)).to.include.keys(
        'billingProfile',
        'allowDelegatedAccess',
        'links',
      );
    });

    it('wants a page size, and finds customers by name or domain', async () => {
      expect(await code(await call('/v1/customers'))).to.equal('400 400');
      const by = async (Field: string, Value: string) => {
        const filter = encodeURIComponent(JSON.stringify({ Field, Value, Operator: 'starts_with' }));
        return (await get(`/v1/customers?size=40&filter=${filter}`)).items.length;
      };
      expect([await by('CompanyName', 'blue'), await by('Domain', 'tidepool'), await by('Domain', 'x')]).to.deep.equal([
        1, 1, 0,
      ]);
    });

    it('hands out the link to the PDF by id only, and the PDF', async () => {
      const { items } = await get('/v1/invoices?size=1&offset=1');
      expect(items).to.have.lengthOf(1);
      expect(items[0]).to.not.have.property('pdfDownloadLink');
      expect(items[0].links.self.uri).to.equal(`/invoices/Recurring-${items[0].id}`);

      const { pdfDownloadLink } = await get(`/v1/invoices/${items[0].id}`);
      const response = await call(`/v1${pdfDownloadLink}`);
      expect(response.headers.get('Content-Type')).to.equal('application/pdf');
      const pdf = Buffer.from(await response.arrayBuffer()).toString('latin1');
      expect(pdf)
        .to.match(/^%PDF-1\.4\n/)
        .and.match(/%%EOF\n$/)
        .and.include(items[0].id);
      const xref = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
      const offsets =
        pdf
          .slice(xref)
          .match(/^\d{10}(?= 00000 n)/gm)
          ?.map(Number) ?? [];
      expect(offsets.map((offset) => pdf.slice(offset, offset + 7))).to.deep.equal(
        [1, 2, 3, 4, 5].map((number) => `${number} 0 obj`),
      );
    });

    it('holds the lines of all customers in one collection, also on the old path and by the long id', async () => {
      const query = 'provider=office&invoicelineitemtype=billinglineitems';
      const { items, totalCount } = await get(`/v1/invoices/D070006CNS/lineitems?${query}`);
      expect(new Set(items.map(({ customerName }: { customerName: string }) => customerName))).to.have.lengthOf(3);
      expect(totalCount).to.equal(10);
      const old = await get('/v1/invoices/Recurring-D070006CNS/lineitems/Office/BillingLineItems');
      expect(old.items).to.deep.equal(items);
      expect((await get('/v1/invoices/D070006CNS/lineitems?provider=azure&invoicelineitemtype=billinglineitems')).items)
        .to.be.empty;
    });

    it('knows what the partner owes', async () => {
      expect(await get('/v1/invoices/summary')).to.include({ balanceAmount: 6903.2, lastPaymentAmount: 5995.36 });
      expect((await get('/v1/invoices/summaries')).items).to.have.lengthOf(1);
    });

    it('has no service requests', async () => {
      for (const [method, path] of [
        ['GET', '/v1/servicerequests'],
        ['GET', `/v1/customers/${bluefinch.id}/servicerequests`],
        ['POST', '/v1/servicerequests/zh-CN'],
        ['PATCH', '/v1/servicerequests/1'],
      ]) {
        expect(await code(await call(path!, { method })), path).to.equal('400 900141');
      }
    });
  });

  describe('with the quirks of the real one', () => {
    it('begins collections with a byte order mark', async () => {
      const bytes = new Uint8Array(await (await call('/v1/invoices')).arrayBuffer());
      expect([...bytes.slice(0, 4)]).to.deep.equal([0xef, 0xbb, 0xbf, '{'.charCodeAt(0)]);
    });

    it('links to the next page wrongly', async () => {
      expect((await get('/v1/customers?size=2')).links.next.uri).to.equal('/customers?size=2?seekOperation=Next');
      expect((await get('/v1/invoices?size=2')).links.next.uri).to.match(/nvoicelineitemtype=.*offset=$/);
      expect((await get('/v1/invoices?size=6')).links).to.not.have.property('next');
    });

    it('spells the same thing in several ways', async () => {
      const { items } = await get(`/v1/customers/${bluefinch.id}/subscriptions`);
      expect(items.map(({ status }: { status: unknown }) => status)).to.deep.equal(['active', 'Active', 1]);
    });

    it('gives no more than a page, whatever is asked', async () => {
      const line = data.invoices[0]!.lines[0]!;
      const invoices = [{ ...data.invoices[0]!, id: 'D1', lines: Array(2_001).fill(line) }];
      const large = await startPartnerCenter({ data: { ...data, invoices } });
      const path = '/v1/invoices/D1/lineitems?provider=office&invoicelineitemtype=billinglineitems&size=9000';
      const response = await fetch(large.url + path, { headers: { Authorization: 'Bearer x' } });
      const { items, totalCount } = await json(response);
      await large.stop();
      expect([items.length, totalCount]).to.deep.equal([2_000, 2_001]);
    });
  });

  describe('tokens', () => {
    const token = async (path: string, form: Record<string, string>) => {
      const response = await fetch(simulator.url + path, { method: 'POST', body: new URLSearchParams(form) });
      return { status: response.status, body: await json(response) };
    };
    const asApp = { grant_type: 'client_credentials', client_id: 'a', client_secret: 'b' };

    it('come with numbers in quotes from the old endpoint, without from the new', async () => {
      expect((await token('/t/oauth2/token', asApp)).body.expires_in).to.equal('3600');
      expect((await token('/t/oauth2/v2.0/token', asApp)).body.expires_in).to.equal(3600);
    });

    it('of an app alone do not open single invoices, statements and summaries', async () => {
      const { body } = await token('/t/oauth2/token', asApp);
      const headers = { Authorization: `Bearer ${body.access_token}` };
      const answers: Record<string, number> = {};
      for (const path of [
        'customers?size=1',
        'invoices',
        'invoices/summary',
        'invoices/summaries',
        'invoices/D070006CNS',
      ]) {
        answers[path] = (await call(`/v1/${path}`, { headers })).status;
      }
      expect(Object.values(answers)).to.deep.equal([200, 200, 200, 403, 403]);
    });

    it('are refused to strangers', async () => {
      expect((await token('/t/oauth2/token', { ...asApp, client_secret: 'wrong' })).body.error).to.equal(
        'invalid_client',
      );
      const stale = { ...asApp, grant_type: 'refresh_token', refresh_token: 'revoked' };
      expect(await token('/t/oauth2/token', stale)).to.deep.include({ status: 400 });
      expect((await token('/t/oauth2/token', { ...asApp, grant_type: 'password' })).body.error).to.equal(
        'unsupported_grant_type',
      );
    });
  });

  describe('a subscription', () => {
    const path = `/v1/customers/${bluefinch.id}/subscriptions/${e3!.id}`;
    const read = () => get(path);
    const patch = (body: object, headers: Record<string, string> = {}) =>
      call(path, { method: 'PATCH', body: JSON.stringify(body), headers });

    it('is suspended and restored, by the words of the documents', async () => {
      const before = await read();
      const { quantity, attributes } = before;
      const suspended = await patch(
        { Id: before.id, Status: 'suspended', Quantity: quantity, Attributes: { Etag: attributes.etag } },
        { 'If-Match': `"${attributes.etag}"` },
      );
      expect(suspended.status).to.equal(200);
      const after = await read();
      expect(after.status).to.equal('suspended');
      expect(after.attributes.etag).to.not.equal(attributes.etag);

      expect((await patch({ ...after, status: 'active' })).status).to.equal(200);
      expect((await read()).status).to.equal('active');
    });

    it('that is so already stays as it is, etag and all', async () => {
      const before = await read();
      expect((await patch(before)).status).to.equal(200);
      expect(await read()).to.deep.equal(before);
    });

    const rows: [string, (now: { attributes: object }) => [object, Record<string, string>?], string][] = [
      ['a stale If-Match', (now) => [{ ...now, status: 'suspended' }, { 'If-Match': '"old"' }], '400 2055'],
      ['a stale etag in the body', (now) => [{ ...now, status: 'suspended', attributes: { etag: 'old' } }], '400 2055'],
      ['no etag at all', (now) => [{ ...now, status: 'suspended', attributes: {} }], '412 800036'],
      ['seats changed in one go', (now) => [{ ...now, status: 'suspended', quantity: 1 }], '400 2001'],
      ['no status', (now) => [{ ...now, status: 'gone' }], '400 400'],
    ];
    for (const [what, request, expected] of rows) {
      it(`is not changed with ${what}`, async () => {
        const before = await read();
        expect(await code(await patch(...request(before)))).to.equal(expected);
        expect(await read()).to.deep.equal(before);
      });
    }

    it('has its seats changed while it is active, not while it is suspended', async () => {
      expect((await patch({ ...(await read()), quantity: 30 })).status).to.equal(200);
      expect((await patch({ ...(await read()), status: 'suspended' })).status).to.equal(200);
      expect(await code(await patch({ ...(await read()), quantity: 31 }))).to.equal('400 2001');
      expect((await read()).quantity).to.equal(30);
    });

    it('once deleted is not changed any more; nor is one that is not there', async () => {
      const deleted = data.subscriptions.find(({ status }) => status === 'deleted')!;
      const where = `/v1/customers/${deleted.customerId}/subscriptions/${deleted.id}`;
      const body = JSON.stringify({ ...(await get(where)), status: 'active' });
      expect(await code(await call(where, { method: 'PATCH', body }))).to.equal('400 2011');
      const other = `/v1/customers/${deleted.customerId}/subscriptions/${e3!.id}`;
      expect(await code(await call(other, { method: 'PATCH', body }))).to.equal('404 20003');
    });

    it('takes its add-ons along, and they do not come back before it', async () => {
      const subscriptions = [e3!, { ...exchange!, parentId: e3!.id }];
      const family = await startPartnerCenter({ data: { ...data, subscriptions } });
      const at = (id: string) => `${family.url}/v1/customers/${bluefinch.id}/subscriptions/${id}`;
      const headers = { Authorization: 'Bearer x' };
      const state = async (id: string) => json(await fetch(at(id), { headers }));
      const set = async (id: string, status: string) => {
        const body = JSON.stringify({ ...(await state(id)), status });
        return json(await fetch(at(id), { method: 'PATCH', headers, body }));
      };
      await set(e3!.id, 'suspended');
      expect((await state(exchange!.id)).status).to.equal('suspended');
      expect((await set(exchange!.id, 'active')).code).to.equal('27009');
      await set(e3!.id, 'active');
      expect((await set(exchange!.id, 'active')).status).to.equal('active');
      await family.stop();
    });

    it('is changed once by a request that is sent twice, and the answer may get lost', async () => {
      const before = await read();
      const headers = { 'MS-RequestId': randomUUID() };
      simulator.fault({ match: 'PATCH', commitThenReset: true });
      expect(await patch({ ...before, status: 'suspended' }, headers).catch(() => 'lost')).to.equal('lost');
      const changed = await read();
      expect(changed.status).to.equal('suspended');

      expect((await patch({ ...before, status: 'suspended' }, headers)).status).to.equal(200);
      expect(await read()).to.deep.equal(changed);
      expect(await code(await patch({ ...before, status: 'suspended' }))).to.equal('400 2055');
    });

    it('is changed by whoever asks first, where request ids mean nothing', async () => {
      const careless = await startPartnerCenter({ data, honourRequestIds: false });
      const send = async () => {
        const body = JSON.stringify({ status: 'suspended', quantity: e3!.quantity, attributes: { etag } });
        const headers = { Authorization: 'Bearer x', 'MS-RequestId': 'one' };
        return (await fetch(careless.url + path, { method: 'PATCH', headers, body })).status;
      };
      const before = await json(await fetch(careless.url + path, { headers: { Authorization: 'Bearer x' } }));
      const { etag } = before.attributes;
      expect([await send(), await send()]).to.deep.equal([200, 400]);
      await careless.stop();
    });
  });
});
