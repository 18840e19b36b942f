import type { CaseEvent } from '../services/cases/case';
import { answerCard } from './answer';
import { showCase } from './buttons';
import { clipped, moment } from './format';
import { asName, asTyped } from './plain';
import { hasText, text } from './texts';
import type { Viewer } from './viewer';

const SHOWN = 12;
const LONGEST_WORDS = 140;

/** The latest steps, oldest first; the whole record is in the export. */
export function historyCard(number: string, events: readonly CaseEvent[], { locale, zone }: Viewer) {
  const steps = events.filter(({ verb }) => !silent.has(verb));
  const earlier = steps.length - SHOWN;
  return answerCard(
    {
      title: text(locale, 'history.title', { case: number }),
      paragraphs: earlier > 0 ? [text(locale, 'history.more', { count: earlier })] : [],
      rows: steps.slice(-SHOWN).map(({ at, by, verb, detail }) => ({
        title: text(locale, 'history.row', {
          time: moment(at, locale, zone),
          person: asName(by.name),
          verb: didText(verb, locale),
        }),
        lines: typeof detail?.['text'] === 'string' ? [asTyped(clipped(detail['text'], LONGEST_WORDS))] : [],
      })),
      actions: [showCase.press(text(locale, 'package.back'), locale, { case: number })],
    },
    locale,
  );
}

/** Nothing a person did or would look for. */
const silent: ReadonlySet<string> = new Set(['clock', 'replan']);

/** "took it over": what a verb is called in a sentence about who did it. */
export function didText(verb: string, locale: Viewer['locale']): string {
  const key = `did.${verb}`;
  return hasText(key) ? text(locale, key) : verb;
}
