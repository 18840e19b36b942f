import { z } from 'zod';
import { weekShape } from '../calendar/calendar-shapes';
import { zoneShape } from '../calendar/zone';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { locales } from '../locales';
import type { Agent, Person, Profile } from './person';
import { partnerCenterRoles } from './roles';

/** As Teams says it, however it was copied into the file. */
const id = z.guid().toLowerCase();

const member = z.strictObject({
  id,
  name: z.string().min(1),
  role: z.enum(partnerCenterRoles),
  manager: z.boolean().default(false),
  /** Whether new cases are offered to them; absent: to everybody but managers. */
  takesCases: z.boolean().optional(),
  /** When they work, on the desk's clock; absent: around the clock. New cases are offered in these hours only. */
  hours: weekShape.optional(),
  /** Open cases they are given at most; absent: `casesPerAgent` of the desk policy. */
  capacity: z.int().positive().optional(),
});

const teamShape = z.strictObject({
  tenantId: id,
  company: z.string().min(1),
  /** What the desk's channels speak, and whose clock they show. */
  locale: z.enum(locales),
  zone: zoneShape,
  /** Tenants whose people may speak to the bot. Absent: any; they still see no amount before they are linked. */
  customerTenants: z.array(id).optional(),
  members: z.array(member).min(1),
});

/** The partner's desk: who is on it, with which Partner Center role. A Teams identity says nothing about a 21Vianet one (domain.md §3.2), so a file does. */
export type Team = z.infer<typeof teamShape>;

export const readTeam = (path: string): Team => parseYaml(path, teamShape);

export const checkTeam = (path: string): readonly Problem[] => readYaml(path, teamShape).problems;

export const agents = (team: Team): readonly Agent[] => team.members.map((person) => asAgent(team, person));

/** Who is meant by an id, a name, the beginning of one or one of its words; undefined: nobody, or more than one. */
export function agentNamed(team: Team, said: string): Agent | undefined {
  const wanted = plain(said.trim());
  if (wanted === '') return undefined;
  const exact = agents(team).filter(({ id, name }) => id === wanted || plain(name) === wanted);
  const begins = agents(team).filter(({ name }) => plain(name).startsWith(wanted));
  const parts = agents(team).filter(({ name }) => hasPart(plain(name), wanted));
  const fits = [exact, begins, parts].find((each) => each.length > 0) ?? [];
  return fits.length === 1 ? fits[0] : undefined;
}

/** Chinese names have no space between family and given name. */
const hasPart = (name: string, wanted: string): boolean =>
  /\p{Script=Han}/u.test(wanted) ? name.includes(wanted) : ` ${name}`.includes(` ${wanted}`);

const plain = (name: string) => name.normalize().toLowerCase();

/** Those on whose table new cases are put: everybody but managers, unless the file says otherwise. */
export const takesCases = ({ takesCases: said, manager }: Team['members'][number]): boolean => said ?? !manager;

export const agentById = (team: Team, id: string): Agent | undefined => agents(team).find((agent) => agent.id === id);

/** Who is speaking: the desk's list decides about the partner's own tenant, the link about everybody else. */
export function whoIs(
  team: Team,
  { id, tenantId, name }: { id: string; tenantId: string; name: string },
  profile?: Profile,
): Person {
  if (tenantId === team.tenantId) return agentById(team, id) ?? { kind: 'stranger', id, tenantId, name };
  if (team.customerTenants && !team.customerTenants.includes(tenantId)) return { kind: 'stranger', id, tenantId, name };
  return { kind: 'customer', id, tenantId, name, company: profile?.company };
}

const asAgent = (team: Team, { id, name, role, manager }: z.infer<typeof member>): Agent => ({
  kind: manager ? 'manager' : 'agent',
  id,
  tenantId: team.tenantId,
  name,
  role,
});
