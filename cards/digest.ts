import type { Case } from '../services/cases/case';
import type { Digest, Worry } from '../services/digests/digest';
import type { Locale } from '../services/locales';
import { queue, showCase } from './buttons';
import { fill } from './card';
import { ago, moment } from './format';
import { asName } from './plain';
import template from './templates/digest.json';
import { type TextKey, text } from './texts';
import { unreachedText } from './unreached';
import type { Viewer } from './viewer';

/** Of each worry. */
export const WORRIES_SHOWN = 6;
const DRILLED = 4;

/** One page for a manager. Worries that do not exist have no heading. */
export function digestCard(digest: Digest, viewer: Viewer) {
  const { locale, zone } = viewer;
  const worries = [
    { title: 'digest.never-told', ...digest.neverTold },
    { title: 'digest.due', ...digest.due },
    { title: 'digest.approval', ...digest.awaitingApproval },
    { title: 'digest.at-vendor', ...digest.atVendor },
    { title: 'digest.unowned', ...digest.unowned },
  ] as const satisfies readonly (Worry & { title: TextKey })[];
  const worrying = worries.filter(({ count }) => count > 0);
  return fill(template, locale, {
    title: text(locale, 'digest.title'),
    period: text(locale, 'digest.period', {
      from: moment(digest.from, locale, zone),
      to: moment(digest.to, locale, zone),
    }),
    changes: changesOf(digest, viewer),
    counts: digest.counts.map(({ state, count }) => ({ name: text(locale, `state.${state}`), value: String(count) })),
    worries: worrying.map(({ title, first, count }) => ({
      title: text(locale, title, { count }),
      rows: [
        ...first.slice(0, WORRIES_SHOWN).map((found) => ({ line: rowOf(found, viewer) })),
        ...(count > WORRIES_SHOWN ? [{ line: text(locale, 'list.more', { count: count - WORRIES_SHOWN }) }] : []),
      ],
    })),
    actions: [
      queue.press(text(locale, 'menu.queue'), locale, {}),
      ...drilled(worrying.flatMap(({ first }) => first)).map((number) =>
        showCase.press(text(locale, 'case.title', { case: number }), locale, { case: number }),
      ),
    ],
  });
}

/** A case may worry in two ways. */
const drilled = (cases: readonly Case[]) => [...new Set(cases.map(({ number }) => number))].slice(0, DRILLED);

function changesOf({ changed, opened, confirmed, assumed, otherwise }: Digest, { locale }: Viewer): string {
  if (changed === 0) return text(locale, 'digest.nothing');
  return text(locale, 'digest.changes', { changed, opened, confirmed, assumed, otherwise });
}

const rowOf = ({ number, customer, since, owner, state, escalation, resolution }: Case, { locale, now }: Viewer) =>
  [
    text(locale, 'case.title', { case: number }),
    asName(customer.name),
    asName(owner?.name ?? text(locale, 'nobody')),
    ago(since, now, locale),
    asName(worryOf(state === 'awaiting-21vianet' ? escalation : undefined, resolution, locale)),
  ]
    .filter((part) => part !== '')
    .join(' · ');

/** What makes it a worry: why the customer could not be told, or where it stands at 21Vianet. */
function worryOf(escalation: Case['escalation'], resolution: Case['resolution'], locale: Locale): string {
  if (resolution?.unreachable) return unreachedText(resolution.unreachable, locale);
  if (!escalation) return '';
  return escalation.ticket ?? text(locale, 'digest.no-ticket');
}
