import { issueLink, showLinks, unlink } from '../../cards/buttons';
import { linkCodeCard, linkedPeopleCard, whichCustomerCard } from '../../cards/links';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { CustomerBook } from '../../services/partner-center/customer-book';
import { endLink, type LinkBooks } from '../../services/people/end-link';
import type { Company, Link } from '../../services/people/links';
import { agentById, type Team } from '../../services/people/team';
import { saying } from '../saying';
import { act, type Ending, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { turnsPage } from '../turns-page';
import { onDesk } from './at-desk';

interface Needs extends LinkBooks {
  readonly customers: CustomerBook;
  readonly team: Team;
}

/** "link Bluefinch": a code for a customer; "links Bluefinch": who is linked, and taking it back. */
export function linkActs(needs: Needs): readonly Opening[] {
  const { links, customers, profiles, journal, team } = needs;
  return [
    {
      wants: ({ who, pressed }) => onDesk(who) && issueLink.read(pressed) !== undefined,
      talk: act('issue a link code', (turn) => withCompany(turn, issueLink, issue)),
    },
    {
      wants: ({ who, pressed }) => onDesk(who) && showLinks.read(pressed) !== undefined,
      inPlace: turnsPage,
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
    then: (company: Company, turn: Turn) => Promise<readonly Reply[] | Ending>,
  ): Promise<readonly Reply[] | Ending> {
    const { company, customer = '' } = button.read(turn.pressed) ?? {};
    const found = await customers.find(company ?? customer);
    const [only] = found;
    if (!only) return says(text(turn.locale, 'link.no-customer', { customer: asTyped(company ?? customer) }));
    return found.length === 1 ? then(only, turn) : shows(whichCustomerCard(found, button, turn.locale));
  }

  /** Whoever reads the code may use it: it is for the agent's own chat, wherever they asked. */
  async function issue({ id, name }: Company, turn: Turn): Promise<readonly Reply[] | Ending> {
    const { who, locale, conversation, ownChat } = turn;
    const here = conversation.kind === 'personal';
    if (!here && !ownChat) return says(text(locale, 'link.no-chat'));
    const code = await links.issue({ id, name }, who.id);
    await journal.append({ by: byOf(who), what: 'link-code-issued', about: { company: id } }, turn.id); // each its own code
    const card = linkCodeCard({ id, name }, code, turn);
    if (here || !ownChat) return shows(card);
    return { end: says(text(locale, 'link.private')), effects: saying(ownChat, [{ card }]) };
  }

  async function show({ id, name }: Company, { locale, zone, pressed }: Turn): Promise<readonly Reply[]> {
    const found = await links.of(id);
    if (found.length === 0) return says(text(locale, 'link.nobody', { company: asTyped(name) }));
    const people = found.map((link) => ({ ...link, agent: agentById(team, link.by)?.name ?? link.by }));
    return shows(linkedPeopleCard({ id, name }, people, { locale, zone }, showLinks.read(pressed)?.page));
  }

  async function remove({ locale, who, pressed }: Turn): Promise<readonly Reply[]> {
    const { person = '', company } = unlink.read(pressed) ?? {};
    const link = await linkOf(person, company);
    if (!link) return says(text(locale, 'link.not-linked'));
    await endLink(link, byOf(who), needs);
    const names = { person: asTyped(link.person.name), company: asTyped(link.company.name) };
    return says(text(locale, 'link.removed', names));
  }

  /** A command names no company: then it is the one of their latest code, or what they are shown. */
  async function linkOf(person: string, named?: string): Promise<Link | undefined> {
    const [latest, profile] = await Promise.all([links.latest(person), profiles.find(person)]);
    const shown = profile?.company && { company: profile.company, at: '', by: '' };
    const company = named ?? latest?.company.id ?? shown?.company.id ?? '';
    const listed = await links.listed(person, company);
    if (listed) return listed;
    const found = [latest, shown].find((each) => each?.company.id === company);
    return found && { ...found, person: { id: person, name: profile?.name ?? person } };
  }
}

const byOf = (who: Turn['who']) => ({ id: who.id, role: 'role' in who ? who.role : who.kind });
