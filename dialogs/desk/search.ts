import { search } from '../../cards/buttons';
import { caseListCard, LISTED } from '../../cards/case-list';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { CustomerBook } from '../../services/partner-center/customer-book';
import { act, type Opening } from '../talk';
import { shows } from '../turn';
import { onDesk } from './at-desk';

interface Needs {
  readonly cases: Cases;
  readonly customers: CustomerBook;
}

/** Words are looked for in so many of the latest cases; numbers, customers and invoices in all of them. */
const READ = 1_000;
const MOST = 200;
const CUSTOMERS = 3;

/** "search …": past and present cases, by number, customer, invoice, or words in them. */
export const searchAct = (needs: Needs): Opening => ({
  wants: ({ who, pressed }) => onDesk(who) && search.read(pressed) !== undefined,
  talk: act('search', async (turn) => {
    const words = search.read(turn.pressed)?.words.trim() ?? '';
    const found = await findCases(words, needs);
    const title = text(turn.locale, 'search.title', { count: found.length });
    const empty = text(turn.locale, 'search.empty', { words: asTyped(words), count: READ });
    return shows(
      caseListCard({ title, empty, cases: found.slice(0, LISTED), total: found.length, forDesk: true }, turn),
    );
  }),
});

async function findCases(words: string, { cases, customers }: Needs): Promise<readonly Case[]> {
  if (words === '') return [];
  const companies = (await customers.find(words)).slice(0, CUSTOMERS);
  const [byNumber, byInvoice, latest, ...byCustomer] = await Promise.all([
    cases.find(words.replace(/^#/, '')),
    cases.list({ bill: words.toUpperCase() }, MOST),
    cases.list({ changed: true }, READ),
    ...companies.map(({ id }) => cases.list({ customer: id }, MOST)),
  ]);
  const inWords = latest.filter((found) => holds(found, words));
  const all = [...(byNumber ? [byNumber] : []), ...byInvoice, ...byCustomer.flat(), ...inWords];
  return [...new Map(all.map((found) => [found.number, found])).values()];
}

/** Every word that was looked for is somewhere in what people said or answered. */
function holds({ customer, requester, dispute, resolution, escalation }: Case, words: string): boolean {
  const said = [
    customer.name,
    requester.name,
    dispute.words,
    dispute.product,
    dispute.invoiceId,
    resolution?.text,
    escalation?.ticket,
    escalation?.answer,
  ];
  const hay = folded(said.filter(Boolean).join('\n'));
  return folded(words)
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

const folded = (words: string) => words.normalize('NFKC').toLowerCase();
