import { z } from 'zod';
import type { Subject } from '../audit/subject';
import { ERASED } from '../audit/vault';
import type { Effect } from '../jobs/outbox';

const notice = z.looseObject({
  kind: z.literal('case-notice'),
  case: z.string(),
  notice: z.string(),
  to: z.looseObject({ person: z.string().optional() }),
  detail: z.record(z.string(), z.string()),
});
const say = z.looseObject({ kind: z.literal('say'), conversationId: z.string() });
const keepFile = z.looseObject({
  kind: z.literal('keep-file'),
  subject: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
});
const talk = z.looseObject({ kind: z.literal('case-talk'), case: z.string() });

/**
 * What is left of something that waits to be said or done when nobody may hear of somebody any more: undefined when nothing
 * is, the same one when it says nothing of them. What only says which case or file it is about stays.
 */
export function withoutSubject(effect: Effect, subject: Subject): Effect | undefined {
  const told = notice.safeParse(effect).data;
  if (told) return isFor(told, subject) ? undefined : { ...effect, ...detailWithout(told, subject) };
  const file = keepFile.safeParse(effect).data;
  if (file) return file.subject === subject.id ? undefined : { ...effect, ...senderWithout(file, subject) };
  const said = say.safeParse(effect).data;
  if (said) return saysSomething(said, subject) ? undefined : effect;
  const talking = talk.safeParse(effect).data; // would begin the profile of somebody who is gone
  return talking && subject.cases.has(talking.case) ? undefined : effect;
}

/** Whether a resolution could be told decides what becomes of its case: that notice stays, and will find nobody there. */
const isFor = ({ to, notice: what }: z.infer<typeof notice>, { id }: Subject): boolean =>
  to.person === id && what !== 'resolved';

/** Details in which there may be words of the case's requester, whoever wrote them. */
const words: ReadonlySet<string> = new Set(['text', 'why', 'title', 'person']);

function detailWithout(told: z.infer<typeof notice>, { cases, names }: Subject) {
  const theirs = cases.has(told.case);
  const kept = ([name, value]: [string, string]) =>
    (theirs && words.has(name) && value !== '') || names.includes(value) ? [name, ERASED] : [name, value];
  return { detail: Object.fromEntries(Object.entries(told.detail).map(kept)) };
}

function senderWithout({ from }: z.infer<typeof keepFile>, { id }: Subject) {
  return { from: from.id === id ? { ...from, name: ERASED } : from };
}

/** A card or a sentence on its way to somebody: in their chat, about one of their cases, or with their name in it. */
function saysSomething(
  { conversationId, ...said }: z.infer<typeof say>,
  { id, chats, cases, names }: Subject,
): boolean {
  if (chats.includes(conversationId)) return true;
  const texts = textsIn(said).map((text) => text.replace(/\\(\W)/g, '$1')); // cards escape what would be Markdown
  const numbers = [...cases].map((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`));
  return texts.some(
    (text) =>
      text.includes(id) || numbers.some((number) => number.test(text)) || names.some((name) => isIn(text, name)),
  );
}

/** "Li" is not in "Line"; a name in Chinese has no blanks around it; a very long one is cut on cards. */
function isIn(text: string, name: string): boolean {
  const known = name.slice(0, SHOWN);
  if (/\p{Script=Han}/u.test(known)) return text.includes(known);
  const literal = known.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`(?<!\\p{L})${literal}${known === name ? '(?!\\p{L})' : ''}`, 'iu').test(text);
}

const SHOWN = 50;

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
