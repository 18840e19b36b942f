import { redeemLink, toPerson } from '../cards/buttons';
import { sentences } from '../cards/format';
import { asTyped } from '../cards/plain';
import { saidCard } from '../cards/said';
import { text } from '../cards/texts';
import { saysOnly, saysToo } from './phrases';
import { act, type Opening } from './talk';
import { companyOf, says, shows, type Turn } from './turn';

const isLink = saysOnly('phrase.link');
const saysLinking = saysToo('phrase.linking');
const saysShutOut = saysToo('phrase.shut-out');

/** "How do I get linked?", "where do I type the code?", and what is no code; stands behind what takes a code. */
export const howToLink: Opening = {
  wants: (turn) => turn.who.kind === 'customer' && asksIn(turn),
  talk: act('how to link', async (turn) => {
    const { locale, text: words } = turn;
    const company = companyOf(turn);
    if (company) return says(text(locale, 'link.already', { company: asTyped(company.name) }));
    const noCode = LIKE_A_CODE.test(words) ? text(locale, 'link.no-code') : '';
    return shows(
      saidCard(
        {
          title: sentences(locale, noCode, text(locale, 'not-linked')),
          actions: [toPerson.press(text(locale, 'menu.person'), locale, {})],
        },
        locale,
      ),
    );
  }),
};

/** Who is linked may well ask about another code, or about what they see. */
function asksIn(turn: Turn): boolean {
  const { pressed, text: words } = turn;
  const unlinked = companyOf(turn) === undefined;
  if (pressed) return redeemLink.read(pressed) !== undefined && unlinked && LIKE_A_CODE.test(words);
  return isLink(words) || saysLinking(words) || (unlinked && saysShutOut(words));
}

/** Letters or digits in a row, with a digit among them: "ABCD1234", not "BF-2026-07". */
const LIKE_A_CODE = /(?<![\p{L}\d-])(?=[A-Z-]*\d)[A-Z\d]{4}-?[A-Z\d]{4}(?![\p{L}\d-])/iu;
