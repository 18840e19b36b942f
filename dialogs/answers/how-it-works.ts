import { answerCard } from '../../cards/answer';
import { answerFoot } from '../../cards/answer-foot';
import { myCases, openDispute, toPerson } from '../../cards/buttons';
import { text } from '../../cards/texts';
import type { Cases } from '../../services/cases/cases';
import type { Knowledge, Passage } from '../../services/knowledge/knowledge';
import { asksHow } from '../../services/knowledge/question-form';
import { namesInvoice } from '../../services/ledger/mentioned';
import type { Topic } from '../../services/understanding/understanding';
import { isQuestion } from '../asking';
import { listOfCases } from '../my-cases';
import { type Desk, unlessSomebodyThere } from '../somebody-there';
import { act, type Ending, type Opening } from '../talk';
import { companyOf, shows, type Turn } from '../turn';
import { askedOf, remembers } from './answering';

interface Needs extends Desk {
  readonly knowledge: Knowledge;
  readonly cases: Cases;
  readonly mask: (question: string) => string;
}

const DISPUTES = 'dispute-open';
const CASES = 'dispute-status';
const PEOPLE = 'talk-to-human';

/**
 * A question about disputes, cases and people ("is there a deadline?", "how long does it take?", "when is somebody there?"):
 * the article, and the way on. What is wished for itself ("dispute this", "where is my case", "agent please") is for the talks.
 */
export const howItWorks = ({ knowledge, cases, mask, ...desk }: Needs): Opening => {
  return {
    wants: (turn) => turn.who.kind === 'customer' && passageFor(knowledge, turn) !== undefined,
    talk: act('how it works', async (turn): Promise<Ending> => {
      const { locale, text: question } = turn;
      const passage = passageFor(knowledge, turn)!;
      const { topic, title } = passage;
      const foot = answerFoot([passage], askedOf(topic, question, mask), locale);
      const card = answerCard({ title, ...(await wayOn(passage, turn)) }, locale, foot);
      const list = topic === CASES ? await listOfCases(cases, turn) : [];
      return { end: [...shows(card), ...list], memory: remembers({ topic, question }, turn) };
    }),
  };

  async function wayOn({ topic }: Passage, turn: Turn) {
    const { locale } = turn;
    const person = toPerson.press(text(locale, 'menu.person'), locale, {});
    if (topic === PEOPLE) {
      const waiting = await unlessSomebodyThere(desk, turn);
      return { paragraphs: [waiting === '' ? text(locale, 'person.there') : waiting], actions: [person] };
    }
    if (topic === CASES) return {};
    const disputing = companyOf(turn) ? openDispute.press(text(locale, 'menu.dispute'), locale, {}) : person;
    const asWell = turn.reading?.topic === CASES ? [myCases.press(text(locale, 'menu.cases'), locale, {})] : [];
    return { actions: [disputing, ...asWell] };
  }
};

/** Undefined: no question about how it works, or one that the talk itself answers best. */
function passageFor(knowledge: Knowledge, turn: Turn): Passage | undefined {
  const { text: words, locale, now } = turn;
  const [read, ...others] = readings(turn);
  if (!read) return undefined;
  const asks = asksHow(words, locale);
  if (read === DISPUTES && (namesInvoice(words) || !(asks || isQuestion(words)))) return undefined; // that is evidence
  const topic = read === PEOPLE ? [PEOPLE] : [DISPUTES, CASES];
  const search = { topic, locale, audience: 'customer', today: now.toISOString().slice(0, 10) } as const;
  const how = asks && others.length === 0;
  const passage = how ? knowledge.find(words, search).passages[0] : knowledge.fitting(words, search);
  if (!passage || !topic.includes(passage.topic)) return undefined;
  return isTheTalks(passage, knowledge) && !(how && read === DISPUTES) ? undefined : passage;
}

/** The topics a turn may be about, if one of these is among them: that one first. Not sure of it, only an article that clearly fits counts. */
function readings({ reading, pressed }: Turn): readonly Topic[] {
  if (pressed || !reading) return [];
  const read = reading.band === 'answer' ? [reading.topic] : reading.offered;
  const ours = read.filter((topic) => [DISPUTES, CASES, PEOPLE].includes(topic));
  return ours.length === 0 ? [] : [...ours, ...read.filter((topic) => !ours.includes(topic))];
}

/** What these articles say first is what their talk does. */
const isTheTalks = ({ article, locale, heading }: Passage, knowledge: Knowledge): boolean =>
  knowledge.article(article, locale)?.sections[0]?.heading === heading;
