import { vocabulary } from './features';
import { normalise, type Word } from './normalise';

/**
 * A message fit to leave the house: only words that also stand in content/topics go out, and they in lower case.
 * Names, numbers, invoice ids, addresses and whatever else a customer may have typed become a mark for their kind.
 */
export function masked(message: string, knows: (word: string) => boolean): string {
  return normalise(message.replace(title, '$1$2 Namex'))
    .words.flatMap((word) => shown(word, knows))
    .join(' ')
    .replace(/(\[name\] ?)+/g, '[name] ')
    .trim();
}

/** What follows these is a person, even when it is spelled like a word we know ("Mr Bill", "我叫马上"). */
const title =
  /(\b(?:[Mm]rs?|[Mm]s|[Dd]r|[Ss]ra?|[Dd]ona|[Mm]y name is|[Mm]eu nome é|[Mm]e chamo)\b\.?\s+)\p{L}[\p{L}'’-]*(?:\s+\p{Lu}[\p{L}'’-]*){0,3}|(我叫|名字是)\p{Script=Han}{2,4}/gu;

function shown(word: Word, knows: (word: string) => boolean): string[] {
  if (word.script === 'placeholder') return ['[number]'];
  if (word.capital === 'inside' && word.text.length > 1) return ['[name]'];
  if (word.script === 'han') return vocabulary([word]).map((part) => (knows(part) ? part : '[name]'));
  return [knows(word.folded) ? word.text : '[name]'];
}
