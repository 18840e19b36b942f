import { z } from 'zod';
import { parseYaml } from '../../services/content-file';
import { readTeam } from '../../services/people/team';

/** Somebody of the sample partner's world, as any Bot Framework client on this machine can speak as them. */
export interface SamplePerson {
  readonly name: string;
  readonly role: 'customer' | 'agent' | 'manager';
  readonly partnerCenterRole?: string;
  readonly userId: string;
  readonly aadObjectId: string;
  readonly tenantId: string;
  readonly personalConversationId: string;
  readonly channelConversationId: string;
  readonly company?: { readonly id: string; readonly name: string };
}

const customers = z.array(
  z.object({
    id: z.guid(),
    name: z.string(),
    tenantId: z.guid(),
    company: z.object({ id: z.guid(), name: z.string() }).optional(),
  }),
);

export const TEAM_FILE = 'content/sample/team.yaml';
export const CASES_CHANNEL = '19:cases@thread.tacv2';
export const MANAGERS_CHANNEL = '19:managers@thread.tacv2';

export function samplePeople(): readonly SamplePerson[] {
  const team = readTeam(TEAM_FILE);
  const desk = team.members.map(({ id, name, role, manager }) => ({
    ...speaker(id, name, team.tenantId),
    role: manager ? ('manager' as const) : ('agent' as const),
    partnerCenterRole: role,
    channelConversationId: manager ? MANAGERS_CHANNEL : CASES_CHANNEL,
  }));
  const outside = parseYaml('content/sample/people.yaml', customers).map(({ id, name, tenantId, company }) => ({
    ...speaker(id, name, tenantId),
    role: 'customer' as const,
    channelConversationId: `19:${slug(name)}@thread.tacv2`,
    company,
  }));
  return [...outside, ...desk];
}

const slug = (name: string) => name.toLowerCase().replaceAll(' ', '-');

const speaker = (id: string, name: string, tenantId: string) => ({
  name,
  userId: `29:${slug(name)}`,
  aadObjectId: id,
  tenantId,
  personalConversationId: `a:${slug(name)}`,
});
