import { openDispute, toPerson } from '../../cards/buttons';
import { saidCard } from '../../cards/said';
import { text } from '../../cards/texts';
import { isAbout } from '../reading';
import { act, type Opening } from '../talk';
import { companyOf, shows } from '../turn';

/** A dispute needs an invoice to be about; who is not linked has none here, but a person is there for them. */
export const disputeUnlinked: Opening = {
  wants: (turn) =>
    turn.who.kind === 'customer' &&
    companyOf(turn) === undefined &&
    (openDispute.read(turn.pressed) !== undefined || isAbout(turn, 'dispute-open')),
  talk: act('dispute, not linked', async ({ locale, pressed, text: question, memory, now }) => {
    const said = {
      title: text(locale, 'dispute.not-linked'),
      hint: text(locale, 'dispute.not-linked.why'),
      actions: [toPerson.press(text(locale, 'menu.person'), locale, {})],
    };
    const personOffered = { question: pressed ? undefined : question, at: now.toISOString() };
    return { end: shows(saidCard(said, locale)), memory: { ...memory, personOffered } };
  }),
};
