import { z } from 'zod';

const cloud = z.enum(['public', 'china']);

const settings = z.object({
  NODE_ENV: z.string().default('development'),
  PORT: z.coerce.number().int().default(3978),
  HOST: z.string().default('0.0.0.0'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Anonymous and on loopback only: the demo's own, never in production. */
  CLOSELOOP_DEMO: z.stringbool().default(false),
  /** Signs cards and chains the events of a case. Changing it makes cards on screens old. */
  CLOSELOOP_SECRET: z.string().min(32),

  REDIS_URL: z.url({ protocol: /^rediss?$/ }),
  REDIS_PREFIX: z.string().default('closeloop:'),

  BOT_CLOUD: cloud.default('public'),
  MICROSOFT_APP_ID: z.guid().optional(),
  MICROSOFT_APP_PASSWORD: z.string().min(1).optional(),
  MICROSOFT_APP_TENANT_ID: z.guid().optional(),

  PARTNER_CENTER_CLOUD: cloud.default('china'),
  PARTNER_CENTER_URL: z.url().optional(),
  PARTNER_CENTER_LOGIN_URL: z.url().optional(),
  /** What an App-only token is asked for, where the default (by analogy, domain.md §5.6) does not serve. */
  PARTNER_CENTER_RESOURCE: z.url().optional(),
  PARTNER_CENTER_TENANT_ID: z.guid(),
  PARTNER_CENTER_APP_ID: z.guid(),
  PARTNER_CENTER_APP_SECRET: z.string().min(1),

  GRAPH_URL: z.url().optional(),
  GRAPH_LOGIN_URL: z.url().optional(),
  GRAPH_CLOUD: cloud.default('public'),
  GRAPH_TENANT_ID: z.guid(),
  GRAPH_APP_ID: z.guid(),
  GRAPH_APP_SECRET: z.string().min(1),

  /** Any OpenAI-compatible server, asked only for the topic of a message we are not sure of. Off unless set. */
  UNDERSTANDING_LLM_URL: z.url().optional(),
  UNDERSTANDING_LLM_KEY: z.string().min(1).optional(),
  UNDERSTANDING_LLM_MODEL: z.string().min(1).optional(),

  /** For POST /api/ledger: an accounting system that pushes instead of exporting files. Off unless set. */
  LEDGER_PUSH_TOKEN: z.string().min(32).optional(),

  /** Where what people send is kept, sealed: a folder all processes share. */
  FILES_DIR: z.string().default('.data/files'),
  /** Domains files of a chat may be fetched from. */
  FILE_DOMAINS: z
    .string()
    .default('sharepoint.com,sharepoint.cn')
    .transform((list) => list.split(',').map((domain) => domain.trim().toLowerCase()))
    .pipe(z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'not a domain'))),
  /** Where the desk's people reach this house, for links to files; absent: files are listed without links. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),

  CONTENT_DIR: z.string().default('content'),
  TEAM_FILE: z.string().default('content/team.yaml'),
  DIGEST_FILE: z.string().default('content/digest.yaml'),
  /** Where a person submits a request to 21Vianet; no deeper link is documented (domain.md §1.10). */
  VENDOR_PORTAL_URL: z.url().default('https://partner.partnercenter.microsoftonline.cn/pcv/dashboard/overview'),
});

export type Config = z.infer<typeof settings>;

/** Looked at together, also when single settings are wrong, so that everything is said in one go. */
const always = { when: () => true };
const notAnonymous = 'needed: without it anybody could speak to the bot as anybody';

const together = settings
  .refine((config) => config.CLOSELOOP_DEMO || config.MICROSOFT_APP_ID, {
    path: ['MICROSOFT_APP_ID'],
    message: notAnonymous,
    ...always,
  })
  .refine((config) => config.CLOSELOOP_DEMO || config.MICROSOFT_APP_PASSWORD, {
    path: ['MICROSOFT_APP_PASSWORD'],
    message: notAnonymous,
    ...always,
  })
  .refine((config) => config.CLOSELOOP_DEMO || config.MICROSOFT_APP_TENANT_ID, {
    path: ['MICROSOFT_APP_TENANT_ID'],
    message: notAnonymous,
    ...always,
  })
  .refine((config) => !config.UNDERSTANDING_LLM_URL || config.UNDERSTANDING_LLM_MODEL, {
    path: ['UNDERSTANDING_LLM_MODEL'],
    message: 'needed along with UNDERSTANDING_LLM_URL',
    ...always,
  })
  .refine(({ CLOSELOOP_DEMO, NODE_ENV }) => !(CLOSELOOP_DEMO && NODE_ENV === 'production'), {
    path: ['CLOSELOOP_DEMO'],
    message: 'the demo is anonymous: it does not run with NODE_ENV=production',
    ...always,
  })
  .refine(({ CLOSELOOP_DEMO, HOST }) => !CLOSELOOP_DEMO || HOST === '127.0.0.1', {
    path: ['HOST'],
    message: 'the demo is anonymous: it listens on 127.0.0.1 only',
    ...always,
  });

/** What the commands that work on the record need: the rest need not be known where they are run. */
const ofTheRecord = settings
  .pick({
    CLOSELOOP_SECRET: true,
    REDIS_URL: true,
    REDIS_PREFIX: true,
    FILES_DIR: true,
    CONTENT_DIR: true,
    TEAM_FILE: true,
  })
  .extend({ REDIS_URL: settings.shape.REDIS_URL.default('redis://127.0.0.1:6379') });

export type RecordConfig = z.infer<typeof ofTheRecord>;

/** All settings, read once. Nothing else reads the environment. */
export const readConfig = (env: NodeJS.ProcessEnv): Config => settingsIn(env, together);

export const readRecordConfig = (env: NodeJS.ProcessEnv): RecordConfig => settingsIn(env, ofTheRecord);

function settingsIn<T>(env: NodeJS.ProcessEnv, shape: z.ZodType<T>): T {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const problems = result.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`Please mend these settings (see .env.example):\n${problems.join('\n')}`);
}
