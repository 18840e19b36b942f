import type { Case } from '../services/cases/case';
import { caseStatus, showCase } from './buttons';
import { fill } from './card';
import { ago, money } from './format';
import { asName } from './plain';
import template from './templates/list.json';
import { text } from './texts';
import type { Viewer } from './viewer';

/** Rows that keep the card well under its size limit; the rest is counted. */
export const LISTED = 12;

export interface CaseList {
  readonly title: string;
  readonly empty: string;
  readonly cases: readonly Case[];
  readonly total: number;
  /** The desk sees whose case it is and who owns it. */
  readonly forDesk: boolean;
}

export function caseListCard({ title, empty, cases, total, forDesk }: CaseList, viewer: Viewer) {
  const { locale } = viewer;
  const shown = cases.slice(0, LISTED);
  return fill(template, locale, {
    title,
    empty: shown.length === 0 ? empty : '',
    rows: shown.map((found) => rowOf(found, forDesk, viewer)),
    more: total > shown.length ? text(locale, 'list.more', { count: total - shown.length }) : '',
  });
}

function rowOf({ number, state, customer, dispute, owner, since }: Case, forDesk: boolean, { locale, now }: Viewer) {
  const about = [
    text(locale, `kind.${dispute.kind}`),
    dispute.invoiceId,
    dispute.amount && money(dispute.amount, locale),
  ];
  const open = forDesk ? showCase : caseStatus;
  return {
    title: text(locale, 'list.row', {
      case: number,
      state: text(locale, `${forDesk ? 'state' : 'my-state'}.${state}`),
    }),
    line: [forDesk ? asName(customer.name) : undefined, ...about].filter(Boolean).join(' · '),
    when: [forDesk ? asName(owner?.name ?? text(locale, 'nobody')) : undefined, ago(since, now, locale)]
      .filter(Boolean)
      .join(' · '),
    open: open.press(text(locale, 'list.open'), locale, { case: number }),
  };
}
