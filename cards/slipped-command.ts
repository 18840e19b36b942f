import { type Beginning, beginningsBy, byFit } from './beginnings';
import { desksVerbs } from './command-groups';
import type { Pattern } from './command-pattern';
import type { Folded } from './folded';
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

function endOfSlip({ verb, head }: Pattern, { text }: Folded): number | undefined {
  if (!desksVerbs.has(verb)) return undefined;
  const words = text.slice(0, LONGEST).split(' ').slice(0, head.split(' ').length).join(' ');
  const typed = words.replace(/(?:[:;,、。.!?]| ?#?\d{4,12})+$/, '');
  const begun = typed !== '' && head.startsWith(`${typed.toLowerCase()} `); // "take 1042" for "take over 1042"
  return begun || slipOf(typed, head) ? typed.length : undefined;
}

/** A letter more or less is another word soon. */
const LONG = 6;

/** The number of a case tells what was meant; without one the word must be hardly anything else, with nothing strange behind it. */
function isLikely({ pattern: { head }, at, followed }: Beginning, { text }: Folded): boolean {
  if (followed.given.has('case')) return true;
  const how = slipOf(text.slice(0, at), head);
  const sameStart = text[0]?.toLowerCase() === head[0]?.toLowerCase();
  const close = how === 'near' || (how === 'far' && head.length >= LONG);
  return close && sameStart && followed.rest === '' && wordsIn(text.slice(at)) <= FEW_WORDS;
}

const FEW_WORDS = 3;
const wordsIn = (rest: string) => rest.trim().split(' ').length;
