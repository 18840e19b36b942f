import { z } from 'zod';
import {
  type Asked,
  jsonOf,
  type Reply,
  type Route,
  type Simulator,
  type SimulatorOptions,
  simulate,
} from '../simulator';

export const graphData = z.strictObject({
  users: z.array(
    z.strictObject({
      id: z.string(),
      displayName: z.string(),
      mail: z.string().nullable(),
      preferredLanguage: z.string().nullable(),
      userPrincipalName: z.string(),
      managerId: z.string().optional(),
    }),
  ),
});
export type GraphData = z.infer<typeof graphData>;
type User = GraphData['users'][number];

const address = z.object({ emailAddress: z.object({ address: z.string().includes('@') }) });
const sendMail = z.object({
  message: z.looseObject({
    subject: z.string(),
    body: z.object({ contentType: z.enum(['HTML', 'Text', 'html', 'text']), content: z.string() }),
    toRecipients: z.array(address).min(1),
  }),
  saveToSentItems: z.boolean().optional(),
});

export interface SentMail extends z.infer<typeof sendMail> {
  /** The user in whose name it was sent. */
  readonly from: string;
  readonly time: string;
}

export interface GraphSimulator extends Simulator {
  /** Also at GET /_mails. */
  readonly mails: readonly SentMail[];
}

/** The few calls of Microsoft Graph that work in both clouds and that we make (domain.md §3.3), over real HTTP. */
export async function startGraph({
  data,
  ...options
}: SimulatorOptions & { data: GraphData }): Promise<GraphSimulator> {
  const mails: SentMail[] = [];
  const user = (key = '') =>
    data.users.find(({ id, userPrincipalName }) => [id, userPrincipalName].some((name) => same(name, key)));

  const post = (asked: Asked): Reply => {
    const from = user(asked.params[0]);
    if (!from) return failed(404);
    const mail = sendMail.safeParse(jsonOf(asked)).data;
    if (!mail) return failed(400);
    mails.push({ from: from.id, time: new Date().toISOString(), ...mail });
    return { status: 202 };
  };

  const routes: readonly Route[] = [
    ['GET', /^\/v1\.0\/users\/([^/]+)$/, (asked) => document(user(asked.params[0]), asked)],
    ['GET', /^\/v1\.0\/users\/([^/]+)\/manager$/, (asked) => document(user(user(asked.params[0])?.managerId), asked)],
    ['POST', /^\/v1\.0\/users\/([^/]+)\/sendMail$/, post],
    ['GET', /^\/_mails$/, () => ({ status: 200, body: mails })],
  ];

  const simulator = await simulate({
    ...options,
    routes,
    error: failed,
    guard: ({ headers }) => (/^Bearer \S+$/.test(headers.authorization ?? '') ? undefined : failed(401)),
  });
  return { ...simulator, mails };
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Only what `$select` names; the manager's id is a relation, never a field. */
function document(user: User | undefined, { url }: Asked): Reply {
  if (!user) return failed(404);
  const { managerId: _, ...fields } = user;
  const wanted = url.searchParams.get('$select')?.split(',');
  const chosen = Object.entries(fields).filter(([name]) => wanted?.includes(name) ?? true);
  return { status: 200, body: { '@odata.context': 'simulated', ...Object.fromEntries(chosen) } };
}

const CODES: Readonly<Record<number, string>> = {
  400: 'BadRequest',
  401: 'InvalidAuthenticationToken',
  403: 'Authorization_RequestDenied',
  404: 'Request_ResourceNotFound',
  429: 'TooManyRequests',
  503: 'serviceNotAvailable',
};

const failed = (status: number): Reply => ({
  status,
  headers: status === 429 || status === 503 ? { 'Retry-After': '1' } : {},
  body: {
    error: { code: CODES[status] ?? 'generalException', message: 'Simulated', innerError: { date: '2026-01-01' } },
  },
});
