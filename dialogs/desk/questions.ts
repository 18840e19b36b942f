import { answerCard } from '../../cards/answer';
import { answerFoot } from '../../cards/answer-foot';
import { readAtDesk } from '../../cards/half-command';
import { menuCard } from '../../cards/menu';
import { text } from '../../cards/texts';
import type { Knowledge } from '../../services/knowledge/knowledge';
import { isAbout } from '../reading';
import { act, type Opening } from '../talk';
import { shows, type Turn } from '../turn';
import { onDesk } from './at-desk';
import { type Halves, saidBack } from './said-back';

/** Fewer characters are a slip of the finger or a greeting rather than a question. */
const SHORTEST = 8;

/** A greeting of the desk is answered with what the desk can do, never with what customers are told. */
export const deskGreeting: Opening = {
  wants: (turn) => onDesk(turn.who) && isAbout(turn, 'small-talk'),
  talk: act('desk greeting', async ({ who, locale }) => shows(menuCard(who, locale))),
};

/**
 * How things are done, asked by the desk itself: looked up in all articles, its own ones included, whatever the topic. What
 * begins like a command and may be a question ("close a case, how?") is one if an article answers it.
 */
export const deskQuestions = ({ knowledge }: { readonly knowledge: Knowledge }): Opening => ({
  wants: (turn) => onDesk(turn.who) && !turn.pressed && (found(knowledge, turn) ?? begunIn(turn)) !== undefined,
  talk: act('desk question', async (turn) => {
    const { confident, passages = [] } = found(knowledge, turn) ?? {};
    const begun = begunIn(turn);
    if (begun && !confident) return saidBack(begun, turn);
    const title = confident ? (passages[0]?.title ?? '') : text(turn.locale, 'article.perhaps');
    return shows(answerCard({ title }, turn.locale, answerFoot(passages, undefined, turn.locale)));
  }),
});

function begunIn({ text: typed, locale }: Turn): Halves | undefined {
  const read = readAtDesk(typed, locale);
  return read && 'halves' in read ? read.halves : undefined;
}

function found(knowledge: Knowledge, { text: question, locale, now }: Turn) {
  const search = { locale, audience: 'agent', today: now.toISOString().slice(0, 10) } as const;
  const result = knowledge.find(question, search);
  const worthShowing = result.confident || [...question].length >= SHORTEST;
  return worthShowing && result.passages.length > 0 ? result : undefined;
}
