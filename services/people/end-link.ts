import type { Entry, Journal } from '../audit/journal';
import type { Company, Link, Links } from './links';
import type { Profiles } from './person';

/** Where it stands that somebody is linked. */
export interface LinkBooks {
  readonly links: Links;
  readonly profiles: Profiles;
  readonly journal: Pick<Journal, 'append'>;
}

/**
 * Takes a link back. First it does not count any more, then they see nothing, last it leaves the list: wherever a crash comes,
 * it is still found, and doing it again finishes what was begun. It is written down once.
 */
export async function endLink(link: Link, by: Entry['by'], books: LinkBooks): Promise<void> {
  const { person, company } = link;
  await books.links.end(link);
  await followLink(link, books);
  const about = { person: person.id, company: company.id };
  await books.journal.append({ by, what: 'unlinked', about }, operationOn(link, 'unlinked'));
  await books.links.strike(link);
}

/**
 * What a person is shown is made to follow the code that counts; `link` is one that may not count any more. Looked at again
 * until it holds: another code, or an agent who takes this one back, may come in between. Answers what they are linked to.
 */
export async function followLink({ person: { id }, company }: Link, books: LinkBooks): Promise<Company | undefined> {
  const { links, profiles } = books;
  for (;;) {
    const counts = await counting(id, links);
    if (counts) await profiles.learn(id, { company: counts.company });
    else if (((await profiles.find(id))?.company ?? company).id === company.id) await profiles.forget(id, 'company');
    if ((await counting(id, links))?.at === counts?.at) return counts?.company;
  }
}

async function counting(personId: string, links: Links) {
  const latest = await links.latest(personId);
  return latest?.ended ? undefined : latest;
}

/** The name of what is done to a link: the same whoever does it, and however often. */
export const operationOn = ({ person, company, at }: Link, what: 'linked' | 'unlinked'): string =>
  [what, person.id, company.id, at].join(' ');
