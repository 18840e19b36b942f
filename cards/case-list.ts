import type { Case } from '../services/cases/case';
import { caseStatus, type Press, showCase } from './buttons';
import { fill } from './card';
import { stateForCustomer } from './case-status';
import { ago, money } from './format';
import { type Page, pageText, turning } from './pages';
import { asName, asTyped } from './plain';
import template from './templates/list.json';
import { text } from './texts';
import type { CustomerViewer, Viewer } from './viewer';

/** Rows that keep the card well under its size limit. */
export const LISTED = 12;

export interface CaseList {
  readonly title: string;
  readonly empty: string;
  /** Those of this page. */
  readonly cases: readonly Case[];
  readonly page: Page;
  readonly turn: (page: number, title: string) => Press;
  /** The desk sees whose case it is and who owns it. */
  readonly forDesk: boolean;
  readonly notes?: readonly string[];
  readonly actions?: readonly Press[];
}

export function caseListCard(list: CaseList, viewer: Viewer & Partial<CustomerViewer>) {
  const { title, empty, cases, page, turn, forDesk, notes = [], actions = [] } = list;
  const { locale } = viewer;
  return fill(template, locale, {
    title,
    empty: cases.length === 0 ? empty : '',
    rows: cases.map((found) => rowOf(found, forDesk, viewer)),
    notes: [pageText(page, locale), ...notes].filter((note) => note !== '').map((words) => ({ words })),
    actions: [...turning(page, turn, locale), ...actions],
  });
}

function rowOf(found: Case, forDesk: boolean, { locale, now, linkedTo }: Viewer & Partial<CustomerViewer>) {
  const { number, state, customer, dispute, owner, since } = found;
  const about = [
    text(locale, `kind.${dispute.kind}`),
    dispute.invoiceId && asTyped(dispute.invoiceId),
    (forDesk || linkedTo === customer.id) && dispute.amount && money(dispute.amount, locale),
  ];
  const open = forDesk ? showCase : caseStatus;
  return {
    title: text(locale, 'list.row', {
      case: number,
      state: forDesk ? text(locale, `state.${state}`) : text(locale, `my-state.${stateForCustomer(found)}`),
    }),
    line: [forDesk ? asName(customer.name) : undefined, ...about].filter(Boolean).join(' · '),
    when: [forDesk ? asName(owner?.name ?? text(locale, 'nobody')) : undefined, ago(since, now, locale)]
      .filter(Boolean)
      .join(' · '),
    open: open.press(text(locale, 'list.open'), locale, { case: number }),
  };
}
