import { issueLink, showLinks, unlink } from '../../cards/buttons';
import { linkCodeCard, linkedPeopleCard, whichCustomerCard } from '../../cards/links';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Journal } from '../../services/audit/journal';
import type { CustomerBook } from '../../services/partner-center/customer-book';
import type { Company, Links } from '../../services/people/links';
import type { Profiles } from '../../services/people/person';
import { agentById, type Team } from '../../services/people/team';
import { act, type Opening } from '../talk';
import { operationOf, type Reply, says, shows, type Turn } from '../turn';
import { onDesk } from './at-desk';

interface Needs {
  readonly links: Links;
  readonly customers: CustomerBook;
  readonly profiles: Profiles;
  readonly journal: Journal;
  readonly team: Team;
}

/** "link Bluefinch": a code for a customer; "links Bluefinch": who is linked, and taking it back. */
export function linkActs({ links, customers, profiles, journal, team }: Needs): readonly Opening[] {
  return [
    {
      wants: ({ who, pressed }) => onDesk(who) && issueLink.read(pressed) !== undefined,
      talk: act('issue a link code', (turn) => withCompany(turn, issueLink, issue)),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && showLinks.read(pressed) !== undefined,
      talk: act('show links', (turn) => withCompany(turn, showLinks, show)),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && unlink.read(pressed) !== undefined,
      talk: act('unlink', remove),
    },
  ];

  async function withCompany(
    turn: Turn,
    button: typeof issueLink,
    then: (company: Company, turn: Turn) => Promise<readonly Reply[]>,
  ): Promise<readonly Reply[]> {
    const { company, customer = '' } = button.read(turn.pressed) ?? {};
    const found = await customers.find(company ?? customer);
    const [only] = found;
    if (!only) return says(text(turn.locale, 'link.no-customer', { customer: asTyped(company ?? customer) }));
    return found.length === 1 ? then(only, turn) : shows(whichCustomerCard(found, button, turn.locale));
  }

  async function issue({ id, name }: Company, turn: Turn): Promise<readonly Reply[]> {
    const { who } = turn;
    const code = await links.issue({ id, name }, who.id);
    await journal.append({ by: byOf(who), what: 'link-code-issued', about: { company: id } }, operationOf(turn));
    return shows(linkCodeCard({ id, name }, code, turn));
  }

  async function show({ id, name }: Company, { locale, zone }: Turn): Promise<readonly Reply[]> {
    const found = await links.of(id);
    if (found.length === 0) return says(text(locale, 'link.nobody', { company: asTyped(name) }));
    const people = found.map((link) => ({ ...link, agent: agentById(team, link.by)?.name ?? link.by }));
    return shows(linkedPeopleCard({ id, name }, people, { locale, zone }));
  }

  async function remove(turn: Turn): Promise<readonly Reply[]> {
    const { locale, who, pressed } = turn;
    const { person = '' } = unlink.read(pressed) ?? {};
    const company = (await profiles.find(person))?.company;
    if (!company) return says(text(locale, 'link.not-linked'));
    await profiles.forget(person, 'company'); // first of all: from here on they see nothing
    const gone = await links.remove(person, company.id);
    await journal.append(
      { by: byOf(who), what: 'unlinked', about: { person, company: company.id } },
      operationOf(turn),
    );
    const names = { person: asTyped(gone?.person.name ?? person), company: asTyped(company.name) };
    return says(text(locale, 'link.removed', names));
  }
}

export const byOf = (who: Turn['who']) => ({ id: who.id, role: 'role' in who ? who.role : who.kind });
