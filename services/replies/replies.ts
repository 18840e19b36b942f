import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Case, disputeKinds } from '../cases/case';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { type Locale, locales } from '../locales';
import { type Verdict, verdicts } from '../reconciliation/reconciliation';

/** What stands in a prepared reply as {name} and is filled in from the case. */
export const replyVariables = [
  'person', // the customer's contact
  'customer',
  'case',
  'invoice',
  'product',
  'amount', // in dispute, with tax
  'ticket', // 21Vianet's
  'agent',
  'partner',
] as const;
export type ReplyVariable = (typeof replyVariables)[number];
export type ReplyFacts = Readonly<Partial<Record<ReplyVariable, string>>>;

/** With names filled in, it still has to fit the box of 2 000 characters it is sent from. */
const LONGEST = 1_500;

const inEveryLanguage = z.record(z.enum(locales), z.string().trim().min(1));

const replyShape = z
  .strictObject({
    title: inEveryLanguage,
    words: z.record(
      z.enum(locales),
      z.string().trim().min(1).max(LONGEST, 'is longer than the box it is sent from takes'),
    ),
    /** Kinds of dispute it is for; absent: any. */
    kinds: z.array(z.enum(disputeKinds)).optional(),
    /** What the comparison of the two bills came to where it may be said; absent: whatever that was. */
    verdicts: z.array(z.enum(verdicts)).optional(),
  })
  .superRefine(({ title, words }, context) => {
    const known = new Set(replyVariables.map((name) => `{${name}}`));
    for (const locale of locales) {
      for (const part of bracketsIn(words[locale]).filter((each) => !known.has(each)))
        context.addIssue({ code: 'custom', path: ['words', locale], message: `there is no variable ${part}` });
      for (const part of bracketsIn(title[locale]))
        context.addIssue({
          code: 'custom',
          path: ['title', locale],
          message: `a title stands as it is, without ${part}`,
        });
      if (namesIn(words[locale]).join() !== namesIn(words['en-US']).join())
        context.addIssue({ code: 'custom', path: ['words', locale], message: 'has other variables than en-US' });
    }
  });

/** A reply the desk gives often, in every language. content/replies/<id>.yaml */
export type PreparedReply = z.infer<typeof replyShape> & { readonly id: string };

/** Throws with every problem named. */
export const readReplies = (folder: string): readonly PreparedReply[] =>
  namesOf(folder).map((id) => ({ id, ...parseYaml(fileOf(folder, id), replyShape) }));

export const checkReplies = (folder: string): readonly Problem[] =>
  namesOf(folder).flatMap((id) => readYaml(fileOf(folder, id), replyShape).problems);

/** For such a dispute, and not against what the two bills say. */
export function isFor({ kinds, verdicts: meantFor }: PreparedReply, { dispute, evidence }: Case): boolean {
  const verdict: Verdict = evidence?.verdict ?? 'not-comparable';
  return (!kinds || kinds.includes(dispute.kind)) && (!meantFor || meantFor.includes(verdict));
}

/** The reply in a language with everything filled in; undefined: something in it is not known of this case. */
export function replyText({ words }: PreparedReply, facts: ReplyFacts, locale: Locale): string | undefined {
  const known = new Map<string, string | undefined>(Object.entries(facts));
  if (namesIn(words[locale]).some((name) => !known.get(name))) return undefined;
  return words[locale].replace(VARIABLE, (_, name: string) => known.get(name) ?? '');
}

const VARIABLE = /\{(\w+)\}/g;
const namesIn = (words: string) => [...new Set([...words.matchAll(VARIABLE)].map(([, name = '']) => name))].sort();

/** Slips of the hand as well: "{ person }", "{person". */
const bracketsIn = (words: string): readonly string[] => words.match(/\{[^{}]*\}?|\}/g) ?? [];

const ENDING = '.yaml';
const fileOf = (folder: string, id: string) => join(folder, `${id}${ENDING}`);
const namesOf = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(ENDING))
        .map((name) => name.slice(0, -ENDING.length))
        .sort()
    : [];
