import type { Normal } from './normalise';
import words from './spanish.json';

const portuguese: ReadonlyMap<string, string> = new Map(Object.entries(words));

/** Word by word: enough to guess what a Spanish message is about and offer it, not to answer it. */
export function inPortuguese(normal: Normal): Normal {
  return {
    text: normal.text,
    words: normal.words.map((word) => {
      const text = portuguese.get(word.text);
      return text === undefined ? word : { ...word, text, folded: text.normalize('NFD').replace(/\p{M}+/gu, '') };
    }),
  };
}
