import { toPerson } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { sentences } from '../cards/format';
import { personCard } from '../cards/offer';
import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import { addWords } from './add-words';
import { isRecent } from './memory';
import { openCase } from './open-case';
import { saysOnly, saysToo } from './phrases';
import { isAbout } from './reading';
import { type Desk, unlessSomebodyThere } from './somebody-there';
import { act, type Ending, type Opening } from './talk';
import { asViewer, says, shows, type Turn } from './turn';

const LOOKED_AT = 50; // of a person's open cases

const isPolite = saysOnly('phrase.yes', 'phrase.ok', 'phrase.thanks');
/** "ok" may be a mere nod: to open a case it takes a yes. */
const saysYes = saysToo('phrase.yes');
const isRemark = saysOnly('phrase.wrong', 'phrase.no', 'phrase.yes', 'phrase.ok', 'phrase.thanks');

/** A person is always one tap away: a case without a disputed line, or the one that is already open. */
export const handToPerson = ({ cases, ...desk }: { readonly cases: Cases } & Desk): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && (toPerson.read(turn.pressed) !== undefined || takesOffer(turn)),
  talk: act('to a person', async (turn): Promise<Ending> => {
    const { who, locale, memory } = turn;
    const [theirs, count] = await Promise.all([
      cases.list({ openOf: who.id }, LOOKED_AT),
      cases.count({ requester: who.id }),
    ]);
    const open = theirs.find(({ dispute }) => !dispute.invoiceId && dispute.kind === 'other');
    const question = questionOf(turn);
    const words = question ?? (turn.pressed || saysYes(turn.text) ? '' : turn.text);
    // named after how many they have: two taps that arrive at once are one case
    const opened = open ?? (await openCase(cases, turn, { kind: 'other', words }, `person ${who.id} ${count}`));
    if (!opened) return { end: says(text(locale, 'stranger')) };
    const added = open && question !== undefined ? await addWords(cases, open.number, question, turn) : undefined;
    const found = added && 'done' in added ? added.done : opened;
    const coming = text(locale, 'person.coming', { case: found.number });
    const waiting = found.owner ? '' : await unlessSomebodyThere(desk, turn);
    return {
      end: shows(caseStatusCard(found, asViewer(turn), sentences(turn.locale, coming, waiting))),
      memory: { ...memory, about: undefined, offered: undefined, personOffered: undefined }, // told once
    };
  }),
});

/** "Shall one of our people help you?" – "Yes." */
const takesOffer = ({ pressed, text: words, memory, now }: Turn): boolean =>
  pressed === undefined && isRecent(memory.personOffered?.at, now) && isPolite(words) && saysYes(words);

/** What led to a person: the question that was dealt with last, if it was just now and they have said nothing else since. */
function questionOf({ memory: { about, offered, personOffered }, packet, now }: Turn): string | undefined {
  const { question, at } = personOffered ?? offered ?? about ?? {};
  const lastSaid = packet.said.findLast(({ text: said }) => !isRemark(said))?.text; // long words are cut there
  return question && lastSaid && question.startsWith(lastSaid) && isRecent(at, now) ? question : undefined;
}

/** Somebody says they want a person: one tap confirms it, since a reading may be mistaken. */
export const offerPerson: Opening = {
  wants: (turn) => turn.who.kind === 'customer' && isAbout(turn, 'talk-to-human'),
  talk: act('offer a person', async ({ text: question, locale, memory, now }) => {
    const at = now.toISOString();
    const about = { topic: 'talk-to-human', question, at };
    return { end: shows(personCard(locale)), memory: { ...memory, about, personOffered: { question, at } } };
  }),
};
