import { addToCase } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { bareForm, fold, typedIn } from '../cards/folded';
import { wordsForm } from '../cards/forms';
import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import { locales } from '../services/locales';
import { choicesOf, openOnes, ownWords, whichCase } from './own-cases';
import { ownDeed } from './own-deed';
import { act, type Opening } from './talk';
import { asViewer, shows, type Turn } from './turn';

/** "add: the same happened in June", "my dispute 9116: please add that …", "补充一下，合同在附件里": put with the open case. */
export const addInWords = ({ cases }: { readonly cases: Cases }): Opening => ({
  wants: (turn) => additionIn(ownWords(turn)) !== undefined,
  talk: act('add in words', async (turn) => {
    const { number, words } = additionIn(turn.text)!;
    const open = await openOnes(cases, turn);
    const found = number === undefined ? open : open.filter((each) => each.number === number);
    const [only, another] = found;
    if (!only) return 'aside';
    if (another) return whichFor(words, found, turn);
    if (words === '') return shows(caseStatusCard(only, asViewer(turn))); // its form asks for them
    return ownDeed(cases, only.number, { verb: 'customer-says', text: words }, turn);
  }),
});

interface Addition {
  /** The case that was named. */
  readonly number?: string;
  readonly words: string;
}

/** How people begin who add something; what ends in a colon needs it: "add five seats" is another matter. */
const opens = locales
  .flatMap((locale) => text(locale, 'my-cases.adding').split('|'))
  .map((words) => (/[\p{Script=Latin}]$/u.test(words) ? `${bareForm(words)}(?!\\p{L})` : bareForm(words)))
  .toSorted((a, b) => b.length - a.length);
/** "my dispute 9116: …" */
const NAMED = '(?:\\D{0,24}?#?(?<number>\\d{4,12})(?!\\d)[\\s:,.]*)?';
const ADDING = new RegExp(`^${NAMED}(?:${opens.join('|').replaceAll(':', ' ?:')})[\\s:,.]*`, 'iu');

function additionIn(message: string): Addition | undefined {
  const folded = fold(message);
  const found = ADDING.exec(folded.bare);
  if (!found) return undefined;
  const words = typedIn(folded, found[0].length, folded.text.length);
  return { number: found.groups?.['number'], words };
}

function whichFor(words: string, found: readonly Case[], turn: Turn) {
  const label = text(turn.locale, 'case.add-label');
  const forms = choicesOf(found, turn).map(({ title, id }) =>
    wordsForm(addToCase, { title, label, value: words }, turn.locale, id),
  );
  return whichCase({ forms }, turn);
}
