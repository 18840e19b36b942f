import type { CountedGap, Rating } from '../services/knowledge/gaps';
import { answerCard } from './answer';
import { answerFoot } from './answer-foot';
import { ago } from './format';
import { asTyped } from './plain';
import { text, topicTitle } from './texts';
import type { Viewer } from './viewer';

const RATED = 10;

/** What to write about next: the most frequent questions without a good answer, and how the answers were judged. */
export function gapsCard(gaps: readonly CountedGap[], ratings: readonly Rating[], { locale, now }: Viewer) {
  const topicName = (topic: string) => topicTitle(topic, locale) ?? topic;
  return answerCard(
    {
      title: text(locale, 'gaps.title', { count: gaps.length }),
      paragraphs: gaps.length === 0 ? [text(locale, 'gaps.none')] : [],
      rows: gaps.map(({ question, topic, reason, locale: spoken, count, lastAt }) => ({
        title: question === '' ? text(locale, 'gaps.no-words') : asTyped(question),
        lines: [
          text(locale, 'gaps.row', {
            topic: topicName(topic),
            language: text(locale, `language.${spoken}`),
            reason: text(locale, `gaps.${reason}`),
            count,
            ago: ago(lastAt, now, locale),
          }),
        ],
      })),
      notes: [
        ...(ratings.length > 0 ? [text(locale, 'gaps.ratings')] : []),
        ...ratings
          .slice(0, RATED)
          .map(({ topic, helped, notHelped }) =>
            text(locale, 'gaps.rating', { topic: topicName(topic), helped, not: notHelped }),
          ),
        text(locale, 'gaps.masked'),
      ],
    },
    locale,
    answerFoot([], undefined, locale),
  );
}
