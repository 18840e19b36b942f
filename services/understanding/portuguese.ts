import { hash } from './hash';
import type { Word } from './normalise';
import type { Language } from './understanding';

/** How much likelier a piece of a word is Portuguese than English (natural log), by hash of the piece. */
export type PortugueseOdds = Float32Array;

const BUCKETS = 2 ** 15;
const bucket = (piece: string) => hash(piece) % BUCKETS;

/** The word itself, and its letters by threes. */
function pieces(word: string): string[] {
  const padded = `_${word}_`;
  return [`=${word}`, ...Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3))];
}

export function learnPortuguese(messages: readonly { language: Language; words: readonly Word[] }[]): PortugueseOdds {
  const [english, portuguese] = [piecesIn('en'), piecesIn('pt')];
  const shareOf = (counts: Float32Array) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return (at: number) => Math.log(((counts[at] ?? 0) + 0.5) / total); // half a sighting for what was never seen
  };
  const [inEnglish, inPortuguese] = [shareOf(english), shareOf(portuguese)];
  return Float32Array.from({ length: BUCKETS }, (_, at) => inPortuguese(at) - inEnglish(at));

  function piecesIn(language: Language): Float32Array {
    const counts = new Float32Array(BUCKETS);
    const own = messages.filter((message) => message.language === language).flatMap(({ words }) => words);
    for (const { script, folded } of own) {
      if (script === 'latin') for (const piece of pieces(folded)) counts[bucket(piece)]! += 1;
    }
    return counts;
  }
}

/** Above 0: rather Portuguese. Guesses unseen words by their letters. */
export function oddsOfPortuguese(odds: PortugueseOdds, word: string): number {
  const found = pieces(word).map((piece) => odds[bucket(piece)] ?? 0);
  return found.reduce((sum, one) => sum + one, 0) / Math.sqrt(found.length);
}
