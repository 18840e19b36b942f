import {
  type Asked,
  jsonOf,
  type Reply,
  type Route,
  type Simulator,
  type SimulatorOptions,
  simulate,
} from '../simulator';
import type { PartnerCenterData } from './data';
import {
  customerDocument,
  invoiceDocument,
  invoiceItem,
  lineItem,
  subscriptionDocument,
  summaryDocument,
} from './documents';
import { byOffset, collection, customersPage } from './pages';
import {
  badQuery,
  failed,
  forbidden,
  noInvoice,
  noSubscription,
  noTenant,
  notHere,
  refused,
  unauthorized,
} from './refusals';
import { statementPdf } from './statement-pdf';
import { subscriptionsOf } from './subscriptions';
import { tokenOffice } from './tokens';

export interface PartnerCenterSimulatorOptions extends SimulatorOptions {
  readonly data: PartnerCenterData;
  /** Deeds sent twice with one MS-RequestId are done once (domain.md §2.3). False: as if the header were unknown. */
  readonly honourRequestIds?: boolean;
  readonly tokenLifetimeSeconds?: number;
}

export interface PartnerCenterSimulator extends Simulator {
  /** From now on no token issued before is taken. */
  revokeTokens(): void;
}

const MOST_INVOICES = 200;
const MOST_LINES = 2000;

/** Partner Center operated by 21Vianet as documented (domain.md §2), quirks included, over real HTTP. */
export async function startPartnerCenter(options: PartnerCenterSimulatorOptions): Promise<PartnerCenterSimulator> {
  const { data } = options;
  const tokens = tokenOffice(options.tokenLifetimeSeconds);
  const subscriptions = subscriptionsOf(data);
  const once = deedsOnce(options.honourRequestIds ?? true);

  const customer = ({ params: [id] }: Asked) => data.customers.find((one) => one.id === id?.toLowerCase());
  const invoice = ({ params: [id] }: Asked) =>
    data.invoices.find((one) => one.id === id?.replace(/^(Recurring|OneTime)-/, ''));
  const subscription = ({ params: [customerId = '', id = ''] }: Asked) => subscriptions.find(customerId, id);

  const ofCustomer = (asked: Asked): Reply => {
    const owner = customer(asked);
    if (!owner) return noTenant;
    const items = subscriptions.of(owner.id).map(subscriptionDocument);
    return collection(asked, items, items.length);
  };

  const patch = (asked: Asked): Reply => {
    const current = subscription(asked);
    if (!current) return noSubscription;
    const outcome = subscriptions.patch(current, jsonOf(asked), asked.headers['if-match']);
    return 'code' in outcome ? refused(outcome) : ok(subscriptionDocument(outcome));
  };

  const lines = (asked: Asked, query: URLSearchParams): Reply => {
    const wanted = invoice(asked);
    if (!wanted) return noInvoice;
    if (query.get('invoicelineitemtype')?.toLowerCase() !== 'billinglineitems') return badQuery;
    const found = query.get('provider')?.toLowerCase() === 'office' ? wanted.lines : []; // Azure is not sold here
    return byOffset(asked, found, MOST_LINES, (line, row) => lineItem(line, row, data));
  };

  /** What an App-only token may not do (domain.md §2.2). */
  const userOnly = (answer: (asked: Asked) => Reply) => (asked: Asked) =>
    tokens.kindOf(asked.headers.authorization) === 'user' ? answer(asked) : forbidden;

  const routes: readonly Route[] = [
    ['POST', /^\/[^/]+\/oauth2\/(?:v2\.0\/)?token$/, tokens.issue],
    ['GET', /^\/v1\/customers$/, (asked) => customersPage(asked, data)],
    ['GET', /^\/v1\/customers\/([^/]+)$/, (asked) => ok(customer(asked), customerDocument) ?? noTenant],
    ['GET', /^\/v1\/customers\/([^/]+)\/subscriptions$/, ofCustomer],
    ['GET', SUBSCRIPTION, (asked) => ok(subscription(asked), subscriptionDocument) ?? noSubscription],
    ['PATCH', SUBSCRIPTION, once(patch)],
    ['GET', /^\/v1\/invoices$/, (asked) => byOffset(asked, data.invoices, MOST_INVOICES, invoiceItem)],
    ['GET', /^\/v1\/invoices\/summary$/, () => ok(summaryDocument(data.invoices))],
    ['GET', /^\/v1\/invoices\/summaries$/, userOnly((asked) => collection(asked, [summaryDocument(data.invoices)], 1))],
    ['GET', /^\/v1\/invoices\/([^/]+)$/, userOnly((asked) => ok(invoice(asked), invoiceDocument) ?? noInvoice)],
    ['GET', /^\/v1\/invoices\/([^/]+)\/documents\/statement$/, userOnly((asked) => statement(invoice(asked)))],
    ['GET', /^\/v1\/invoices\/([^/]+)\/lineitems$/, (asked) => lines(asked, asked.url.searchParams)],
    ['GET', /^\/v1\/invoices\/([^/]+)\/lineitems\/Office\/BillingLineItems$/, (asked) => lines(asked, OFFICE_BILLING)],
    ...['GET', 'POST', 'PATCH'].map((method): Route => [method, SERVICE_REQUESTS, () => notHere]),
  ];

  const simulator = await simulate({
    ...options,
    routes,
    error: failed,
    guard: ({ url, headers }) =>
      url.pathname.includes('/oauth2/') || tokens.kindOf(headers.authorization) ? undefined : unauthorized,
    headers: ({ headers }) => ({
      'MS-CorrelationId': String(headers['ms-correlationid'] ?? ''),
      'MS-RequestId': String(headers['ms-requestid'] ?? ''),
      'MS-ServerId': 'simulator',
    }),
  });
  return { ...simulator, revokeTokens: tokens.revokeAll };
}

const SUBSCRIPTION = /^\/v1\/customers\/([^/]+)\/subscriptions\/([^/]+)$/;
/** "Service requests and service updates don't apply" at 21Vianet (domain.md §2.1, §2.10). */
const SERVICE_REQUESTS = /^\/v1(?:\/customers\/[^/]+)?\/servicerequests(?:\/|$)/;
const OFFICE_BILLING = new URLSearchParams('provider=office&invoicelineitemtype=billinglineitems');

function ok(body: object): Reply;
function ok<T>(thing: T | undefined, document: (thing: T) => object): Reply | undefined;
function ok<T>(thing: T | undefined, document?: (thing: T) => object): Reply | undefined {
  if (thing === undefined) return undefined;
  return { status: 200, body: document ? document(thing) : thing };
}

/** One MS-RequestId, one deed: sent again, it gets the first answer. */
function deedsOnce(honoured: boolean) {
  const answers = new Map<string, Reply>();
  return (deed: (asked: Asked) => Reply) => (asked: Asked) => {
    const requestId = asked.headers['ms-requestid'];
    if (!honoured || requestId === undefined) return deed(asked);
    const key = `${requestId} ${asked.url.pathname}`;
    const answer = answers.get(key) ?? deed(asked);
    answers.set(key, answer);
    return answer;
  };
}

function statement(invoice: PartnerCenterData['invoices'][number] | undefined): Reply {
  if (!invoice) return noInvoice;
  const { id, issuedOn, periodStart, periodEnd, total } = invoice;
  const body = statementPdf([`Invoice ${id}`, `Issued ${issuedOn}`, `${periodStart} to ${periodEnd}`, `CNY ${total}`]);
  return { status: 200, headers: { 'Content-Type': 'application/pdf' }, body };
}
