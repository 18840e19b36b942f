import { seeded } from './seeded';

/** Alternatives by name, used in a pattern as {name}. */
export type Slots = Readonly<Record<string, readonly string[]>>;

type Part = string | readonly (readonly Part[])[];

/**
 * A pattern is a message with alternatives: "(send|mail) me the {document}[ please]".
 * (a|b) one of them, [a|b] one of them or nothing, {slot} one of the slot's values. Throws on an unclosed bracket or an unknown slot.
 */
export function expand(pattern: string, slots: Slots, atMost: number): string[] {
  const parts = parse(pattern, slots);
  const all = countOf(parts);
  const pick = (index: number) => tidy(render(parts, index));
  if (all <= atMost) return [...new Set(Array.from({ length: all }, (_, index) => pick(index)))];
  const random = seeded(pattern);
  return [...new Set(Array.from({ length: atMost }, () => pick(Math.floor(random() * all))))];
}

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

function parse(pattern: string, slots: Slots): Part[] {
  let at = 0;
  const whole = alternatives(undefined);
  if (whole.length !== 1) throw new Error('"|" must stand inside ( ) or [ ]');
  return whole[0] ?? [];

  function alternatives(closing: string | undefined): Part[][] {
    const found: Part[][] = [[]];
    let text = '';
    const keep = () => {
      if (text !== '') found.at(-1)?.push(text);
      text = '';
    };
    for (; at < pattern.length; at++) {
      const sign = pattern[at]!;
      if (sign === closing) {
        keep();
        return found;
      }
      if (sign === '|') {
        keep();
        found.push([]);
      } else if (sign === '(' || sign === '[') {
        keep();
        at++;
        const inner = alternatives(sign === '(' ? ')' : ']');
        found.at(-1)?.push(sign === '[' ? [...inner, []] : inner);
      } else if (sign === '{') {
        keep();
        found.at(-1)?.push(slot());
      } else if (sign === ')' || sign === ']' || sign === '}') {
        throw new Error(`"${sign}" without its opening bracket`);
      } else text += sign;
    }
    if (closing) throw new Error(`"${closing}" is missing`);
    keep();
    return found;
  }

  function slot(): Part {
    const end = pattern.indexOf('}', at);
    if (end < 0) throw new Error('"}" is missing');
    const name = pattern.slice(at + 1, end);
    const values = slots[name];
    if (!values) throw new Error(`there is no slot named "${name}"`);
    at = end;
    return values.map((value) => [value]);
  }
}

const countOf = (parts: readonly Part[]): number =>
  parts.reduce(
    (product, part) => product * (typeof part === 'string' ? 1 : part.reduce((sum, one) => sum + countOf(one), 0)),
    1,
  );

function render(parts: readonly Part[], index: number): string {
  let left = index;
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const total = part.reduce((sum, one) => sum + countOf(one), 0);
      let mine = left % total;
      left = Math.floor(left / total);
      for (const one of part) {
        const size = countOf(one);
        if (mine < size) return render(one, mine);
        mine -= size;
      }
      return '';
    })
    .join('');
}
