import { type Answer, answerCard } from '../../cards/answer';
import { answerFoot } from '../../cards/answer-foot';
import { text, topicTitle } from '../../cards/texts';
import { dayIn } from '../../services/calendar/zone';
import type { Gaps } from '../../services/knowledge/gaps';
import type { Knowledge, Passage } from '../../services/knowledge/knowledge';
import type { Ending } from '../talk';
import { operationOf, says, shows, type Turn } from '../turn';
import { unhelped } from './helped';
import { type Books, live } from './live';
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

export function answering({ books, knowledge, gaps, mask }: Answering): AnswerTo {
  return async (topic, question, turn) => {
    const { who, locale, memory } = turn;
    const company = who.kind === 'customer' ? who.company : undefined;
    const today = dayIn(books.policy.zone, turn.now);
    const drawn = company && (await live[topic]?.(books, { company: company.id, question, today, turn }));
    const { passages } = knowledge.find(question, { topic, locale, audience: 'customer', today });
    const asked = { topic, question: mask(question).slice(0, LONGEST_QUESTION) };

    if (!drawn && passages.length === 0) {
      await gaps.note({ ...asked, reason: 'unanswered', locale }, operationOf(turn));
      return unhelped(turn, says(text(locale, 'article.none')));
    }
    const below = drawn
      ? passages.filter(({ live: fromRecords }) => !drawn.complete && !fromRecords).slice(0, 1)
      : passages;
    const foot = answerFoot(below, asked, locale);
    const forms = requestForm(topic, locale);
    return {
      end: [
        ...(drawn?.first ? says(drawn.first) : []),
        ...shows(
          drawn ? drawn.draw(foot, forms) : answerCard({ ...fromArticles(topic, passages, turn), forms }, locale, foot),
        ),
      ],
      memory: {
        about: { topic, question, invoice: drawn?.invoice },
        unhelped: memory.about ? 0 : memory.unhelped, // the last answer was not judged: it seems to have helped
      },
    };
  };
}

/** Somebody who is not linked gets the general answer, and how to be linked. */
function fromArticles(topic: string, [first]: readonly Passage[], { who, locale }: Turn): Answer {
  const unlinked = who.kind === 'customer' && !who.company && live[topic] !== undefined;
  return {
    title: topicTitle(topic, locale) ?? first?.title ?? topic,
    paragraphs: unlinked ? [text(locale, 'not-linked')] : [],
  };
}
