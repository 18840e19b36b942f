import { type Locale, locales } from '../locales';
import type { Article, Audience, Found, Knowledge, Passage, Search, Section } from './knowledge';
import { asksHow } from './question-form';
import { type Hit, type Ranking, rankingOf } from './ranking';
import { questionWords, words } from './words';

// The numbers below were chosen on questions the articles' author had read, and measured on others: see the test.

/** A word counts most in the heading, least in the text: people ask in the words of questions, not of answers. */
const WEIGHTS = { heading: 3, asked: 2, text: 0.5 } as const;
/** Asked about a topic with few words or unknown ones, people mostly want what its article says first. */
const HEAD_START = 1;
/** A second passage is quoted when it is nearly as good as the first. */
const NEARLY = 0.6;
/** The evidence we call an answer: little when the topic is known; else as much as one question in twenty about
 *  something else reaches (electricity bills, travel, homework). */
const ENOUGH_WITHIN_TOPIC = 2;
const ENOUGH_ANYWHERE = 6;
/** The evidence and the lead over all others with which a section is the one that was asked for, and not just the nearest. */
const CLEAR = 5;
const CLEARLY_AHEAD = 1.5;

interface Entry {
  readonly article: Article;
  readonly section: Section;
}

/** Searches in memory: load once, ask often. */
export function knowledgeFrom(articles: readonly Article[]): Knowledge {
  const shelves = new Map(locales.map((locale) => [locale, shelf(articles, locale)]));
  return {
    find: (question, search) =>
      shelves.get(search.locale)?.find(question, search) ?? { passages: [], confident: false },
    fitting: (question, search) => shelves.get(search.locale)?.fitting(question, search),
    article: (name, locale) => articles.find((article) => article.name === name && article.locale === locale),
    titleOf: (topic, locale) =>
      articles.find((each) => each.topic === topic && each.locale === locale && each.audience === 'customer')?.title,
  };
}

/** The articles of one language. */
function shelf(articles: readonly Article[], locale: Locale): Pick<Knowledge, 'find' | 'fitting'> {
  const entries = articles
    .filter((article) => article.locale === locale)
    .flatMap((article) => article.sections.map((section) => ({ article, section })));
  const rank: Ranking = rankingOf(entries.map(({ section }) => counted(section, locale)));
  return { find, fitting };

  function find(question: string, { topic, audience, today }: Search): Found {
    const asked = questionWords(question, locale);
    const onTopic = (entry: Entry) => isFor(audience, entry) && isAbout(topic, entry);
    const isFirst = ({ article, section }: Entry) => section === article.sections[0];

    const within = favouring(
      rank(asked, holds(entries, onTopic)),
      entries.flatMap((entry, at) => (onTopic(entry) && isFirst(entry) ? [at] : [])),
    );
    const anywhere = () =>
      rank(
        asked,
        holds(entries, (entry) => isFor(audience, entry)),
      );
    const { hits, confident } = choose(within, anywhere);
    return { passages: hits.flatMap(({ document }) => quoted(entries[document], today)), confident };
  }

  function fitting(question: string, { topic, audience, today }: Search): Passage | undefined {
    const onTopic = (entry: Entry) => isFor(audience, entry) && isAbout(topic, entry);
    const [best, next] = rank(questionWords(question, locale), holds(entries, onTopic));
    const ahead = asksHow(question, locale) ? 1 : CLEARLY_AHEAD; // who asks how it works wants a text
    const isClear = best && best.evidence >= CLEAR && best.score >= ahead * (next?.score ?? 0);
    return isClear ? quoted(entries[best.document], today)[0] : undefined;
  }
}

const isFor = (audience: Audience, { article }: Entry) => audience === 'agent' || article.audience === 'customer';
const isAbout = (topic: Search['topic'], { article }: Entry) => [topic].flat().includes(article.topic);

const holds = (entries: readonly Entry[], claim: (entry: Entry) => boolean) => (at: number) => {
  const entry = entries[at];
  return entry !== undefined && claim(entry);
};

function counted(section: Section, locale: Locale): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const field of ['heading', 'asked', 'text'] as const) {
    for (const word of words(section[field], locale)) counts.set(word, (counts.get(word) ?? 0) + WEIGHTS[field]);
  }
  return counts;
}

/** The hits with the favourites moved up, and put in where no word of the question found them. */
function favouring(hits: readonly Hit[], favourites: readonly number[]): Hit[] {
  const unfound = favourites.filter((at) => !hits.some(({ document }) => document === at));
  return [...hits, ...unfound.map((document) => ({ document, score: 0, evidence: 0 }))]
    .map((hit) => (favourites.includes(hit.document) ? { ...hit, score: hit.score + HEAD_START } : hit))
    .sort((a, b) => b.score - a.score || a.document - b.document);
}

function choose(within: readonly Hit[], anywhere: () => readonly Hit[]): { hits: readonly Hit[]; confident: boolean } {
  if (evidence(within) >= ENOUGH_WITHIN_TOPIC) return { hits: best(within), confident: true };
  const all = anywhere();
  const found = evidence(all) >= ENOUGH_ANYWHERE;
  const [expected] = within;
  if (!expected) return { hits: best(all), confident: found };
  // The topic says one thing and the words another: both are shown, and neither is called the answer.
  return { hits: found ? [expected, ...all.slice(0, 1)] : best(within), confident: false };
}

const evidence = (hits: readonly Hit[]) => hits[0]?.evidence ?? 0;

const best = (hits: readonly Hit[]) => hits.slice(0, 2).filter(({ score }) => score >= NEARLY * (hits[0]?.score ?? 0));

function quoted(entry: Entry | undefined, today: string): Passage[] {
  if (!entry) return [];
  const { name, topic, locale, audience, title, source, sourceDate, reviewBy, policy } = entry.article;
  const { heading, text, live } = entry.section;
  const stale = today > reviewBy;
  return [{ article: name, topic, locale, audience, title, heading, text, live, source, sourceDate, policy, stale }];
}
