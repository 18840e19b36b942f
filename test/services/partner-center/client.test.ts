import { expect } from 'chai';
import { subscriptionStatuses } from '../../../services/partner-center/partner-center';
import { type PartnerCenterData, readPartnerCenterData } from '../../simulators/partner-center/data';
import { desk, header } from './against-simulator';

const bluefinch = 'b1f00000-0000-4000-8000-0000000000a1';
const stonebridge = '57c00000-0000-4000-8000-0000000000c3';
const nobody = '00000000-0000-4000-8000-000000000000';

describe('Partner Center client: what it reads', () => {
  const sample = readPartnerCenterData();
  let at: Awaited<ReturnType<typeof desk>>;
  before(async () => {
    at = await desk();
  });
  beforeEach(() => at.simulator.forget());
  after(() => at.simulator.stop());

  const held = (customerId: string) => sample.subscriptions.filter((one) => one.customerId === customerId);
  const owner = (customerId: string) => ({
    id: customerId,
    subscriptionIds: held(customerId).map(({ id }) => id),
  });

  it('lists the customers, ids in lower case, delegated access not known', async () => {
    const expected = sample.customers.map(({ id, name, domain }) => ({ id, name, domain, delegatedAccess: undefined }));
    expect(await at.partnerCenter.customers()).to.deep.equal(expected);
  });

  it('reads one customer with the way into the admin centre', async () => {
    expect(await at.partnerCenter.customer(stonebridge)).to.deep.equal({
      id: stonebridge,
      name: 'Stonebridge Clinic',
      domain: 'stonebridge-clinic.partner.onmschina.cn',
      delegatedAccess: false,
    });
  });

  it('does not find whom Partner Center does not know', async () => {
    expect(await at.partnerCenter.customer(nobody)).to.equal(undefined);
  });

  it('does not call the subscriptions and lines of the unknown an empty list', async () => {
    for (const asking of [
      at.partnerCenter.subscriptions(nobody),
      at.partnerCenter.vendorLines('D0NOTHERE', owner(bluefinch)),
    ]) {
      expect(await asking.catch((error) => error)).to.have.property('code', 'missing');
    }
  });

  it('reads subscriptions whatever way their status, ids and dates are spelled', async () => {
    const subscriptions = await at.partnerCenter.subscriptions(bluefinch.toUpperCase());

    expect(subscriptions).to.deep.equal(
      held(bluefinch).map((one) => ({
        id: one.id,
        customerId: bluefinch,
        name: one.offerName,
        seats: one.quantity,
        status: one.status,
        orderId: one.orderId,
        parentId: undefined,
        startedOn: new Date(one.startedOn),
        termEndsOn: new Date(one.termEndsOn ?? ''),
        autoRenew: one.autoRenew,
      })),
    );
  });

  it('hands out the newest invoices first, and no more than asked for', async () => {
    const invoices = await at.partnerCenter.vendorInvoices(2);

    expect(invoices).to.deep.equal([
      {
        id: 'D070011CNS',
        issuedOn: new Date('2026-11-15'),
        from: new Date('2026-10-15'),
        to: new Date('2026-11-14'),
        total: { amount: 690_320, currency: 'CNY' },
      },
      {
        id: 'D070010CNS',
        issuedOn: new Date('2026-10-15'),
        from: new Date('2026-09-15'),
        to: new Date('2026-10-14'),
        total: { amount: 599_536, currency: 'CNY' },
      },
    ]);
  });

  it('reads a license line to the minor unit, days inclusive, join key in lower case', async () => {
    const [first] = await at.partnerCenter.vendorLines('Recurring-D070006CNS', owner(bluefinch));

    expect(first).to.deep.equal({
      invoiceId: 'D070006CNS',
      customerId: bluefinch,
      subscriptionId: 'e3a00000-0000-4000-8000-000000000001',
      billingSubscriptionId: '3EACMgAAAAAAAA1A',
      orderId: '567735045559100001',
      product: 'Office 365 E3',
      chargeType: 'Cycle fee',
      from: '2026-06-15',
      to: '2026-07-14',
      seats: 20,
      unitPrice: { amount: 11_800, currency: 'CNY' },
      amount: { amount: 236_000, currency: 'CNY' },
      tax: { amount: 14_160, currency: 'CNY' },
    });
  });

  it('gives every line of every invoice to one customer, and to no other', async () => {
    for (const { id, lines } of sample.invoices) {
      for (const customer of sample.customers) {
        const expected = lines.filter(({ customerId }) => customerId === customer.id);
        const found = await at.partnerCenter.vendorLines(id, owner(customer.id));
        expect(found.map(({ subscriptionId, amount }) => [subscriptionId, amount.amount])).to.deep.equal(
          expected.map(({ subscriptionId, amount }) => [subscriptionId, Math.round(Number(amount) * 100)]),
        );
      }
    }
  });

  it('refuses ids that could lead the path elsewhere, and asks nobody', async () => {
    for (const id of ['', '..', 'a/b', 'a?b', '%2e%2e', 'a b']) {
      expect(await at.partnerCenter.customer(id).catch((error) => error), id).to.have.property('code', 'invalid');
    }
    expect(at.simulator.calls).to.be.empty;
  });
});

