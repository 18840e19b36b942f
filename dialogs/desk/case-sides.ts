import { compareAgain, more, showFigures, showFiles, showHistory, showLines, showSimilar } from '../../cards/buttons';
import { filesCard, type LinksTo } from '../../cards/case-files';
import { historyCard } from '../../cards/case-history';
import { moreCard } from '../../cards/case-more';
import { similarCard } from '../../cards/similar';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Ledger } from '../../services/ledger/ledger';
import { agents, type Team } from '../../services/people/team';
import { act, type Ending, type Opening } from '../talk';
import { type Reply, says, shows, type Turn } from '../turn';
import { caseNumberOf, onDesk } from './at-desk';
import { type DeskSettings, viewOf } from './case-view';
import { compareSide, figuresSide, linesSide } from './two-bills';

interface Needs {
  readonly cases: Cases;
  readonly ledger: Pick<Ledger, 'invoices'>;
  readonly team: Team;
  readonly desk: DeskSettings;
  readonly linkTo: LinksTo;
}

type Side = (found: Case, turn: Turn) => Promise<readonly Reply[] | Ending> | readonly Reply[] | Ending;

/** What can be looked at beside the card of a case, and the way back to it. */
export function caseSides(needs: Needs): readonly Opening[] {
  const { cases, ledger, team, desk, linkTo } = needs;
  return [
    side(more, 'more', (found, turn) =>
      onDesk(turn.who)
        ? shows(moreCard(found, viewOf(found, desk, turn), { who: turn.who, agents: agents(team) }, turn.locale))
        : [],
    ),
    side(showHistory, 'history', async (found, turn) =>
      shows(historyCard(found.number, await historyOf(found.number, turn), turn)),
    ),
    side(showSimilar, 'similar', async (found, turn) => shows(similarCard(found, await similarTo(found, cases), turn))),
    side(showFiles, 'files', (found, turn) => shows(filesCard(found, 'desk', linkTo, turn))),
    side(showLines, 'our lines', (found, turn) => linesSide(found, turn, ledger)),
    side(showFigures, 'figures', (found, turn) => figuresSide(found, turn, ledger)),
    side(compareAgain, 'compare again', (found, turn) => compareSide(found, desk, turn)),
  ];

  async function historyOf(number: string, { pressed }: Turn) {
    return { events: await cases.events(number), tree: desk.tree, page: showHistory.read(pressed)?.page };
  }

  function side(button: typeof more, name: string, show: Side): Opening {
    return {
      wants: ({ who, pressed }) => onDesk(who) && button.read(pressed) !== undefined,
      inPlace: () => true,
      talk: act(name, async (turn) => {
        const number = caseNumberOf(turn.pressed);
        const found = await cases.find(number);
        return found ? show(found, turn) : says(text(turn.locale, 'case.unknown', { case: number }));
      }),
    };
  }
}

const LOOKED_AT = 40;
const SHOWN = 3;

/** The same kind of dispute, brought to its end: first what the two bills said the same of, then the same product, then the latest. */
async function similarTo({ number, dispute, evidence }: Case, cases: Cases): Promise<readonly Case[]> {
  const found = await cases.list({ resolved: dispute.kind }, LOOKED_AT);
  const likeness = (other: Case) =>
    (evidence && other.evidence?.verdict === evidence.verdict ? 2 : 0) +
    (dispute.product !== undefined && other.dispute.product === dispute.product ? 1 : 0);
  return found
    .filter((other) => other.number !== number)
    .toSorted((a, b) => likeness(b) - likeness(a))
    .slice(0, SHOWN);
}
