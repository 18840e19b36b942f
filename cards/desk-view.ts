import type { ClockReading } from '../services/calendar/service-clocks';
import type { CaseClock } from '../services/cases/case';
import type { Locale, VendorLocale } from '../services/locales';
import type { Money } from '../services/money';
import type { Agent } from '../services/people/person';
import type { Standing } from '../services/triage/walk';
import type { Pressed } from './pressed';

type Words = Readonly<Record<Locale, string>>;

interface Answered {
  readonly question: Words;
  readonly answer: Words;
  /** What the answer tells 21Vianet. */
  readonly package?: Readonly<Record<VendorLocale, string>>;
}

/** What the desk's card shows besides the case itself. */
export interface DeskView {
  readonly standing?: Standing;
  /** Triage questions on the way here, with their answers. */
  readonly answers: readonly Answered[];
  /** Clocks that have not stopped, as they stand now. */
  readonly clocks: readonly (CaseClock & { readonly reading: ClockReading })[];
  /** Where the portal route ends: 21Vianet has no page that opens a request by itself (domain.md §1.10). */
  readonly portalUrl: string;
  /** The card is for this person alone; absent: for everybody in the channel. */
  readonly reader?: Agent;
  /** Something to tell only the person who pressed. */
  readonly notice?: string;
  /** A press that was refused: what was written in its form is not lost. */
  readonly unsent?: Pressed;
  /** A credit of more than is in dispute: the form asks whether it is meant. */
  readonly beyond?: Money;
  /** It lies on somebody's table now. */
  readonly offered?: boolean;
  /** The owner did nothing for so long that any agent may take the case over. */
  readonly ownerSilent?: boolean;
}
