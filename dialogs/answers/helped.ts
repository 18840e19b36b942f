import { helped, notHelped } from '../../cards/buttons';
import { personCard } from '../../cards/offer';
import { text } from '../../cards/texts';
import type { Gaps } from '../../services/knowledge/gaps';
import { act, type Ending, type Opening } from '../talk';
import { operationOf, type Reply, says, shows, type Turn } from '../turn';

const PATIENCE = 2;

/** One more answer that did not help; after two in a row a person is offered without being asked for. */
export function unhelped({ memory, who, locale }: Turn, replies: readonly Reply[]): Ending {
  const count = memory.unhelped + 1;
  const offer = count >= PATIENCE && who.kind === 'customer';
  const person = shows(personCard(locale, { why: text(locale, 'person.after-two') }));
  return {
    end: offer ? [...replies, ...person] : replies,
    memory: { ...memory, about: undefined, unhelped: count % PATIENCE },
  };
}

interface Needs {
  readonly gaps: Gaps;
  readonly mask: (question: string) => string;
}

/** 👍 and 👎, pressed below an answer or typed after it. What did not help is noted for the partner, without names and numbers. */
export const feedback = ({ gaps, mask }: Needs): Opening => ({
  wants: ({ pressed }) => (helped.read(pressed) ?? notHelped.read(pressed)) !== undefined,
  inPlace: () => true, // the answer stays, a line below it says thank you
  talk: act('feedback', async (turn) => {
    const { locale, memory, pressed } = turn;
    const good = helped.read(pressed);
    const carried = good ?? notHelped.read(pressed);
    const last = memory.about && { topic: memory.about.topic, question: mask(memory.about.question) };
    const { topic, question } = carried?.topic === undefined ? { ...last } : carried;
    if (topic === undefined) return says(text(locale, 'helpful.nothing'));

    const operation = operationOf(turn);
    await gaps.rate(topic, good !== undefined, `rate ${operation}`);
    if (good)
      return { end: says(text(locale, 'helpful.thanks')), memory: { ...memory, about: undefined, unhelped: 0 } };
    await gaps.note({ reason: 'unhelpful', topic, locale, question: question ?? '' }, `note ${operation}`);
    return unhelped(turn, says(text(locale, 'helpful.sorry')));
  }),
});
