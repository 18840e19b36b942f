import { choose, confirm, sayWords } from '../cards/buttons';
import { text } from '../cards/texts';
import { locales } from '../services/locales';
import type { Named } from './fitting';
import { ordinals } from './phrases';
import type { Turn } from './turn';

/** What every place of a talk has: the talk's own id, minted when it opened, and its name. */
export interface AnyPlace {
  readonly talk: string;
  readonly at: string;
}

export interface Choice extends Named {
  readonly id: string;
}

const isFor = (place: AnyPlace, answer: AnyPlace | undefined) => answer?.talk === place.talk && answer.at === place.at;

/** The choice a turn makes at this place: picked on its card, or typed as its number or exactly as it stands there. */
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
    choices[Number(typed) - 1] ??
    choices.find((_, at) => ordinals[at]?.(typed)) ??
    choices.find(({ id, title }) => [id, title].some((name) => name.toLocaleLowerCase() === typed))
  );
}

/** The words a turn gives at this place: typed into its card, or simply written. */
export function wordsAt(place: AnyPlace, { pressed, text: words }: Turn): string | undefined {
  const said = sayWords.read(pressed);
  if (said) return isFor(place, said) ? said.text.trim() : undefined;
  return pressed ? undefined : words.trim();
}

const YES = /^(yes|y|ok|send|sim|s|enviar|是|是的|对|好|好的|确认|发送|提交)[.!。！]*$/iu;

/** The button's own words, in any language. */
const isTitle = (words: string): boolean =>
  locales.some((locale) => text(locale, 'dispute.send').toLowerCase() === words.trim().toLowerCase());

export function confirmed(place: AnyPlace, { pressed, text: words }: Turn): boolean {
  return isFor(place, confirm.read(pressed)) || (!pressed && (YES.test(words.trim()) || isTitle(words)));
}
