import { type Beginning, beginningsBy, byFit } from './beginnings';
import { desksVerbs } from './command-groups';
import type { Pattern } from './command-pattern';
import { bareForm, type Folded } from './folded';
import { slipOf } from './slip';

/** Commands of the desk that a message begins with but for one slip of the finger, the likest of each verb. */
export function slippedBeginnings(folded: Folded): readonly Beginning[] {
  const likely = beginningsBy(endOfSlip, folded)
    .filter((each) => isLikely(each, folded))
    .toSorted(byFit);
  const verbs = likely.map(({ pattern }) => pattern.verb);
  return likely.filter(({ pattern }, i) => verbs.indexOf(pattern.verb) === i);
}

/** No command's word is as long. */
const LONGEST = 40;

function endOfSlip({ verb, head }: Pattern, { bare }: Folded): number | undefined {
  if (!desksVerbs.has(verb)) return undefined;
  const words = bare.slice(0, LONGEST).split(' ').slice(0, head.split(' ').length).join(' ');
  const typed = words.replace(/(?:[:;,、。.!?]| ?#?\d{4,12})+$/, '');
  const begun = typed !== '' && bareForm(head).startsWith(`${typed.toLowerCase()} `); // "take 1042" for "take over 1042"
  return begun || slipOf(typed, bareForm(head)) ? typed.length : undefined;
}

/** A letter more or less is another word soon. */
const LONG = 6;

/** The number of a case tells what was meant; without one the word must be hardly anything else, with nothing strange behind it. */
function isLikely({ pattern: { head }, at, followed }: Beginning, { bare }: Folded): boolean {
  if (followed.given.has('case')) return true;
  const how = slipOf(bare.slice(0, at), bareForm(head));
  const sameStart = bare[0]?.toLowerCase() === head[0]?.toLowerCase();
  const close = how === 'near' || (how === 'far' && head.length >= LONG);
  return close && sameStart && followed.rest === '' && wordsIn(bare.slice(at)) <= FEW_WORDS;
}

const FEW_WORDS = 3;
const wordsIn = (rest: string) => rest.trim().split(' ').length;
