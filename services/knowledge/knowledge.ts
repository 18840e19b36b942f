import type { Day } from '../ledger/ledger';
import type { Locale } from '../locales';
import type { Topic } from '../understanding/understanding';

export const audiences = ['customer', 'agent'] as const;
/** Who a text is written for. An agent may read both kinds, a customer only their own. */
export type Audience = (typeof audiences)[number];

/** One question people ask, and its answer. */
export interface Section {
  readonly heading: string;
  /** Other words people use for it; searched, never shown. */
  readonly asked: string;
  /** Where the customer's own records are at hand, they answer this better than the text. */
  readonly live: boolean;
  /** Paragraphs and lists in the little Markdown that cards show (domain.md §4.1). */
  readonly text: string;
}

export interface Article {
  /** The file's name without its ending; the same in every language. */
  readonly name: string;
  readonly locale: Locale;
  readonly topic: string;
  readonly audience: Audience;
  readonly title: string;
  /** In words, for people: the document the article rests on, or the partner's own policy. */
  readonly source: string;
  readonly sourceDate: Day;
  readonly reviewBy: Day;
  /** The article states rules of the partner's own, not only what the operator of the service documents. */
  readonly policy: boolean;
  readonly sections: readonly Section[];
}

/** A section as it is quoted to a person: word for word, with where it comes from and how old that is. */
export interface Passage {
  readonly article: string;
  readonly topic: string;
  readonly locale: Locale;
  readonly audience: Audience;
  readonly title: string;
  readonly heading: string;
  readonly text: string;
  readonly live: boolean;
  readonly source: string;
  readonly sourceDate: Day;
  readonly policy: boolean;
  /** Past its review date: agents are told so; customers judge by source and date. */
  readonly stale: boolean;
}

export interface Search {
  /** Its articles (or those of several) are looked through first; all others only when nothing there fits. */
  readonly topic?: Topic | readonly Topic[];
  readonly locale: Locale;
  readonly audience: Audience;
  readonly today: Day;
}

export interface Found {
  /** Best first, two at most; none when no word of the question is known. */
  readonly passages: readonly Passage[];
  /** False: show it, if at all, as "perhaps this helps". */
  readonly confident: boolean;
}

export interface Knowledge {
  find(question: string, search: Search): Found;
  /** The one section of the topic that was clearly asked for. Undefined: none, or another one might be meant as well. */
  fitting(question: string, search: Search): Passage | undefined;
  /** Whole, whoever it is for: the caller looks at `audience`. */
  article(name: string, locale: Locale): Article | undefined;
  /** The title of the first article of a topic that is written for customers. */
  titleOf(topic: string, locale: Locale): string | undefined;
}
