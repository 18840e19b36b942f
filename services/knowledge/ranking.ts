/** Okapi BM25 with its usual constants; a document here is how often, weighted, each word stands in it. */
const SATURATION = 1.2;
const LENGTH_MATTERS = 0.4; // less than the usual 0.75: sections are all short, and the longer one is not the worse answer

export interface Hit {
  /** The document's place in the list handed in. */
  readonly document: number;
  readonly score: number;
  /** The score times the share of the question, rare words counting more, that stands in the document at all. */
  readonly evidence: number;
}

export type Ranking = (words: readonly string[], accepts: (document: number) => boolean) => readonly Hit[];

/** Documents that share a word with the question, best first; equals keep their order, so that every process says the same. */
export function rankingOf(documents: readonly ReadonlyMap<string, number>[]): Ranking {
  const lengths = documents.map((document) => [...document.values()].reduce((total, count) => total + count, 0));
  const usual = lengths.reduce((total, length) => total + length, 0) / documents.length;
  const places = new Map<string, { document: number; weight: number }[]>();
  documents.forEach((counts, document) => {
    const drag = SATURATION * (1 - LENGTH_MATTERS + (LENGTH_MATTERS * (lengths[document] ?? 0)) / usual);
    for (const [word, count] of counts) {
      const weight = (count * (SATURATION + 1)) / (count + drag);
      places.set(word, [...(places.get(word) ?? []), { document, weight }]);
    }
  });
  const rarity = (word: string) => {
    const holders = places.get(word)?.length ?? 0;
    return Math.log(1 + (documents.length - holders + 0.5) / (holders + 0.5));
  };

  return (words, accepts) => {
    const asked = words.reduce((total, word) => total + rarity(word), 0);
    const found = new Map<number, { score: number; met: number }>();
    for (const word of words) {
      const rare = rarity(word);
      for (const { document, weight } of places.get(word) ?? []) {
        if (!accepts(document)) continue;
        const { score, met } = found.get(document) ?? { score: 0, met: 0 };
        found.set(document, { score: score + rare * weight, met: met + rare });
      }
    }
    return [...found]
      .map(([document, { score, met }]) => ({ document, score, evidence: (score * met) / asked }))
      .sort((a, b) => b.score - a.score || a.document - b.document);
  };
}
