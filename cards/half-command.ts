import type { Locale } from '../services/locales';
import { type Beginning, beginnings, byFit } from './beginnings';
import { desksVerbs, looks } from './command-groups';
import { courtesies } from './command-places';
import { pressOf, spelled } from './commands';
import { type Folded, fold } from './folded';
import type { Pressed } from './pressed';
import { slippedBeginnings } from './slipped-command';

/** What begins as a command and is none as it stands. */
export interface Half {
  readonly given: Pressed;
  /** The command's word as it was typed. */
  readonly word: string;
  /** The place that nothing was said for; absent: all is there, only not quite as it is typed. */
  readonly missing?: string;
  /** How it is typed; a name in brackets for what is missing. */
  readonly form: string;
  /** Words that found no place. */
  readonly rest: string;
  /** The word is not quite the command's. */
  readonly slip: boolean;
  /** Nobody types this who means something else. */
  readonly sure: boolean;
}

/** What somebody of the desk typed: a command · a customer's command · what may have been meant, the likest first. */
export type AtDesk =
  | { readonly press: Pressed }
  | { readonly customers: Half }
  | { readonly halves: readonly [Half, ...(readonly Half[])] };

/** Undefined: it does not begin like any command, a "please" before it aside. */
export const readAtDesk = (message: string, locale: Locale): AtDesk | undefined =>
  readFrom(message, locale) ?? readFrom(message.trimStart().replace(PLEASE, ''), locale);

const PLEASE = new RegExp(`^(?:${courtesies.join('|')})(?!\\p{Script=Latin})[\\s,，]*`, 'iu');

function readFrom(message: string, locale: Locale): AtDesk | undefined {
  const folded = fold(message);
  const begun = beginnings(folded);
  const whole = begun.find(({ pattern, followed }) => followed.whole && desksVerbs.has(pattern.verb));
  if (whole) return { press: pressOf(whole.pattern.verb, whole.followed) };
  const [best] = begun.toSorted(byFit);
  if (!best) return slipped(folded, locale);
  const half = halfOf(best, folded, locale, false);
  if (desksVerbs.has(best.pattern.verb)) return { halves: [half] };
  return half.rest === '' ? { customers: half } : slipped(folded, locale);
}

function halfOf({ pattern, at, followed }: Beginning, folded: Folded, locale: Locale, slip: boolean): Half {
  const { given, missing, rest } = followed;
  return {
    given: pressOf(pattern.verb, followed),
    word: folded.typed.slice(0, folded.from[at]).trim(),
    missing,
    form: spelled(pattern.words, locale, given),
    rest,
    slip,
    sure: given.has('case') || (rest === '' && given.size === 0),
  };
}

/** More are no help. */
const OFFERED = 3;

/** With a slip of the finger a look is shown, anything else only offered. */
function slipped(folded: Folded, locale: Locale): AtDesk | undefined {
  const close = slippedBeginnings(folded).slice(0, OFFERED);
  const [first, ...others] = close.map((each) => halfOf(each, folded, locale, true));
  const isLook =
    others.length === 0 && close.some(({ pattern, followed }) => followed.whole && looks.has(pattern.verb));
  if (!first) return undefined;
  return isLook ? { press: first.given } : { halves: [first, ...others] };
}
