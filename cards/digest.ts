import type { Case } from '../services/cases/case';
import type { Digest } from '../services/digests/digest';
import type { Locale } from '../services/locales';
import { queue, showCase } from './buttons';
import { fill } from './card';
import { ago, moment } from './format';
import { asName } from './plain';
import template from './templates/digest.json';
import { type TextKey, text } from './texts';
import type { Viewer } from './viewer';

const ROWS = 6;
const DRILLED = 4;

/** One page for a manager. Worries that do not exist have no heading. */
export function digestCard(digest: Digest, viewer: Viewer) {
  const { locale, zone } = viewer;
  const worries = [
    { title: 'digest.never-told', cases: digest.neverTold },
    { title: 'digest.at-vendor', cases: digest.atVendor },
    { title: 'digest.unowned', cases: digest.unowned },
  ] as const satisfies readonly { title: TextKey; cases: readonly Case[] }[];
  const worrying = worries.filter(({ cases }) => cases.length > 0);
  return fill(template, locale, {
    title: text(locale, 'digest.title'),
    period: text(locale, 'digest.period', {
      from: moment(digest.from, locale, zone),
      to: moment(digest.to, locale, zone),
    }),
    changes: changesOf(digest, viewer),
    counts: digest.counts.map(({ state, count }) => ({ name: text(locale, `state.${state}`), value: String(count) })),
    worries: worrying.map(({ title, cases }) => ({
      title: text(locale, title, { count: cases.length }),
      rows: cases.slice(0, ROWS).map((found) => ({ line: rowOf(found, viewer) })),
    })),
    actions: [
      queue.press(text(locale, 'menu.queue'), locale, {}),
      ...worrying
        .flatMap(({ cases }) => cases)
        .slice(0, DRILLED)
        .map(({ number }) => showCase.press(text(locale, 'case.title', { case: number }), locale, { case: number })),
    ],
  });
}

function changesOf({ changed, opened, closed }: Digest, { locale }: Viewer): string {
  return changed === 0 ? text(locale, 'digest.nothing') : text(locale, 'digest.changes', { changed, opened, closed });
}

const rowOf = ({ number, customer, since, owner, escalation, resolution }: Case, { locale, now }: Viewer) =>
  [
    text(locale, 'case.title', { case: number }),
    asName(customer.name),
    asName(owner?.name ?? text(locale, 'nobody')),
    ago(since, now, locale),
    asName(worryOf(escalation, resolution, locale)),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** What makes it a worry: why the customer could not be told, or where it stands at 21Vianet. */
function worryOf(escalation: Case['escalation'], resolution: Case['resolution'], locale: Locale): string {
  if (resolution?.unreachable) return resolution.unreachable;
  if (!escalation) return '';
  return escalation.ticket ?? text(locale, 'digest.no-ticket');
}
