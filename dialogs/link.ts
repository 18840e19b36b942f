import { redeemLink } from '../cards/buttons';
import { menuCard } from '../cards/menu';
import { text } from '../cards/texts';
import type { Journal } from '../services/audit/journal';
import { codeIn, type Links } from '../services/people/links';
import type { Profiles } from '../services/people/person';
import { act, type Opening } from './talk';
import { says, shows, type Turn } from './turn';

interface Needs {
  readonly links: Links;
  readonly profiles: Profiles;
  readonly journal: Journal;
}

const codeOf = ({ pressed, text: words }: Turn) =>
  pressed ? codeIn(redeemLink.read(pressed)?.code ?? '') : codeIn(words);

/** A link code, typed in the person's own chat: from then on they see their company's amounts. */
export const redeemLinkCode = ({ links, profiles, journal }: Needs): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && turn.conversation.kind === 'personal' && codeOf(turn) !== undefined,
  talk: act('redeem a link code', async (turn) => {
    const { who, locale } = turn;
    if (who.kind !== 'customer') return says(text(locale, 'link.desk-only'));
    const redeemed = await links.redeem(codeOf(turn) ?? '', who);
    const about = { person: who.id };
    if ('refused' in redeemed) {
      await journal.append({ by: { id: who.id, role: 'customer' }, what: `link-${redeemed.refused}`, about }, turn.id);
      return says(text(locale, `link.${redeemed.refused}`));
    }
    const { company } = redeemed.linked;
    await profiles.learn(who.id, { company });
    await journal.append(
      {
        by: { id: who.id, role: 'customer' },
        what: 'linked',
        about: { ...about, company: company.id, agent: redeemed.linked.by },
      },
      turn.id,
    );
    return [
      ...says(text(locale, 'link.done', { company: company.name })),
      ...shows(menuCard({ ...who, company }, locale)),
    ];
  }),
});
