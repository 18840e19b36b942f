import { createReadStream } from 'node:fs';
import { Redis } from 'ioredis';
import { redisReferences } from '../../services/conversations/redis-references';
import type { Reference } from '../../services/conversations/reference';
import { importLedger } from '../../services/ledger/import';
import { redisLedger } from '../../services/ledger/redis-ledger';
import { codeIn } from '../../services/people/links';
import { redisLinks } from '../../services/people/redis-links';
import { redisProfiles } from '../../services/people/redis-profiles';
import { CASES_CHANNEL, MANAGERS_CHANNEL, type SamplePerson } from './people';

export const BOT = { id: '28:closeloop', name: 'Closeloop' };

/** The sample partner's books and links, and where its people are reached. Doing it again changes nothing else. */
export async function seed(
  redisUrl: string,
  prefix: string,
  people: readonly SamplePerson[],
  serviceUrlOf: (person: SamplePerson) => string | undefined,
  { listed = false }: { readonly listed?: boolean } = {},
): Promise<void> {
  const redis = new Redis(redisUrl, { keyPrefix: prefix });
  try {
    await importLedger(createReadStream('content/sample/ledger.json'), { book: redisLedger(redis) });
    for (const person of people) await seat(redis, person, serviceUrlOf(person));
    const by = people.find(({ role }) => role !== 'customer')?.aadObjectId ?? '';
    if (listed) for (const person of people) await link(redis, person, by);
    const references = redisReferences(redis);
    await references.assign('cases', CASES_CHANNEL);
    await references.assign('digest', MANAGERS_CHANNEL);
  } finally {
    redis.disconnect();
  }
}

async function seat(redis: Redis, person: SamplePerson, serviceUrl: string | undefined): Promise<void> {
  const {
    aadObjectId: id,
    tenantId,
    name,
    company,
    personalConversationId,
    channelConversationId,
    userId,
    role,
  } = person;
  const profiles = redisProfiles(redis);
  const known = await profiles.find(id);
  await profiles.learn(id, { id, tenantId, name, company: known?.company ?? company, personalConversationId });
  if (!serviceUrl) return;
  const reference = { tenantId, serviceUrl, bot: BOT, health: 'ok' } as const;
  const references = redisReferences(redis);
  await references.remember({ ...reference, kind: 'personal', conversationId: personalConversationId, userId });
  if (role !== 'customer')
    await references.remember({
      ...reference,
      kind: 'channel',
      conversationId: channelConversationId,
    } satisfies Reference);
}

/** By a code, as everybody is linked: so the desk sees them on its list, and can take it back. */
async function link(redis: Redis, { aadObjectId: id, name, company }: SamplePerson, by: string): Promise<void> {
  const links = redisLinks(redis);
  if (!company || (await links.latest(id))) return;
  const { code } = await links.issue(company, by);
  await links.redeem(codeIn(code) ?? '', { id, name });
}