describe('Partner Center client: invoices in no order', () => {
  it('are put in one, with the number deciding between those of one day', async () => {
    const sample = readPartnerCenterData();
    const days = ['2026-08-15', '2026-10-15', '2026-10-15', '2026-09-15'];
    const invoices = days.map((issuedOn, index) => ({ ...sample.invoices[0]!, id: `D${index}`, issuedOn }));
    const { partnerCenter, simulator } = await desk({}, { data: { ...sample, invoices } });
    const found = await partnerCenter.vendorInvoices(9).finally(simulator.stop);
    expect(found.map(({ id }) => id)).to.deep.equal(['D2', 'D1', 'D3', 'D0']);
  });
});

describe('Partner Center client: pages', () => {
  const sample = readPartnerCenterData();
  const customers = Array.from({ length: 1_203 }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    name: `Customer ${index}`,
    domain: `customer-${index}.partner.onmschina.cn`,
    delegatedAccess: true,
  }));
  const line = sample.invoices[0]!.lines[0]!;
  const lines = Array.from({ length: 4_500 }, (_, index) => ({
    ...line,
    customerId: customers[index % 3]!.id,
    subscriptionId: nobody,
    orderId: String(index),
  }));
  const data: PartnerCenterData = { ...sample, customers, invoices: [{ ...sample.invoices[0]!, id: 'D1', lines }] };

  let at: Awaited<ReturnType<typeof desk>>;
  before(async () => {
    at = await desk({}, { data });
  });
  beforeEach(() => at.simulator.forget());
  after(() => at.simulator.stop());

  it('reads customers on with the continuation token as a header, never by the broken link', async () => {
    expect(await at.partnerCenter.customers()).to.have.lengthOf(1_203);

    expect(at.simulator.calls.map(({ path }) => path)).to.deep.equal([
      '/v1/customers?size=500',
      '/v1/customers?size=500&seekOperation=Next',
      '/v1/customers?size=500&seekOperation=Next',
    ]);
    const tokens = at.simulator.calls.map((call) => header(call, 'MS-ContinuationToken'));
    expect(new Set(tokens)).to.have.lengthOf(3);
    expect(tokens[0]).to.equal(undefined);
  });

  it('takes nothing else from a link: no address, no other header', async () => {
    const item = { id: 'x', companyProfile: { companyName: 'One', domain: 'one' } };
    const headers = [
      { key: 'Authorization', value: 'Bearer stolen' },
      { key: 'ms-continuationtoken', value: 'second' },
    ];
    const body = { items: [item], links: { next: { uri: 'https://elsewhere.example/v1/customers', headers } } };
    at.simulator.fault({ match: '.', body });
    at.simulator.fault({ match: '.', body: { items: [] } });
    await at.partnerCenter.customers();

    const [, second] = at.simulator.calls;
    expect(second?.path).to.equal('/v1/customers?size=500&seekOperation=Next');
    expect(second?.headers).to.include({ authorization: 'Bearer a-token', 'ms-continuationtoken': 'second' });
  });

  it('counts the pages of lines itself, as large as they come', async () => {
    const found = await at.partnerCenter.vendorLines('D1', { id: customers[1]!.id, subscriptionIds: [] });

    const expected = lines.filter(({ customerId }) => customerId === customers[1]!.id);
    expect(found.map(({ orderId }) => orderId)).to.deep.equal(expected.map(({ orderId }) => orderId));
    const query = '/v1/invoices/D1/lineitems?provider=office&invoicelineitemtype=billinglineitems&size=2000';
    expect(at.simulator.calls.map(({ path }) => path)).to.deep.equal(
      [0, 2000, 4000].map((offset) => `${query}&offset=${offset}`),
    );
  });

  it('traces the pages of one errand by one correlation id, each with its own request id', async () => {
    await at.partnerCenter.customers();
    await at.partnerCenter.customers();

    const ids = (name: string) => at.simulator.calls.map((call) => header(call, name));
    expect(new Set(ids('MS-RequestId'))).to.have.lengthOf(6);
    expect(new Set(ids('MS-CorrelationId').slice(0, 3))).to.have.lengthOf(1);
    expect(new Set(ids('MS-CorrelationId'))).to.have.lengthOf(2);
  });
});

