import { type Answer, answerCard } from '../../cards/answer';
import { answerFoot } from '../../cards/answer-foot';
import { chargeText } from '../../cards/answers/access';
import { text, topicTitle } from '../../cards/texts';
import { dayIn } from '../../services/calendar/zone';
import type { Gaps } from '../../services/knowledge/gaps';
import type { Knowledge, Passage } from '../../services/knowledge/knowledge';
import type { Memory } from '../memory';
import type { Ending } from '../talk';
import { operationOf, says, shows, type Turn } from '../turn';
import { unhelped } from './helped';
import { type Books, type Drawn, isLive, liveAnswer } from './live';
import { requestForm } from './requests';

export interface Answering {
  readonly books: Books;
  readonly knowledge: Knowledge;
  readonly gaps: Gaps;
  /** A question without names and numbers, fit to be kept. */
  readonly mask: (question: string) => string;
}

/** A question of a topic answered: from the customer's own records, from the articles, or from both; always with the source. */
export type AnswerTo = (topic: string, question: string, turn: Turn) => Promise<Ending>;

const LONGEST_QUESTION = 200;

/** What was asked, as it may be kept: it comes back with a 👎. */
export const askedOf = (topic: string, question: string, mask: Answering['mask']) => ({
  topic,
  question: mask(question).slice(0, LONGEST_QUESTION),
});

/** What the chat remembers once this was answered. */
export const remembers = (about: NonNullable<Memory['about']>, { memory, now }: Turn): Memory => ({
  about: { ...about, at: now.toISOString() },
  judged: memory.judged,
  unhelped: memory.about ? 0 : memory.unhelped, // the last answer was not judged: it seems to have helped
});

export function answering({ books, knowledge, gaps, mask }: Answering): AnswerTo {
  return async (topic, question, turn) => {
    const { who, locale } = turn;
    const company = who.kind === 'customer' ? who.company : undefined;
    const today = dayIn(books.policy.zone, turn.now);
    const drawn = company && (await liveAnswer(topic, books, { company: company.id, question, today, turn }));
    const search = { topic, locale, audience: 'customer', today } as const;
    const { passages } = knowledge.find(question, search);
    const asked = askedOf(topic, question, mask);

    if (!drawn && passages.length === 0) {
      await gaps.note({ ...asked, reason: 'unanswered', locale }, operationOf(turn));
      return unhelped(turn, says(text(locale, 'article.none')));
    }
    const fitting = drawn?.nothing ? passages[0] : knowledge.fitting(question, search);
    const below = drawn ? besides(drawn, fitting) : passages;
    const foot = answerFoot(below, asked, locale);
    const forms = requestForm(topic, locale);
    return {
      end: [
        ...(drawn?.first ? says(drawn.first) : []),
        ...shows(
          drawn
            ? drawn.draw(foot, forms)
            : answerCard({ ...fromArticles(topic, passages, turn, books), forms }, locale, foot),
        ),
      ],
      memory: remembers({ topic, question, invoice: drawn?.invoice }, turn),
    };
  };
}

/** Below an answer from the records, only what was asked besides: a passage about something else takes away from it. */
const besides = ({ complete }: Drawn, fitting: Passage | undefined): readonly Passage[] =>
  fitting && !complete && !fitting.live ? [fitting] : [];

/** Somebody who is not linked gets the general answer, and how to be linked. */
function fromArticles(
  topic: string,
  [first]: readonly Passage[],
  { who, locale }: Turn,
  { policy }: Pick<Books, 'policy'>,
): Answer {
  const unlinked = who.kind === 'customer' && !who.company && isLive(topic);
  return {
    title: topicTitle(topic, locale) ?? first?.title ?? topic,
    paragraphs: [
      ...(topic === 'late-payment' ? [chargeText(policy, locale)] : []),
      ...(unlinked ? [text(locale, 'not-linked')] : []),
    ],
  };
}
