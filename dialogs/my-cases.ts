import { addToCase, caseStatus, myCases, notSolved, showFiles, solved, withdraw } from '../cards/buttons';
import { filesCard, type LinksTo } from '../cards/case-files';
import { caseListCard, LISTED } from '../cards/case-list';
import { caseStatusCard } from '../cards/case-status';
import { pageOf } from '../cards/pages';
import type { Pressed } from '../cards/pressed';
import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Deed } from '../services/cases/deeds';
import { asCustomer } from './add-words';
import { keepFiles } from './keep-files';
import { isAbout } from './reading';
import { act, type Opening } from './talk';
import { operationOf, type Reply, says, shows, type Turn } from './turn';
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

/** "What became of case 1042?": that one, if it is theirs. */
async function caseNamed(cases: Cases, turn: Turn): Promise<readonly Reply[] | undefined> {
  const number = turn.pressed ? undefined : /(?<!\d)\d{4,12}(?!\d)/.exec(turn.text)?.[0];
  const found = number === undefined ? undefined : await cases.find(number);
  return found?.requester.id === turn.who.id ? shows(caseStatusCard(found, turn)) : undefined;
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
  return shows(caseListCard(list, turn));
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
    if (!deed) return shows(caseStatusCard(found, turn));
    const applied = await cases.apply(number, deed, { actor: asCustomer(turn), operation: operationOf(turn) });
    if (!applied) return says(text(turn.locale, 'case.not-yours', { case: number }));
    if ('done' in applied) {
      const card = caseStatusCard(applied.done, turn, thanks(applied.done, deed, turn));
      return { end: shows(card), effects: keepFiles(number, turn) };
    }
    return shows(caseStatusCard(applied.case, turn, refusal(applied.refused.code, turn)));
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

function thanks({ number }: Case, { verb }: Deed, { locale }: Turn): string {
  if (verb === 'solved') return text(locale, 'thanks.solved', { case: number });
  if (verb === 'not-solved') return text(locale, 'thanks.not-solved', { case: number });
  if (verb === 'withdraw') return text(locale, 'thanks.withdrawn', { case: number });
  return text(locale, 'thanks.added', { case: number });
}

function refusal(code: string, { locale }: Turn): string {
  if (code === 'window-over') return text(locale, 'refused.customer-window-over');
  if (code === 'text') return text(locale, 'words.error');
  return text(locale, 'refused.customer-not-now');
}
