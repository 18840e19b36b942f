import { text } from '../cards/texts';
import type { Invoice } from '../services/ledger/ledger';
import { locales } from '../services/locales';
import { isQuestion, isSideQuestion, isTelling } from './asking';
import { kindChoices } from './dispute-choices';
import { type Place, type Reason, withKind } from './dispute-places';
import called from './dispute-words.json';
import { fitting, hasWords, type Named, onlyNames, tellsMore } from './fitting';
import type { Choice } from './places';
import type { Heard } from './talk';
import { type Reply, says, type Turn } from './turn';

/** As long as a message that is read to its end. */
const LONGEST_WORDS = 4_000;
/** Choices that are told apart in one sentence; of more, how many they are says enough. */
const NAMED = 4;
/** "Visio?": as short as this, a mark alone makes no question of a choice. */
const UNSURE = /^(.{1,25})[?？]\s*$/u;

/** Where a choice is asked for, whatever has the form of a question is one, unless it tells what was done. */
export function isAsking(turn: Turn): boolean {
  const words = turn.text.trim().replace(UNSURE, '$1');
  return turn.pressed !== undefined || (isQuestion(words) && !isTelling(words)) || isSideQuestion(turn);
}

/** What an invoice is called by: to name it tells nothing more of it. */
export const namesOf = ({ id, issuedOn }: Invoice): Named => ({
  title: `${id} ${issuedOn}`,
  words: [`${Number(issuedOn.slice(5, 7))}月`],
});

/** How people begin a dispute, and how they point at a line: that tells nothing yet. */
const beginning: Named = { title: '', words: [...called.beginning, ...called['line-of']] };
const pointing: Named = { title: '', words: called['line-of'] };

/** Whether words tell more than what they are about. */
export const tellsMoreOf = (words: string, about: readonly Named[]): boolean =>
  hasWords(words) && tellsMore(words, [beginning, ...about]);

/** The reasons that words name; a word of what they are about is none. */
const reasonsIn = <Kind extends Named>(words: string, kinds: readonly Kind[], about: readonly Named[]) =>
  fitting(words, kinds, [pointing, ...about]);

/** Words that name a reason, or tell more than what they are about: worth keeping until their question comes. */
export const tells = (words: string, about: readonly Named[]): boolean =>
  tellsMoreOf(words, about) || locales.some((locale) => reasonsIn(words, kindChoices(locale), about).length > 0);

/** Words that tell something are added to what was told before them. */
export const keeping = (said: string | undefined, words: string, about: readonly Named[]): string | undefined =>
  tells(words, about) ? joined(said, words) : said;

export const joined = (said: string | undefined, words: string): string =>
  [said, words].filter(Boolean).join('\n').slice(0, LONGEST_WORDS);

/** Words instead of a reason: they may name it, and if they tell more than that they are kept. `about`: a word of the line is no reason. */
export function told(here: Reason, words: string, about: readonly Named[], turn: Turn): Heard<Place> {
  const choices = kindChoices(turn.locale);
  const fit = reasonsIn(words, choices, about);
  const [only, another] = fit;
  const more = tellsMoreOf(words, [...about, ...fit]);
  const said = more ? joined(here.said, words) : here.said;
  if (another) return { at: { ...here, said }, say: whichOf(fit, choices, turn) };
  if (only)
    return keptIf(!onlyNames(words, [beginning, ...about, ...fit]), withKind({ ...here, said }, only.id), words, turn);
  return more ? { at: { ...here, said }, say: says(text(turn.locale, 'dispute.kept')) } : 'aside';
}

/** Too little to send, but too much to lose: it goes before what is told next. */
export function keptIf(kept: boolean, at: Place, said: string, { locale }: Turn): Heard<Place> {
  if (!kept || at.at !== 'in your words') return { at };
  return { at: { ...at, said }, say: says(text(locale, 'dispute.kept-so-far')) };
}

/** Words that fit several choices: which, with the numbers they have on the card. */
export function whichOf(fit: readonly Choice[], shown: readonly Choice[], { locale }: Turn): readonly Reply[] {
  if (fit.length > NAMED) return says(text(locale, 'dispute.fits-several', { count: fit.length }));
  const names = fit.map(({ id, title }) => {
    const number = shown.findIndex((choice) => choice.id === id) + 1;
    return number > 0 ? `${number}. ${title}` : title;
  });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
  return says(text(locale, 'dispute.which-of', { choices }));
}
