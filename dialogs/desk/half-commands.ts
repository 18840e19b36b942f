import { readAtDesk } from '../../cards/half-command';
import type { Pressed } from '../../cards/pressed';
import type { CardBook } from '../../services/cases/card-book';
import type { Heard, Opening } from '../talk';
import { says, type Turn } from '../turn';
import { onDesk } from './at-desk';
import { choicesFor, chosen, type Needs } from './choices';
import { customersSaid, saidBack } from './said-back';

interface Threads {
  readonly cards: Pick<CardBook, 'caseIn'>;
}

/**
 * What people of the desk type that begins like a command: done by one of `acts`, or answered with what is missing, never taken
 * for a question. Stands before those acts: a command may name somebody or something that is not there.
 */
export function deskCommands({ cards, ...needs }: Needs & Threads, acts: readonly Opening[]): Opening {
  return {
    wants: (turn) => onDesk(turn.who) && (!turn.pressed || turn.typed) && isMeant(turn),
    talk: { name: 'desk commands', open, hear: async () => 'aside', ask: async () => [] },
  };

  function isMeant(turn: Turn): boolean {
    const read = readAtDesk(turn.text, turn.locale);
    if (!read) return false;
    if ('press' in read) return actFor(read.press, turn) !== undefined;
    return turn.pressed ? actFor(turn.pressed, turn) !== undefined : 'customers' in read || read.halves[0].sure;
  }

  async function open(turn: Turn): Promise<Heard<unknown>> {
    const read = readAtDesk(turn.text, turn.locale);
    if (!read) return 'aside';
    if ('press' in read) return done(read.press, turn);
    if ('customers' in read) return { end: says(customersSaid(read.customers, turn)) };
    const [{ given, missing, word, sure }] = read.halves;
    const here = missing === 'case' && sure ? await cards.caseIn(turn.conversation.id) : undefined;
    if (here) return open({ ...turn, text: `${word} ${here}` }); // the only one that can be meant in its own thread
    if (missing === 'prepared') return done({ ...given, data: { ...given.data, prepared: '' } }, turn); // shows which there are
    return { end: saidBack(read.halves, turn, await choicesFor(missing, given, turn, needs)) };
  }

  async function done(pressed: Pressed, turn: Turn): Promise<Heard<unknown>> {
    const press = await chosen(pressed, turn, needs);
    if (typeof press === 'string') return { end: says(press) };
    const act = actFor(press, turn);
    return act ? act.talk.open(asPress(press, turn)) : 'aside';
  }

  function actFor(pressed: Pressed, turn: Turn): Opening | undefined {
    const press = asPress(pressed, turn);
    return acts.find((each) => each.wants(press));
  }
}

const asPress = (pressed: Pressed, turn: Turn): Turn => ({ ...turn, pressed, typed: true });
