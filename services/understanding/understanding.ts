import type { Locale } from '../locales';

/** What a message is about, named as the files in content/topics/ are. Open: a partner adds a topic by adding a file. */
export type Topic = string;

/** The topics the house's own talks listen to. A file may be added to content/topics/; none of these may be missing. */
export const builtInTopics = [
  'invoice-copy',
  'invoice-explain',
  'balance-due',
  'payment-methods',
  'payment-status',
  'late-payment',
  'suspension',
  'refund-credit',
  'tax-fapiao',
  'cancel-subscription-billing',
  'price-change',
  'seat-change',
  'billing-contact',
  'dispute-open',
  'dispute-status',
  'talk-to-human',
  'fraud-misuse',
  'technical-support',
  'small-talk',
  'out-of-scope',
] as const;

export const OUT_OF_SCOPE: Topic = 'out-of-scope';

/** The languages messages are understood in; the file keys of content/topics. */
export const languages = ['en', 'zh', 'pt'] as const;
export type Language = (typeof languages)[number];

/** The language of a locale: 'zh' of 'zh-CN'. The other way round: localeFrom. */
export const languageFor = (locale: Locale): Language =>
  languages.find((language) => locale.startsWith(`${language}-`)) ?? 'en';

/** How sure we are decides how we speak: answer it, offer two or three readings, or say that it is not billing. */
export type Band = 'answer' | 'offer' | 'out-of-scope';

export interface Reading {
  /** 'other': a language we do not speak; the bot says which ones it does. */
  readonly language: Language | 'other';
  readonly band: Band;
  /** The best reading in every band; 'out-of-scope' in the band of that name. */
  readonly topic: Topic;
  /** Best first, two or three of them, in the band 'offer' only. Never 'out-of-scope'. */
  readonly offered: readonly Topic[];
  /** Calibrated: of the readings with .8, about four in five are right. */
  readonly confidence: number;
  /** What weighed most for `topic`, heaviest first. For people who ask "why did the bot…". */
  readonly why: readonly Evidence[];
}

export interface Evidence {
  readonly feature: string;
  readonly weight: number;
}

export interface Hint {
  /** The person's own setting or the channel's locale: decides only where the message itself does not. */
  readonly language?: Language;
}

export interface Understanding {
  /** Everything it can recognise: a partner's own topics too. */
  readonly topics: readonly Topic[];
  /** Never throws, whatever the text; reads about the first 400 characters. */
  read(text: string, hint?: Hint): Reading;
  /** The topic's talk acts (opens a dispute, cancels, reports fraud): ask before doing anything, in every band. */
  confirms(topic: Topic): boolean;
  /** Written somewhere in content/topics, in lower case: not a name. Accents do not matter. */
  knows(word: string): boolean;
}
