import type { Passage } from '../services/knowledge/knowledge';
import type { Locale } from '../services/locales';
import { helped, notHelped } from './buttons';
import type { Foot } from './card';
import { day } from './format';
import template from './templates/answer-foot.json';
import { text } from './texts';

export interface Asked {
  readonly topic: string;
  /** Without names and numbers: it comes back with a 👎. */
  readonly question: string;
}

/** Below an answer: what the articles say, word for word, with source and date; and whether it helped. */
export function answerFoot(passages: readonly Passage[], asked: Asked | undefined, locale: Locale): Foot {
  return {
    template,
    data: {
      passages: passages.map((passage) => ({
        heading: passage.heading,
        text: passage.text,
        source: sourceOf(passage, locale),
        stale: passage.stale && passage.audience === 'agent' ? text(locale, 'article.stale') : '',
      })),
      helpful: {
        question: asked ? text(locale, 'helpful.question') : '',
        actions: asked
          ? [
              helped.press(text(locale, 'helpful.yes'), locale, asked),
              notHelped.press(text(locale, 'helpful.no'), locale, asked),
            ]
          : [],
      },
    },
  };
}

const sourceOf = ({ source, sourceDate }: Passage, locale: Locale): string =>
  text(locale, 'source.article', { source, day: day(sourceDate, locale) });
