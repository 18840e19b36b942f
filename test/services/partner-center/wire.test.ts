import { expect } from 'chai';
import fc from 'fast-check';
import { ownLine } from '../../../services/partner-center/license-line';
import {
  customerShape,
  plainInvoiceId,
  subscriptionOf,
  vendorInvoiceShape,
} from '../../../services/partner-center/wire';

const subscription = {
  id: '968BA1CF-C146-4ADF-A300-308DCF718EEE',
  offerName: 'Exchange Online Archiving',
  friendlyName: '',
  quantity: 2,
  creationDate: '2017-01-25T23:01:08.693Z',
  effectiveStartDate: '2017-01-25T00:00:00Z',
  commitmentEndDate: '2018-02-10T00:00:00Z',
  status: 'active',
  autoRenewEnabled: true,
  orderId: 'CF3B0E37-BE0B-4CDD-B584-D1A97D98A922',
};
const read = (changes: object) => subscriptionOf('C1').parse({ ...subscription, ...changes });

describe('Partner Center on the wire', () => {
  describe('a status', () => {
    const rows: [unknown, string][] = [
      ['active', 'active'],
      ['Suspended', 'suspended'],
      ['DELETED ', 'deleted'],
      ['pending', 'pending'],
      ['none', 'none'],
      ['expired', 'unknown'],
      ['', 'unknown'],
      [0, 'none'],
      [1, 'active'],
      [2, 'suspended'],
      [3, 'deleted'],
      [9, 'unknown'],
    ];
    for (const [sent, ours] of rows) {
      it(`${JSON.stringify(sent)} is ${ours}`, () => expect(read({ status: sent }).status).to.equal(ours));
    }
  });

  describe('an instant', () => {
    const zone = process.env.TZ;
    before(() => {
      process.env.TZ = 'Asia/Shanghai'; // where a missing Z would make eight hours
    });
    after(() => {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    });

    const rows: [string | null | undefined, string | undefined][] = [
      ['2017-01-25T00:00:00Z', '2017-01-25T00:00:00.000Z'],
      ['2017-01-25T00:00:00', '2017-01-25T00:00:00.000Z'],
      ['2017-01-25T23:01:08.6930276', '2017-01-25T23:01:08.693Z'],
      ['2017-11-16T16:19:06.3520276+08:00', '2017-11-16T08:19:06.352Z'],
      ['2017-01-25', '2017-01-25T00:00:00.000Z'],
      ['0001-01-01T00:00:00', undefined],
      ['0001-01-01T00:00:00Z', undefined],
      ['', undefined],
      [null, undefined],
      [undefined, undefined],
    ];
    for (const [sent, ours] of rows) {
      it(`${JSON.stringify(sent)} is ${ours ?? 'none'}`, () =>
        expect(read({ commitmentEndDate: sent }).termEndsOn?.toISOString()).to.equal(ours));
    }

    for (const sent of ['soon', '2017-13-45T00:00:00', 20170125]) {
      it(`${sent} is refused`, () => expect(() => read({ commitmentEndDate: sent })).to.throw());
    }
  });

  it('begins a subscription on its first day, or failing that when it was created', () => {
    expect(read({}).startedOn).to.deep.equal(new Date('2017-01-25'));
    expect(read({ effectiveStartDate: null }).startedOn).to.deep.equal(new Date('2017-01-25T23:01:08.693Z'));
  });

  it('names a subscription as the partner named it, or as it was offered', () => {
    expect(read({}).name).to.equal('Exchange Online Archiving');
    expect(read({ friendlyName: 'Archive' }).name).to.equal('Archive');
  });

  it('counts seats in numbers and in quotes, and only whole ones', () => {
    expect(read({ quantity: '12' }).seats).to.equal(12);
    expect(() => read({ quantity: 1.5 })).to.throw();
    expect(() => read({ quantity: '' })).to.throw();
    expect(() => read({ quantity: null })).to.throw();
  });

  const invoice = { id: 'D02005YFHI', invoiceDate: '2017-01-21T00:00:00Z', currencyCode: 'cny' };
  const totals: [number | string, number][] = [
    [24606.35, 2_460_635],
    ['24606.35', 2_460_635],
    [' -165.00 ', -16_500],
    [1.005, 101],
    [0, 0],
  ];
  for (const [sent, ours] of totals) {
    it(`an amount of ${JSON.stringify(sent)} is ${ours} in minor units`, () =>
      expect(vendorInvoiceShape.parse({ ...invoice, totalCharges: sent }).total).to.deep.equal({
        amount: ours,
        currency: 'CNY',
      }));
  }
  for (const sent of ['1,234.00', '', 'NaN', null, '0x10']) {
    it(`an amount of ${JSON.stringify(sent)} is refused`, () =>
      expect(() => vendorInvoiceShape.parse({ ...invoice, totalCharges: sent })).to.throw());
  }
  it('refuses an invoice without a date', () =>
    expect(() =>
      vendorInvoiceShape.parse({ ...invoice, totalCharges: 1, invoiceDate: '0001-01-01T00:00:00' }),
    ).to.throw());

  it('knows an invoice by its plain id', () => {
    expect(['Recurring-D1', 'OneTime-D1', 'D1'].map(plainInvoiceId)).to.deep.equal(['D1', 'D1', 'D1']);
  });

  it('leaves delegated access open where it is not said', () => {
    const customer = { id: 'A-1', companyProfile: { companyName: 'One', domain: 'one' } };
    expect(customerShape.parse(customer).delegatedAccess).to.equal(undefined);
    expect(customerShape.parse({ ...customer, allowDelegatedAccess: null }).delegatedAccess).to.equal(undefined);
    expect(customerShape.parse({ ...customer, allowDelegatedAccess: false })).to.deep.include({
      delegatedAccess: false,
    });
  });

  describe('a license line', () => {
    const money = { unitPrice: 1, amount: 1, tax: 0, currency: 'CNY' };
    const line = {
      customerId: 'ONE',
      chargeStartDate: '2017-05-12T00:00:00',
      chargeEndDate: '2017-06-09T23:59:00',
      quantity: 1,
    };
    const shape = ownLine('D1', { id: 'one', subscriptionIds: [] });

    it('has its days as they are written', () => {
      expect(shape.parse({ ...line, ...money })).to.include({ from: '2017-05-12', to: '2017-06-09', product: '' });
    });

    it('begins on a day that there is', () => {
      expect(() => shape.parse({ ...line, ...money, chargeStartDate: '2017-13-01T00:00:00' })).to.throw();
    });

    it('of somebody else is not even read', () => {
      expect(shape.parse({ ...line, customerId: 'two', amount: 'secret' })).to.equal(undefined);
    });

    it('of ours must be readable', () => {
      expect(() => shape.parse({ ...line, ...money, amount: 'much' })).to.throw();
    });

    it('of which nobody can tell whose it is, is refused', () => {
      expect(() => shape.parse({ ...line, ...money, customerId: 7 })).to.throw();
    });

    it('never crosses over, whatever the casing', () => {
      const name = fc.constantFrom('one', 'ONE', 'two', 'Two', 'three', '');
      fc.assert(
        fc.property(name, name, name, (customerId, syndicationPartnerSubscriptionNumber, domainName) => {
          const owner = { id: 'One', domain: 'TWO', subscriptionIds: ['Three'] };
          const wire = { ...line, ...money, customerId, syndicationPartnerSubscriptionNumber, domainName };
          const theirs =
            customerId.toLowerCase() === 'one' ||
            domainName.toLowerCase() === 'two' ||
            syndicationPartnerSubscriptionNumber === 'three';
          expect(ownLine('D1', owner).parse(wire) !== undefined).to.equal(theirs);
        }),
      );
    });
  });
});
