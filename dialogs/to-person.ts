import { toPerson } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { personCard } from '../cards/offer';
import { text } from '../cards/texts';
import { isOpen } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import { openCase } from './open-case';
import { isAbout } from './reading';
import { type Desk, sentences, unlessSomebodyThere } from './somebody-there';
import { act, type Opening } from './talk';
import { says, shows } from './turn';

const LOOKED_AT = 20;

/** A person is always one tap away: a case without a disputed line, or the one that is already open. */
export const handToPerson = ({ cases, ...desk }: { readonly cases: Cases } & Desk): Opening => ({
  wants: ({ who, pressed }) => who.kind === 'customer' && toPerson.read(pressed) !== undefined,
  talk: act('to a person', async (turn) => {
    const { who, locale, memory } = turn;
    const mine = { requester: who.id };
    const [latest, count] = await Promise.all([cases.list(mine, LOOKED_AT), cases.count(mine)]);
    const open = latest.find(({ state, dispute }) => isOpen(state) && !dispute.invoiceId && dispute.kind === 'other');
    const words = memory.about?.question ?? memory.offered?.question ?? text(locale, 'person.wanted');
    // named after how many they have: two taps that arrive at once are one case
    const found = open ?? (await openCase(cases, turn, { kind: 'other', words }, `person ${who.id} ${count}`));
    if (!found) return says(text(locale, 'stranger'));
    const coming = text(locale, 'person.coming', { case: found.number });
    const waiting = found.owner ? '' : await unlessSomebodyThere(desk, turn);
    return shows(caseStatusCard(found, turn, sentences(coming, waiting)));
  }),
});

/** Somebody says they want a person: one tap confirms it, since a reading may be mistaken. */
export const offerPerson: Opening = {
  wants: (turn) => turn.who.kind === 'customer' && isAbout(turn, 'talk-to-human'),
  talk: act('offer a person', async ({ text: words, locale, memory }) => ({
    end: shows(personCard(locale)),
    memory: { ...memory, about: { topic: 'talk-to-human', question: words } },
  })),
};
