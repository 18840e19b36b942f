import { text } from '../cards/texts';
import { isQuestion, isSideQuestion } from './asking';
import { kindChoices } from './dispute-choices';
import { type Place, type Reason, withKind } from './dispute-places';
import { fitting, tellsMore } from './fitting';
import type { Choice } from './places';
import { isAbout } from './reading';
import type { Heard } from './talk';
import { type Reply, says, type Turn } from './turn';

/** As long as a message that is read to its end. */
export const LONGEST_WORDS = 4_000;
/** Choices that are told apart in one sentence; of more, the question says enough. */
const NAMED = 4;

/** Where a choice is asked for, whatever has the form of a question is one, and small talk names nothing. */
export const isAsking = (turn: Turn): boolean =>
  turn.pressed !== undefined || isQuestion(turn.text) || isSideQuestion(turn) || isAbout(turn, 'small-talk');

/** Words instead of a reason: they may name it, and if they tell more than that they are kept. */
export function told(here: Reason, turn: Turn): Heard<Place> {
  const choices = kindChoices(turn.locale);
  const fit = fitting(turn.text, choices);
  const [only, another] = fit;
  const more = tellsMore(turn.text, fit);
  const said = more ? [here.said, turn.text].filter(Boolean).join('\n').slice(0, LONGEST_WORDS) : here.said;
  if (another) return { at: { ...here, said }, say: whichOf(fit, choices, turn) };
  if (only) return { at: withKind({ ...here, said }, only.id) };
  return more ? { at: { ...here, said }, say: says(text(turn.locale, 'dispute.kept')) } : 'aside';
}

/** Words that fit several choices: which, with the numbers they have on the card. */
export function whichOf(fit: readonly Choice[], shown: readonly Choice[], { locale }: Turn): readonly Reply[] {
  if (fit.length > NAMED) return [];
  const names = fit.map(({ id, title }) => {
    const number = shown.findIndex((choice) => choice.id === id) + 1;
    return number > 0 ? `${number}. ${title}` : title;
  });
  const choices = new Intl.ListFormat(locale, { type: 'disjunction' }).format(names);
  return says(text(locale, 'dispute.which-of', { choices }));
}
