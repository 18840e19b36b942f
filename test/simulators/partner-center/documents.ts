import type { PartnerCenterData } from './data';
import type { HeldSubscription } from './subscriptions';

/** The documents as Partner Center words them (domain.md §2.4-2.6), spellings and all. */

type Customer = PartnerCenterData['customers'][number];
type Invoice = PartnerCenterData['invoices'][number];
type Line = Invoice['lines'][number];

const link = (uri: string, headers: readonly object[] = []) => ({ uri, method: 'GET', headers });
const kind = (objectType: string) => ({ objectType });

/** Row by row another of these spellings, the same in every run. */
const spelled = <T>(row: number, ...ways: readonly T[]): T => ways[row % ways.length]!;

const NO_DATE = '0001-01-01T00:00:00';

export const customerItem = ({ id, name, domain }: Customer, row: number) => ({
  id: spelled(row, id, id.toUpperCase()),
  companyProfile: { tenantId: id, domain, companyName: name, attributes: kind('CustomerCompanyProfile') },
  relationshipToPartner: 'reseller',
  attributes: kind('Customer'),
});

/** By id only: the billing profile, and whether the way into the admin centre is open. */
export const customerDocument = (customer: Customer) => ({
  ...customerItem(customer, 0),
  commerceId: customer.id,
  billingProfile: {
    id: customer.id,
    email: `billing@${customer.domain}`,
    culture: 'zh-CN',
    language: 'zh-CHS',
    companyName: customer.name,
    attributes: { etag: 'billing-profile-1', ...kind('CustomerBillingProfile') },
  },
  allowDelegatedAccess: customer.delegatedAccess,
  customDomains: [],
  links: { self: link(`/customers/${customer.id}`) },
});

const STATUS_NUMBERS: readonly string[] = ['none', 'active', 'suspended', 'deleted'];

export function subscriptionDocument(held: HeldSubscription, row = 0) {
  const self = `/customers/${held.customerId}/subscriptions/${held.id}`;
  const asNumber = STATUS_NUMBERS.indexOf(held.status);
  return {
    id: spelled(row, held.id, held.id.toUpperCase()),
    offerId: held.id,
    offerName: held.offerName,
    friendlyName: held.friendlyName ?? held.offerName,
    quantity: held.quantity,
    unitType: 'Licenses',
    parentSubscriptionId: held.parentId ?? null,
    creationDate: `${held.startedOn}T08:15:30.1234567Z`,
    effectiveStartDate: spelled(row, `${held.startedOn}T00:00:00Z`, `${held.startedOn}T00:00:00`),
    commitmentEndDate: held.termEndsOn ? `${held.termEndsOn}T00:00:00Z` : NO_DATE,
    status: spelled<string | number>(row, held.status, capital(held.status), asNumber < 0 ? held.status : asNumber),
    autoRenewEnabled: held.autoRenew,
    billingType: 'license',
    contractType: 'subscription',
    suspensionReasons: [],
    links: { self: link(self) },
    orderId: held.orderId,
    attributes: { etag: held.etag, ...kind('Subscription') },
  };
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** In a list `pdfDownloadLink` is empty, and the links name the invoice `Recurring-…` (domain.md §2.6). */
export const invoiceItem = (invoice: Invoice, row = 0) => ({
  id: invoice.id,
  invoiceDate: spelled(row, `${invoice.issuedOn}T00:00:00Z`, `${invoice.issuedOn}T00:00:00`),
  billingPeriodStartDate: `${invoice.periodStart}T00:00:00Z`,
  billingPeriodEndDate: `${invoice.periodEnd}T00:00:00Z`,
  totalCharges: Number(invoice.total),
  paidAmount: 0,
  currencyCode: 'CNY',
  currencySymbol: '¥',
  invoiceDetails: [
    {
      invoiceLineItemType: 'billing_line_items',
      billingProvider: 'office',
      links: { self: link(`/invoices/Recurring-${invoice.id}/lineitems/Office/BillingLineItems`) },
      attributes: kind('InvoiceDetail'),
    },
  ],
  amendments: [],
  documentType: 'invoice',
  invoiceType: 'Recurring',
  links: { self: link(`/invoices/Recurring-${invoice.id}`) },
  attributes: kind('Invoice'),
});

export const invoiceDocument = (invoice: Invoice) => ({
  ...invoiceItem(invoice),
  pdfDownloadLink: `/invoices/${invoice.id}/documents/statement`,
});

/** The partner's account with 21Vianet: the newest invoice unpaid, those before it paid. */
export function summaryDocument(invoices: readonly Invoice[]) {
  const byDay = [...invoices].sort((a, b) => a.issuedOn.localeCompare(b.issuedOn));
  const [first, paid, latest] = [byDay.at(0), byDay.at(-2), byDay.at(-1)];
  const balance = {
    balanceAmount: Number(latest?.total ?? 0),
    currencyCode: 'CNY',
    currencySymbol: '¥',
    accountingDate: latest ? `${latest.issuedOn}T00:00:00` : NO_DATE,
    firstInvoiceCreationDate: first ? `${first.issuedOn}T00:00:00Z` : NO_DATE,
    lastPaymentDate: latest && paid ? `${latest.issuedOn}T12:00:00Z` : NO_DATE,
    lastPaymentAmount: Number(paid?.total ?? 0),
    latestInvoiceDate: latest ? `${latest.issuedOn}T00:00:00` : NO_DATE,
  };
  return {
    ...balance,
    details: [{ invoiceType: 'Recurring', summary: balance }],
    links: { self: link('/invoices/summary') },
    attributes: kind('InvoiceSummary'),
  };
}

export function lineItem(line: Line, row: number, { partnerId, customers, subscriptions }: PartnerCenterData) {
  const customer = customers.find(({ id }) => id === line.customerId);
  const subscription = subscriptions.find(({ id }) => id === line.subscriptionId);
  const subtotal = Number(line.amount);
  return {
    partnerId,
    customerId: spelled(row, line.customerId, line.customerId.toUpperCase()),
    customerName: customer?.name ?? '',
    mpnId: 4391507,
    tier2MpnId: -1,
    orderId: line.orderId,
    subscriptionId: line.billingSubscriptionId,
    syndicationPartnerSubscriptionNumber: line.subscriptionId.toUpperCase(),
    offerName: line.product,
    domainName: line.domain ?? customer?.domain ?? '',
    billingCycleType: 'MONTHLY',
    subscriptionName: line.product,
    subscriptionDescription: line.product,
    subscriptionStartDate: subscription ? `${subscription.startedOn}T00:00:00` : NO_DATE,
    subscriptionEndDate: subscription?.termEndsOn ? `${subscription.termEndsOn}T00:00:00` : NO_DATE,
    chargeStartDate: line.chargeStart ? `${line.chargeStart}T00:00:00` : NO_DATE,
    chargeEndDate: line.chargeEnd ? `${line.chargeEnd}T${spelled(row, '23:59:00', '00:00:00')}` : NO_DATE,
    chargeType: spelled(row, line.chargeType, line.chargeType, line.chargeType.toUpperCase()),
    unitPrice: Number(line.unitPrice),
    quantity: line.seats,
    amount: spelled<string | number>(row, Number(line.amount), line.amount),
    totalOtherDiscount: 0,
    subtotal,
    tax: Number(line.tax),
    totalForCustomer: Number((subtotal + Number(line.tax)).toFixed(2)),
    currency: 'CNY',
    invoiceLineItemType: 'billing_line_items',
    billingProvider: 'office',
    attributes: kind('LicenseBasedLineItem'),
  };
}
