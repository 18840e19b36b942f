import { choose, confirm, sayWords } from '../cards/buttons';
import { text } from '../cards/texts';
import { locales } from '../services/locales';
import { isQuestion } from './asking';
import { isSame, type Named } from './fitting';
import { placed, saysOnly, saysToo } from './phrases';
import type { Turn } from './turn';

/** What every place of a talk has: the talk's own id, minted when it opened, and its name. */
export interface AnyPlace {
  readonly talk: string;
  readonly at: string;
}

export interface Choice extends Named {
  readonly id: string;
  /** It stands below the list and is none of it: "the last one" is another. */
  readonly besides?: boolean;
  /** Said with nothing else, they mean it: "all of them". */
  readonly alone?: readonly string[];
}

const isFor = (place: AnyPlace, answer: AnyPlace | undefined) => answer?.talk === place.talk && answer.at === place.at;

/** The choice a turn makes at this place: picked on its card, or typed as its place in the list or exactly as it stands there. */
export function chosen<C extends Choice>(
  place: AnyPlace,
  { pressed, text: words }: Turn,
  choices: readonly C[],
): C | undefined {
  const picked = choose.read(pressed);
  if (picked) return isFor(place, picked) ? choices.find(({ id }) => id === picked.choice) : undefined;
  if (pressed) return undefined;
  const typed = words.trim().toLocaleLowerCase();
  return (
    placed(
      words,
      choices,
      choices.findLast(({ besides }) => !besides),
    ) ??
    choices.find(({ id, title }) => [id, title].some((name) => name.toLocaleLowerCase() === typed)) ??
    choices.find(({ alone = [] }) => alone.some((name) => isSame(name, words)))
  );
}

/** The words a turn gives at this place: typed into its card, or simply written. */
export function wordsAt(place: AnyPlace, { pressed, text: words }: Turn): string | undefined {
  const said = sayWords.read(pressed);
  if (said) return isFor(place, said) ? said.text.trim() : undefined;
  if (pressed) return undefined;
  return isTitle('continue', words) ? '' : words.trim(); // the button, with nothing written above it
}

const isAgreement = saysOnly('phrase.yes', 'phrase.send', 'phrase.thanks');
const agrees = saysToo('phrase.yes', 'phrase.send'); // thanks alone are no yes
const isRefusal = saysOnly('phrase.no', 'phrase.wrong', 'phrase.thanks');
const refuses = saysToo('phrase.no', 'phrase.wrong');

/** A button's own words, in any language. */
const isTitle = (key: 'continue' | 'dispute.send', words: string): boolean =>
  locales.some((locale) => text(locale, key).toLowerCase() === words.trim().toLowerCase());

/** Where the button stands its own words press it, even if elsewhere they are a command. */
export function confirmed(place: AnyPlace, { pressed, typed, text: words }: Turn): boolean {
  if (pressed && !typed) return isFor(place, confirm.read(pressed));
  return isTitle('dispute.send', words) || (!pressed && isAgreement(words) && agrees(words) && !isQuestion(words));
}

/** "No", "that's wrong": it is not as it stands there. */
export const refused = ({ pressed, text: words }: Turn): boolean => !pressed && isRefusal(words) && refuses(words);
