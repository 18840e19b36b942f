import { helped, notHelped, openDispute, toPerson } from '../../cards/buttons';
import { personCard } from '../../cards/offer';
import { saidCard } from '../../cards/said';
import { text } from '../../cards/texts';
import type { Gaps } from '../../services/knowledge/gaps';
import { isRecent, type Memory } from '../memory';
import { saysOnly, saysToo } from '../phrases';
import { act, type Ending, type Opening } from '../talk';
import { companyOf, operationOf, type Reply, says, shows, type Turn } from '../turn';

const PATIENCE = 2;

/** One more answer that did not help; after two in a row a person is offered without being asked for. */
export function unhelped(turn: Turn, replies: readonly Reply[]): Ending {
  const { memory, who, locale } = turn;
  const offer = memory.unhelped + 1 >= PATIENCE && who.kind === 'customer';
  const person = shows(personCard(locale, { why: text(locale, 'person.after-two') }));
  return {
    end: offer ? [...replies, ...person] : replies,
    memory: { ...countedUnhelped(turn), personOffered: offer ? offeredAfter(turn) : undefined },
  };
}

const offeredAfter = ({ memory, now }: Turn): Memory['personOffered'] => ({
  question: memory.about?.question,
  at: now.toISOString(),
});

const countedUnhelped = ({ memory }: Turn): Memory => ({
  ...memory,
  about: undefined,
  unhelped: (memory.unhelped + 1) % PATIENCE,
});

interface Needs {
  readonly gaps: Gaps;
  readonly mask: (question: string) => string;
}

const LATEST_JUDGED = 20;

/** 👍 and 👎, pressed below an answer or typed after it. What did not help is noted for the partner, without names and numbers. */
export const feedback = ({ gaps, mask }: Needs): Opening => ({
  wants: ({ pressed }) => (helped.read(pressed) ?? notHelped.read(pressed)) !== undefined,
  inPlace: () => true, // the answer stays, a line below it says thank you
  talk: act('feedback', async (turn) => {
    const { locale, memory, pressed, card } = turn;
    const good = helped.read(pressed);
    const carried = good ?? notHelped.read(pressed);
    const last = memory.about && { topic: memory.about.topic, question: mask(memory.about.question) };
    const { topic, question } = carried?.topic === undefined ? { ...last } : carried;
    if (topic === undefined) return says(text(locale, 'helpful.nothing'));
    if (card !== undefined && memory.judged.includes(card)) return says(text(locale, 'helpful.thanks'));

    const operation = operationOf(turn);
    await gaps.rate(topic, good !== undefined, `rate ${operation}`);
    const judged = judgedWith(turn);
    if (good) {
      const content = { ...memory, judged, about: undefined, personOffered: undefined, unhelped: 0 };
      return { end: says(text(locale, 'helpful.thanks')), memory: content };
    }
    await gaps.note({ reason: 'unhelpful', topic, locale, question: question ?? '' }, `note ${operation}`);
    return unhelped({ ...turn, memory: { ...memory, judged } }, says(text(locale, 'helpful.sorry')));
  }),
});

/** A card counts once, however often and whatever is pressed on it. */
const judgedWith = ({ memory: { judged }, card }: Turn): Memory['judged'] =>
  card === undefined ? judged : [...judged, card].slice(-LATEST_JUDGED);

const isOnlyNo = saysOnly('phrase.wrong', 'phrase.no');
const isWrong = saysToo('phrase.wrong');

/** "That's wrong": of an answer it is a 👎 with two ways on, a dispute or a person. So is a "no" to "Did this help?". */
export const objection = ({ gaps, mask }: Needs): Opening => ({
  wants: (turn) =>
    turn.who.kind === 'customer' &&
    turn.pressed === undefined &&
    isOnlyNo(turn.text) &&
    (isWrong(turn.text) || judgeable(turn) !== undefined),
  talk: act('objection', async (turn): Promise<Ending> => {
    const { locale } = turn;
    const about = judgeable(turn);
    if (!about) return { end: whatIsWrong('objection.what', undefined, turn) };
    const operation = operationOf(turn);
    await gaps.rate(about.topic, false, `rate ${operation}`);
    await gaps.note(
      { reason: 'unhelpful', topic: about.topic, locale, question: mask(about.question) },
      `note ${operation}`,
    );
    const memory = { ...countedUnhelped(turn), personOffered: offeredAfter(turn) };
    return { end: whatIsWrong('helpful.sorry', about.invoice, turn), memory };
  }),
});

/** The answer that "no" and "that's wrong" can only be about; where a person was offered, they are about that. */
const judgeable = ({ memory: { about, personOffered }, now }: Turn): Memory['about'] =>
  personOffered === undefined && isRecent(about?.at, now) ? about : undefined;

function whatIsWrong(title: 'objection.what' | 'helpful.sorry', invoice: string | undefined, turn: Turn) {
  const { locale } = turn;
  const disputing = openDispute.press(text(locale, 'menu.dispute'), locale, { invoice });
  const actions = [...(companyOf(turn) ? [disputing] : []), toPerson.press(text(locale, 'menu.person'), locale, {})];
  return shows(saidCard({ title: text(locale, title), hint: text(locale, 'objection.hint'), actions }, locale));
}
