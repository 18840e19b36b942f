import { endTalk } from '../cards/buttons';
import { asName } from '../cards/plain';
import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import type { Profiles } from '../services/people/person';
import { addWords, asCustomer } from './add-words';
import { keepFiles } from './keep-files';
import { act, type Ending, type Opening } from './talk';
import { operationOf, says, type Turn } from './turn';

interface Needs {
  readonly cases: Cases;
  readonly profiles: Profiles;
}

const LOOKED_AT = 50; // of a person's open cases

/** While a person of ours has the talk, the bot is silent: what the customer writes or sends goes to them, until somebody ends it. */
export function relay({ cases, profiles }: Needs): Opening {
  return {
    first: true,
    wants: ({ who, talk, conversation, pressed, typed }) =>
      who.kind === 'customer' &&
      talk !== undefined &&
      conversation.kind === 'personal' &&
      (!pressed || (typed && pressed.data['case'] === undefined) || endTalk.read(pressed) !== undefined), // "solved 1042" stands on a card of theirs
    talk: act('relay', hear),
  };

  async function hear(turn: Turn): Promise<Ending> {
    const number = turn.talk ?? '';
    if (endTalk.read(turn.pressed)) return { end: await leave(turn) };
    if (turn.text.trim() === '') return { end: [], effects: keepFiles(number, turn) };

    const applied = await addWords(cases, number, turn.text, turn);
    if (applied && 'done' in applied) {
      const heard = applied.done.talk ? [] : says(text(turn.locale, 'thanks.added', { case: number }));
      return { end: heard, effects: keepFiles(number, turn) };
    }
    await profiles.forget(turn.who.id, 'talk'); // it ended while this was being written
    return { end: says(text(turn.locale, 'relay.nobody')) };
  }

  /** All of them: whoever wants the bot back does not want the next person instead. */
  async function leave(turn: Turn) {
    const { locale, who } = turn;
    const talks = (await cases.list({ openOf: who.id }, LOOKED_AT)).filter(({ talk }) => talk);
    for (const { number } of talks)
      await cases.apply(number, { verb: 'leave-talk' }, { actor: asCustomer(turn), operation: operationOf(turn) });
    await profiles.forget(who.id, 'talk');
    const names = new Set(talks.map(({ talk }) => asName(talk?.agent.name ?? '')));
    return says(text(locale, 'talk.left', { agent: new Intl.ListFormat(locale).format(names) }));
  }
}
