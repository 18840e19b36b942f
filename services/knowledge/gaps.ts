import type { Locale } from '../locales';

/** Not answered at all, or answered and of no help. */
export const gapReasons = ['unanswered', 'unhelpful'] as const;
export type GapReason = (typeof gapReasons)[number];

/** A question we had no good answer to. Its words are masked before they come here: no names, no numbers. */
export interface Gap {
  readonly reason: GapReason;
  readonly topic: string;
  readonly locale: Locale;
  readonly question: string;
}

export interface CountedGap extends Gap {
  readonly count: number;
  readonly lastAt: Date;
}

export interface Rating {
  readonly topic: string;
  readonly helped: number;
  readonly notHelped: number;
}

/** What the partner should write about next. `operation`: the same one twice counts once. */
export interface Gaps {
  note(gap: Gap, operation: string): Promise<void>;
  rate(topic: string, helped: boolean, operation: string): Promise<void>;
  /** The most frequent first. */
  list(limit: number): Promise<readonly CountedGap[]>;
  /** The most rated first. */
  ratings(): Promise<readonly Rating[]>;
}
