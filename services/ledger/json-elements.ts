import { BrokenFile, LARGEST_RECORD } from './import-source';

/** One element of one of the top-level lists, as text. */
export interface JsonElement {
  readonly list: string;
  readonly line: number;
  readonly text: string;
}

const SHAPE = 'expected {"invoices": […], "payments": […], "subscriptions": […]}';

/**
 * Cuts `{"invoices": [{…}, {…}], "payments": […]}` into the elements of its lists, holding one element at a time.
 * Only brackets and strings are looked at; whether an element is JSON inside is for JSON.parse to say.
 */
export async function* jsonElements(
  text: AsyncIterable<string>,
  lists: readonly string[],
): AsyncGenerator<JsonElement> {
  let [depth, line, begins, list, held] = [0, 1, 1, '', ''];
  const strings = stringTracker();

  for await (const chunk of text) {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const character = chunk[at]!;
      if (character === '\n') line++;
      if (strings.isInside(character) || !'{}[]'.includes(character)) continue;

      const opens = character === '{' || character === '[';
      const [from, to] = opens ? [depth, ++depth] : [depth, --depth];
      if (Math.min(from, to) >= 3) continue;

      const piece = held + chunk.slice(start, at);
      [held, start] = ['', opens && to === 3 ? at : at + 1];
      if (opens && to === 3) begins = line;
      if (opens && to === 2) list = listName(piece + character, lists, line);
      else if (from === 3) yield { list, line: begins, text: piece + character };
      else if (!isFiller(piece) || (to === 1 && opens && character === '[') || to < 0)
        throw new BrokenFile(line, SHAPE);
    }
    held += chunk.slice(start);
    if (held.length > LARGEST_RECORD) throw new BrokenFile(begins, 'a record without an end begins here');
  }
  if (depth !== 0 || !isFiller(held)) throw new BrokenFile(line, 'the file ends in the middle');
}

const isFiller = (text: string) => /^[\s,]*$/.test(text);

function listName(text: string, lists: readonly string[], line: number): string {
  const name = /^[\s,]*"([^"\\]*)"\s*:\s*\[$/.exec(text)?.[1];
  if (name === undefined) throw new BrokenFile(line, SHAPE);
  if (!lists.includes(name)) throw new BrokenFile(line, `“${name.slice(0, 40)}” is none of ${lists.join(', ')}`);
  return name;
}

/** Brackets within a string are not brackets. */
function stringTracker() {
  let [inside, escaped] = [false, false];
  return {
    isInside(character: string): boolean {
      if (!inside) {
        inside = character === '"';
        return inside;
      }
      if (escaped) escaped = false;
      else if (character === '\\') escaped = true;
      else if (character === '"') inside = false;
      return true;
    },
  };
}
