import { clipped } from './format';
import { plainText } from './plain';

/** What Teams takes of one message (domain.md §4.1), with room for what stands around a card. */
const MOST_BYTES = 27_800;
/** So long that the heading is always in it. */
const SHORTEST = 200;

/** A card as text. Where both are more than Teams takes the text is cut: whoever sees the card misses nothing. */
export function fallbackText(card: object): string {
  const words = plainText(card);
  const room = MOST_BYTES - Buffer.byteLength(JSON.stringify(card, signed));
  let length = words.length;
  while (length > SHORTEST && bytesOf(clipped(words, length)) > room) length = Math.floor(length * 0.9);
  return clipped(words, length);
}

/** About what the door makes of a button: its own data with a signature, and the same for clients of before (bot/seal.ts). */
function signed(_name: string, part: unknown): unknown {
  if (typeof part !== 'object' || part === null || !('verb' in part)) return part;
  const { verb: _verb, ...again } = part;
  return { ...part, again, room: ' '.repeat(150) };
}

const bytesOf = (words: string) => Buffer.byteLength(JSON.stringify(words));
