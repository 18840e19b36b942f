import type { Standing } from '../services/triage/walk';

/** What the desk's card shows besides the case itself. */
export interface DeskView {
  readonly standing?: Standing;
  /** Where the portal route ends: 21Vianet has no page that opens a request by itself (domain.md §1.10). */
  readonly portalUrl: string;
  /** Something to tell only the person who pressed. */
  readonly notice?: string;
  /** The owner did nothing for so long that any agent may take the case over. */
  readonly ownerSilent?: boolean;
}
