import { z } from 'zod';
import { type CaseEvent, outcomes } from '../services/cases/case';
import { answeredText } from '../services/triage/answered';
import type { Tree } from '../services/triage/tree';
import { answerCard } from './answer';
import { type Press, showCase, showHistory } from './buttons';
import { clipped, moment, money } from './format';
import { type Page, pageOf, pageText } from './pages';
import { asName, asTyped } from './plain';
import { hasText, text } from './texts';
import { missed, unreachedText } from './unreached';
import type { Viewer } from './viewer';

const SHOWN = 12;
const LONGEST_WORDS = 140;

export interface History {
  /** Oldest first. */
  readonly events: readonly CaseEvent[];
  /** What triage answers are answers to. */
  readonly tree: Tree;
  readonly page?: number;
}

/** The latest steps, oldest first; earlier ones are on further pages. */
export function historyCard(number: string, { events, tree, page: wanted }: History, { locale, zone }: Viewer) {
  const steps = events.filter(({ verb }) => !silent.has(verb));
  const page = pageOf(steps.length, SHOWN, wanted);
  const end = steps.length - page.skip;
  const turn = (to: number, title: string) => showHistory.press(title, locale, { case: number, page: to });
  return answerCard(
    {
      title: text(locale, 'history.title', { case: number }),
      mostRows: SHOWN,
      rows: steps.slice(Math.max(0, end - SHOWN), end).map((step) => ({
        title: text(locale, 'history.row', {
          time: moment(step.at, locale, zone),
          person: asName(step.by.name),
          verb: didText(step.verb, locale),
        }),
        lines: saidIn(step, tree, locale).map((words) => asTyped(clipped(words, LONGEST_WORDS))),
      })),
      notes: [pageText(page, locale)].filter((note) => note !== ''),
      actions: [
        ...earlierAndLater(page, turn, locale),
        showCase.press(text(locale, 'package.back'), locale, { case: number }),
      ],
    },
    locale,
  );
}

/** The first page is the latest: what "next" is to other lists is "earlier" here. */
const earlierAndLater = (page: Page, turn: (page: number, title: string) => Press, locale: Viewer['locale']) => [
  ...(page.page < page.pages ? [turn(page.page + 1, text(locale, 'history.earlier'))] : []),
  ...(page.page > 1 ? [turn(page.page - 1, text(locale, 'history.later'))] : []),
];

const named = z.object({ name: z.string() });
const told = z.looseObject({
  text: z.string().optional(),
  why: z.string().optional(),
  ticket: z.string().optional(),
  question: z.string().optional(),
  answer: z.string().optional(),
  into: z.string().optional(),
  to: z.union([z.string(), named]).optional(),
  from: z.union([z.string(), named]).optional(),
  file: z.looseObject({ title: z.string() }).optional(),
  outcome: z.enum(outcomes).optional(),
  credit: z.object({ amount: z.int(), currency: z.string() }).optional(),
});

/** What was said along with a step: words, reasons, numbers, names. */
function saidIn({ verb, detail }: CaseEvent, tree: Tree, locale: Viewer['locale']): readonly string[] {
  const {
    text: words,
    why,
    ticket,
    question,
    answer,
    into,
    to,
    from,
    file,
    outcome,
    credit,
  } = told.catch({}).parse(detail ?? {});
  const nameOf = (somebody: typeof to) => (typeof somebody === 'string' ? somebody : somebody?.name);
  const parts = [
    outcome && text(locale, `outcome.${outcome}`),
    credit && money(credit, locale),
    nameOf(to),
    into,
    nameOf(from),
    file?.title,
    ticket,
    question && answer && answeredText(tree, question, answer, locale),
  ];
  return [
    parts.filter(Boolean).join(' · '),
    words ?? '',
    missed.has(verb) ? unreachedText(why ?? '', locale) : (why ?? ''),
  ].filter((line) => line.trim() !== '');
}

/** Nothing a person did or would look for. */
const silent: ReadonlySet<string> = new Set(['clock', 'replan']);

/** "took it over": what a verb is called in a sentence about who did it. */
export function didText(verb: string, locale: Viewer['locale']): string {
  const key = `did.${verb}`;
  return hasText(key) ? text(locale, key) : verb;
}
