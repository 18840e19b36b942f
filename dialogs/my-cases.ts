import { addToCase, caseStatus, myCases, notSolved, showFiles, solved, withdraw } from '../cards/buttons';
import { filesCard, type LinksTo } from '../cards/case-files';
import { caseListCard, LISTED } from '../cards/case-list';
import { caseStatusCard } from '../cards/case-status';
import { pageOf } from '../cards/pages';
import type { Pressed } from '../cards/pressed';
import { text } from '../cards/texts';
import type { Cases } from '../services/cases/cases';
import type { Deed } from '../services/cases/deeds';
import { numbersIn, openOnes, ownWords } from './own-cases';
import { ownDeed } from './own-deed';
import { saysOnly, saysToo } from './phrases';
import { isAbout } from './reading';
import { act, type Opening } from './talk';
import { asViewer, type Reply, says, shows, type Turn } from './turn';
import { turnsPage } from './turns-page';

interface Needs {
  readonly cases: Cases;
  readonly linkTo: LinksTo;
}

export const myCasesAct = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: (turn) =>
    turn.who.kind === 'customer' && (myCases.read(turn.pressed) !== undefined || isAbout(turn, 'dispute-status')),
  inPlace: turnsPage,
  talk: act('my cases', async (turn) => (await caseNamed(cases, turn)) ?? listOfCases(cases, turn)),
});

/** Numbers of one message. */
const LOOKED_AT = 4;

/** "What became of case 1042?": that one, if it is theirs. */
async function caseNamed(cases: Cases, turn: Turn): Promise<readonly Reply[] | undefined> {
  const numbers = turn.pressed ? [] : numbersIn(turn.text).slice(0, LOOKED_AT);
  const found = await Promise.all(numbers.map((number) => cases.find(number)));
  const theirs = found.find((each) => each?.requester.id === turn.who.id);
  return theirs && shows(caseStatusCard(theirs, asViewer(turn)));
}

export async function listOfCases(cases: Cases, turn: Turn): Promise<readonly Reply[]> {
  const { locale, who, pressed } = turn;
  const index = { requester: who.id };
  const total = await cases.count(index);
  const page = pageOf(total, LISTED, myCases.read(pressed)?.page);
  const list = {
    title: text(locale, 'my-cases.title', { count: total }),
    empty: text(locale, 'my-cases.empty'),
    cases: await cases.list(index, LISTED, { skip: page.skip }),
    page,
    turn: (to: number, title: string) => myCases.press(title, locale, { page: to }),
    forDesk: false,
  };
  return shows(caseListCard(list, asViewer(turn)));
}

const verbs: readonly {
  readonly button: typeof addToCase | typeof solved;
  deed(pressed: Pressed | undefined): Deed | undefined;
}[] = [
  {
    button: addToCase,
    deed: (pressed) => worded(pressed, addToCase, (words) => ({ verb: 'customer-says', text: words })),
  },
  { button: solved, deed: (pressed) => solved.read(pressed) && { verb: 'solved' } },
  {
    button: notSolved,
    deed: (pressed) => worded(pressed, notSolved, (words) => ({ verb: 'not-solved', text: words })),
  },
  { button: withdraw, deed: (pressed) => worded(pressed, withdraw, (words) => ({ verb: 'withdraw', why: words })) },
];

const looks: ReadonlySet<string> = new Set([caseStatus.verb, showFiles.verb]);

/** What a customer does with a case of their own. Somebody else's case does not exist for them. */
export const caseOfMine = ({ cases, linkTo }: Needs): Opening => ({
  wants: ({ who, pressed }) =>
    who.kind === 'customer' &&
    (looks.has(pressed?.verb ?? '') || verbs.some(({ button }) => button.verb === pressed?.verb)),
  inPlace: ({ pressed }) => pressed?.verb !== showFiles.verb, // what they were told stays beside it
  talk: act('case of mine', async (turn) => {
    const number = String(turn.pressed?.data['case'] ?? '');
    const found = await cases.find(number);
    if (found?.requester.id !== turn.who.id || found === undefined)
      return says(text(turn.locale, 'case.not-yours', { case: number }));

    if (showFiles.read(turn.pressed)) return shows(filesCard(found, 'customer', linkTo, turn));
    const deed = verbs.find(({ button }) => button.verb === turn.pressed?.verb)?.deed(turn.pressed);
    if (!deed) return shows(caseStatusCard(found, asViewer(turn)));
    return ownDeed(cases, number, deed, turn);
  }),
});

function worded(
  pressed: Pressed | undefined,
  button: typeof addToCase,
  deed: (words: string) => Deed,
): Deed | undefined {
  const press = button.read(pressed);
  return press && deed(press.text.trim());
}

const saysWithdraw = saysToo('phrase.withdraw');
const saysNothingElse = saysOnly('phrase.withdraw', 'phrase.thanks');
const isWithdrawal = (words: string) => saysWithdraw(words) && saysNothingElse(words);

/** "I want to withdraw it": never done by words alone, shown where it is done. */
export const withdrawInWords = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: (turn) => isWithdrawal(ownWords(turn)),
  talk: act('withdraw in words', async (turn) => {
    const [only, another] = await openOnes(cases, turn);
    if (!only) return 'aside';
    return another ? listOfCases(cases, turn) : shows(caseStatusCard(only, asViewer(turn)));
  }),
});

/** "What's happening with 9116": whatever else it may mean, they named a case of theirs. */
export const caseInWords = ({ cases }: Pick<Needs, 'cases'>): Opening => ({
  wants: (turn) => turn.reading?.band !== 'answer' && numbersIn(ownWords(turn)).length > 0,
  talk: act('case in words', async (turn) => (await caseNamed(cases, turn)) ?? 'aside'),
});
