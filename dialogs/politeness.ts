import { menuCard } from '../cards/menu';
import { saidCard } from '../cards/said';
import { text } from '../cards/texts';
import type { Team } from '../services/people/team';
import { clausesOf, languageOf, saysOnly, saysToo } from './phrases';
import { act, type Opening } from './talk';
import { says, shows } from './turn';

/** Somebody of a tenant we do not serve, or of the partner's own but not on the desk: told so, whatever they write. */
export const strangers = ({ tenantId }: Team): Opening => ({
  wants: ({ who }) => who.kind === 'stranger',
  talk: act('stranger', async ({ who, locale }) =>
    says(text(locale, who.tenantId === tenantId ? 'stranger-inside' : 'stranger')),
  ),
});

/** A file where no talk asked for one. */
export const unexpectedFile: Opening = {
  wants: ({ files, pressed }) => files.length > 0 && pressed === undefined,
  talk: act('unexpected file', async ({ who, locale }) =>
    says(text(locale, who.kind === 'customer' ? 'files-not-here' : 'files-desk')),
  ),
};

export const nothingSaid: Opening = {
  wants: ({ text: said, pressed }) => said === '' && pressed === undefined,
  talk: act('nothing said', async ({ locale }) => says(text(locale, 'empty'))),
};

/** Signs and pictures only, from somebody whose language we know. */
export const noWords: Opening = {
  wants: ({ text: said, pressed, reading }) =>
    pressed === undefined && !/[\p{L}\d]/u.test(said) && reading !== undefined && reading.language !== 'other',
  talk: act('no words', async ({ who, locale }) =>
    who.kind === 'customer'
      ? shows(saidCard({ title: text(locale, 'no-words.title'), hint: text(locale, 'menu.customer') }, locale))
      : says(text(locale, 'no-words.title')),
  ),
};

const nods = ['phrase.ok', 'phrase.enough', 'phrase.yes', 'phrase.no'] as const;
const courtesies = ['phrase.bye', 'phrase.thanks', ...nods] as const;
const saysCourtesies = saysOnly(...courtesies);
const isPlain = saysOnly('phrase.bye', 'phrase.thanks', 'phrase.ok', 'phrase.enough', 'phrase.yes');
const isDeclining = saysOnly('phrase.no', 'phrase.bye', 'phrase.thanks', 'phrase.enough');
/** "没有收到", "não entendi": what a no takes back is no nod. */
export const isCourtesy = (words: string): boolean =>
  saysCourtesies(words) && clausesOf(words).every((clause) => isPlain(clause) || isDeclining(clause));
const spokenIn = languageOf(...courtesies);
const isGoodbye = saysToo('phrase.bye');
const isThanks = saysToo('phrase.thanks');
const isNod = saysOnly(...nods); // "no thanks" is no thanks

/** Thanks, a goodbye, a nod: answered in kind, and in the same language. The menu is for who says hello. */
export const courtesy: Opening = {
  wants: ({ text: said, pressed }) => pressed === undefined && isCourtesy(said),
  talk: act('courtesy', async ({ text: said, locale, memory }) => {
    const kept = { ...memory, personOffered: undefined }; // whoever goes on to something else has not taken the offer
    const say = (key: Parameters<typeof text>[1]) => ({ end: says(text(spokenIn(said, locale), key)), memory: kept });
    if (isGoodbye(said)) return say('courtesy.bye');
    return say(isThanks(said) && !isNod(said) ? 'courtesy.thanks' : 'courtesy.ok');
  }),
};

/** The last of the list: says so, and shows what there is. */
export const notUnderstood: Opening = {
  lastResort: true,
  wants: ({ pressed }) => pressed === undefined,
  talk: act('not understood', async ({ who, locale }) => [
    ...says(text(locale, 'not-understood')),
    ...shows(menuCard(who, locale)),
  ]),
};
