import type { Locale } from '../services/locales';

/** Who will look at a card: their language, their clock, and the moment. */
export interface Viewer {
  readonly locale: Locale;
  readonly zone: string;
  readonly now: Date;
}
