import { redeemLink } from '../cards/buttons';
import { menuCard } from '../cards/menu';
import { asTyped } from '../cards/plain';
import { text } from '../cards/texts';
import type { Entry } from '../services/audit/journal';
import { endLink, followLink, type LinkBooks, operationOn } from '../services/people/end-link';
import { codeIn, codeWithin, type Link } from '../services/people/links';
import { saysToo } from './phrases';
import { act, type Opening } from './talk';
import { companyOf, says, shows, type Turn } from './turn';

/** Typed alone, or in a sentence that says that it is one; from who is not linked yet nothing else of that form is expected. */
function codeOf(turn: Turn): string | undefined {
  const { pressed, text: words } = turn;
  const command = redeemLink.read(pressed)?.code;
  if (pressed) return command === undefined ? undefined : (codeIn(command) ?? codeWithin(command));
  const expected = words.length <= LONGEST && (companyOf(turn) === undefined || saysCode(words));
  return codeIn(words) ?? (expected ? codeWithin(words) : undefined);
}

/** A short sentence: whoever writes a long one tells more than a code. */
const LONGEST = 120;
const saysCode = saysToo('phrase.link-code');

/** A link code, typed in the person's own chat: from then on they see their company's amounts. */
export const redeemLinkCode = (books: LinkBooks): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && turn.conversation.kind === 'personal' && codeOf(turn) !== undefined,
  talk: act('redeem a link code', async (turn) => {
    const { who, locale } = turn;
    if (who.kind !== 'customer') return says(text(locale, 'link.desk-only'));
    const by = { id: who.id, role: 'customer' };
    const redeemed = await books.links.redeem(codeOf(turn) ?? '', who);
    if ('refused' in redeemed) {
      const { refused } = redeemed;
      await books.journal.append({ by, what: `link-${refused}`, about: { person: who.id } }, turn.id);
      return says(text(locale, `link.${refused}`));
    }
    const { linked, before } = redeemed;
    await writeDown(linked, by, books);
    // after a crash only the profile still knows what was before
    await endOthers(linked, new Set([before, who.company?.id]), by, books);
    const company = await followLink(linked, books);
    if (!company) return says(text(locale, 'link.unknown')); // it was taken back meanwhile
    return [
      ...says(text(locale, 'link.done', { company: asTyped(company.name) })),
      ...shows(menuCard({ ...who, company }, locale)),
    ];
  }),
});

/** Before they see anything. */
async function writeDown(linked: Link, by: Entry['by'], { journal }: LinkBooks): Promise<void> {
  const about = { person: linked.person.id, company: linked.company.id, agent: linked.by };
  await journal.append({ by, what: 'linked', about }, operationOn(linked, 'linked'));
}

/** Off the lists of the companies they were linked to before. */
async function endOthers(
  { person, company, at }: Link,
  companies: ReadonlySet<string | undefined>,
  by: Entry['by'],
  books: LinkBooks,
): Promise<void> {
  for (const id of companies) {
    const old = id === undefined || id === company.id ? undefined : await books.links.listed(person.id, id);
    if (old && old.at < at) await endLink(old, by, books); // a later one is not ours to end: this turn is the late one
  }
}
