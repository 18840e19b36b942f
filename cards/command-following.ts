import type { Part, Pattern } from './command-pattern';
import { named, own, saysSomething, sought } from './command-places';
import { type Folded, typedIn } from './folded';

/** How far a message follows a pattern. */
export interface Followed {
  readonly given: ReadonlyMap<string, string>;
  /** The first place that nothing was said for. */
  readonly missing?: string;
  /** What it goes on with, behind the last that fitted. */
  readonly rest: string;
  readonly at: number;
  /** To its end and to the letter. */
  readonly whole: boolean;
}

/** `end`: where the message ends for this pattern. `atDesk`: read as people of the desk type. */
export interface Reading {
  readonly at: number;
  readonly end: number;
  readonly atDesk: boolean;
}

export function follow({ parts, words, head }: Pattern, folded: Folded, { at, end, atDesk }: Reading): Followed {
  const hay = folded.text.slice(0, end);
  const bare = folded.bare.slice(0, end);
  const given = new Map<string, string>();
  let [position, exact, before] = [at, true, head];
  for (const part of parts) {
    const start = afterGap(hay, position);
    const stuck = part.apart && start === position && !mayTouch(before, part, hay[start] ?? '', atDesk);
    const found = taken(part, folded, { hay, bare }, start);
    const fits = found && (!part.place || !atDesk || saysSomething(part.place, found.said, words));
    if (!fits && part.place)
      return { given, missing: part.place, rest: typedIn(folded, start, end), at: position, whole: false };
    exact &&= !stuck && found !== undefined;
    if (!found) continue; // a word between that was left out
    if (part.place) given.set(part.place, found.said);
    position = found.end;
    before = part.place ? '' : found.said;
  }
  const rest = typedIn(folded, afterGap(hay, position), end);
  return { given, rest, at: position, whole: exact && position === end };
}

function taken(
  { place = '', reads, last }: Part,
  folded: Folded,
  { hay, bare }: Record<'hay' | 'bare', string>,
  start: number,
) {
  const shape = reads ?? (last ? TO_THE_END : ONE_WORD);
  shape.lastIndex = start;
  const found = shape.exec(place === '' || named.has(place) ? bare : hay);
  if (!found) return undefined;
  const end = start + found[0].length;
  const said =
    own.has(place) || sought.has(place) || named.has(place)
      ? typedIn(folded, start, end)
      : (found[1] ?? found[0]).trim();
  return { said, end };
}

const TO_THE_END = /.+/suy;
const ONE_WORD = /\S+/uy;

/** Between the parts of a command: a space, or the sign people put there. */
const GAP = /[:;,、。] ?| [:;,、–—] |\. | /uy;

function afterGap(hay: string, start: number): number {
  GAP.lastIndex = start;
  return start + (GAP.exec(hay)?.[0].length ?? 0);
}

/** "claim1042", "认领1042"; at the desk also "搜索TD-2026-08" and "合并1042到1043": Chinese words need no space. */
function mayTouch(before: string, { place, reads }: Part, next: string, atDesk: boolean): boolean {
  if (place === 'case') return true;
  if (!atDesk) return false;
  if (!place) return HAN.test(reads?.source ?? '');
  return HAN.test(before) && (place === 'words' || !HAN.test(next));
}

const HAN = /\p{Script=Han}/u;

/** Where a message ends that ends with an id: before its full stop and, at the desk, before a "please". */
export function endOf({ parts }: Pattern, { text }: Folded, courtesies: readonly string[], closers: string): number {
  const last = parts.at(-1)?.place;
  if (last && own.has(last)) return text.length;
  let end = text.length;
  for (;;) {
    while (end > 0 && closers.includes(text[end - 1] ?? '')) end--;
    const courtesy = courtesies.find((words) => endsWith(text, words, end));
    if (!courtesy) return end;
    end -= courtesy.length;
  }
}

function endsWith(text: string, words: string, end: number): boolean {
  const start = end - words.length;
  const alone = HAN.test(words) || !/\p{L}/u.test(text[start - 1] ?? '');
  return start > 0 && alone && text.slice(start, end).toLowerCase() === words;
}
