import { search } from '../../cards/buttons';
import { caseListCard, LISTED } from '../../cards/case-list';
import { pageOf } from '../../cards/pages';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Locale } from '../../services/locales';
import type { CustomerBook } from '../../services/partner-center/customer-book';
import { act, type Opening } from '../talk';
import { shows, type Turn } from '../turn';
import { turnsPage } from '../turns-page';
import { onDesk } from './at-desk';

interface Needs {
  readonly cases: Cases;
  readonly customers: CustomerBook;
}

/** Words are looked for in so many cases at a time, the latest first; numbers, customers and invoices in all of them at once. */
const READ = 1_000;
const MOST = 200;
const CUSTOMERS = 3;

/** "search …": past and present cases, by number, customer, invoice, or words in them. */
export const searchAct = (needs: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && search.read(pressed) !== undefined,
  inPlace: turnsPage,
  talk: act('search', async (turn) => {
    const { locale, pressed } = turn;
    const { words: typed = '', page: wanted, from = 0 } = search.read(pressed) ?? {};
    const words = typed.trim();
    const [found, total] = await Promise.all([
      findCases(words, { from, locale }, needs),
      needs.cases.count({ changed: true }),
    ]);
    const page = pageOf(found.cases.length, LISTED, wanted);
    const list = {
      title: text(locale, 'search.title', { count: found.cases.length }),
      empty: text(locale, 'search.empty', { words: asTyped(words) }),
      cases: found.cases.slice(page.skip, page.skip + LISTED),
      page,
      turn: (to: number, title: string) => search.press(title, locale, { words, from, page: to }),
      forDesk: true,
      notes: [...(found.cut ? [text(locale, 'search.most', { count: MOST })] : []), ...lookedAt(from, total, turn)],
      actions:
        from + READ < total
          ? [search.press(text(locale, 'search.further'), locale, { words, from: from + READ, page: 1 })]
          : [],
    };
    return shows(caseListCard(list, turn));
  }),
});

/** Said only where not every case was looked at. */
function lookedAt(from: number, total: number, { locale }: Turn): readonly string[] {
  if (total <= READ) return [];
  const last = Math.min(from + READ, total);
  return [text(locale, 'search.looked', { first: Math.min(from + 1, last), last, total })];
}

interface Sought {
  readonly from: number;
  readonly locale: Locale;
}

interface Found {
  readonly cases: readonly Case[];
  /** Of one customer or invoice there are more than are listed. */
  readonly cut: boolean;
}

async function findCases(words: string, { from, locale }: Sought, { cases, customers }: Needs): Promise<Found> {
  if (words === '') return { cases: [], cut: false };
  const [named, latest] = await Promise.all([
    from === 0 ? findNamed() : [],
    cases.list({ changed: true }, READ, { skip: from }),
  ]);
  const inWords = latest.filter((found) => holds(found, words, locale));
  const all = new Map([...named.flat(), ...inWords].map((found) => [found.number, found]));
  return { cases: [...all.values()], cut: named.some(({ length }) => length === MOST) };

  async function findNamed(): Promise<readonly (readonly Case[])[]> {
    const companies = (await customers.find(words)).slice(0, CUSTOMERS);
    const [byNumber, ...lists] = await Promise.all([
      cases.find(words.replace(/^#/, '')),
      cases.list({ bill: words.toUpperCase() }, MOST),
      ...companies.map(({ id }) => cases.list({ customer: id }, MOST)),
    ]);
    return [byNumber ? [byNumber] : [], ...lists];
  }
}

/** Every word that was looked for is somewhere in what people said or answered, or in what it is about. */
function holds(found: Case, words: string, locale: Locale): boolean {
  const {
    customer,
    requester,
    dispute,
    packet,
    said: latest,
    question,
    approval,
    resolution,
    promised,
    escalation,
  } = found;
  const said = [
    customer.name,
    requester.name,
    text(locale, `kind.${dispute.kind}`),
    dispute.words,
    ...(packet?.said ?? []).map((each) => each.text),
    latest?.text,
    question?.text,
    approval?.text,
    dispute.product,
    dispute.invoiceId,
    resolution?.text,
    ...promised.map((each) => each.text),
    escalation?.ticket,
    escalation?.answer,
  ];
  const hay = folded(said.filter(Boolean).join('\n'));
  return folded(words)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

const folded = (words: string) => words.normalize('NFKC').toLowerCase();