describe('Partner Center client: whose line it is', () => {
  const sample = readPartnerCenterData();
  const [own, other] = sample.customers;
  const subscription = sample.subscriptions[0]!.id;
  const line = { ...sample.invoices[0]!.lines[0]!, chargeType: 'Cycle fee' };

  const rows: [string, Partial<typeof line> & { domain?: string }, boolean][] = [
    ['their customer id', { customerId: own!.id, subscriptionId: nobody }, true],
    ['another customer id', { customerId: other!.id, subscriptionId: nobody }, false],
    [
      'an id of the billing platform, and their subscription',
      { customerId: 'BP-77', subscriptionId: subscription },
      true,
    ],
    [
      'an id of the billing platform, and their domain',
      { customerId: 'BP-77', subscriptionId: nobody, domain: own!.domain.toUpperCase() },
      true,
    ],
    [
      'an id of the billing platform, and another domain',
      { customerId: 'BP-77', subscriptionId: '', domain: other!.domain },
      false,
    ],
    ['nothing to know it by', { customerId: '', subscriptionId: '', domain: '' }, false],
  ];

  for (const [what, changes, theirs] of rows) {
    it(`${theirs ? 'takes' : 'leaves'} a line with ${what}`, async () => {
      const invoices = [{ ...sample.invoices[0]!, id: 'D1', lines: [{ ...line, ...changes }] }];
      const { partnerCenter, simulator } = await desk({}, { data: { ...sample, invoices } });
      const customer = {
        id: own!.id.toUpperCase(),
        domain: own!.domain,
        subscriptionIds: [subscription.toUpperCase()],
      };

      const found = await partnerCenter.vendorLines('D1', customer).finally(simulator.stop);

      expect(found.map(({ customerId }) => customerId)).to.deep.equal(theirs ? [own!.id] : []);
    });
  }

  it('takes nothing for a customer of whom nothing is known', async () => {
    const invoices = [
      { ...sample.invoices[0]!, id: 'D1', lines: [{ ...line, customerId: '', subscriptionId: '', domain: '' }] },
    ];
    const { partnerCenter, simulator } = await desk({}, { data: { ...sample, invoices } });
    const customer = { id: own!.id, domain: '', subscriptionIds: [] };
    expect(await partnerCenter.vendorLines('D1', customer).finally(simulator.stop)).to.be.empty;
  });

  it('lets an adjustment without days fall into no period', async () => {
    const { chargeStart: _, chargeEnd: __, ...timeless } = line;
    const invoices = [
      { ...sample.invoices[0]!, id: 'D1', lines: [{ ...timeless, chargeType: ' Offset a line item ' }] },
    ];
    const { partnerCenter, simulator } = await desk({}, { data: { ...sample, invoices } });
    const [found] = await partnerCenter
      .vendorLines('D1', { id: line.customerId, subscriptionIds: [] })
      .finally(simulator.stop);
    expect(found).to.deep.include({ from: '', to: '', chargeType: 'Offset a line item' });
  });
});

describe('Partner Center client: states of a subscription', () => {
  const sample = readPartnerCenterData();
  const states = ['active', 'suspended', 'deleted', 'pending', 'expired', 'disabled'] as const;

  it('knows the documented ones and calls the rest unknown', async () => {
    const subscriptions = states.map((status, index) => ({
      ...sample.subscriptions[0]!,
      id: `00000000-0000-4000-8000-00000000000${index}`,
      status,
      friendlyName: `Ours ${index}`,
      termEndsOn: undefined,
      parentId: index === 0 ? undefined : '00000000-0000-4000-8000-000000000000',
    }));
    const { partnerCenter, simulator } = await desk({}, { data: { ...sample, subscriptions } });
    const found = await partnerCenter.subscriptions(bluefinch).finally(simulator.stop);

    expect(found.map(({ status }) => status)).to.deep.equal([...states.slice(0, 4), 'unknown', 'unknown']);
    expect(found.every(({ status }) => subscriptionStatuses.includes(status))).to.equal(true);
    expect(found[1]).to.deep.include({ name: 'Ours 1', termEndsOn: undefined, parentId: subscriptions[0]!.id });
  });
});
