import { myCases } from '../cards/buttons';
import { type Said, saidCard } from '../cards/said';
import { text } from '../cards/texts';
import { dayIn } from '../services/calendar/zone';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Ledger } from '../services/ledger/ledger';
import { invoiceMentioned } from '../services/ledger/mentioned';
import { companyOf, type Reply, shows, type Turn } from './turn';

const LOOKED_AT = 50;

export const openOnes = (cases: Cases, { who }: Turn): Promise<readonly Case[]> =>
  cases.list({ openOf: who.id }, LOOKED_AT);

/** The latest ones, over or not. */
export const latestOnes = (cases: Cases, { who }: Turn): Promise<readonly Case[]> =>
  cases.list({ requester: who.id }, LOOKED_AT);

/** What a customer wrote by itself: a press says nothing in words, and what comes with a file goes where the file goes. */
export const ownWords = ({ who, pressed, text: words, files }: Turn): string =>
  who.kind === 'customer' && pressed === undefined && files.length === 0 ? words : '';

/** What may be numbers of cases. */
export const numbersIn = (words: string): readonly string[] =>
  words.normalize('NFKC').match(/(?<!\d)\d{4,12}(?!\d)/g) ?? [];

/** Those that are named by their number or by their invoice; all, where nothing is named. Who names another invoice means none of them. */
export async function meant(ledger: Ledger, found: readonly Case[], turn: Turn): Promise<readonly Case[]> {
  const numbers = numbersIn(turn.text);
  const named = found.filter(({ number }) => numbers.includes(number));
  if (named.length > 0 || found.length === 0) return named;
  const company = companyOf(turn);
  const invoices = company ? await ledger.invoices(company.id) : [];
  const mentioned = invoiceMentioned(turn.text, invoices, dayIn(turn.zone, turn.now));
  return mentioned.named ? found.filter(({ dispute }) => dispute.invoiceId === mentioned.found?.invoice.id) : found;
}

/** As many as fit on a card beside the way to all of them. */
const OFFERED = 5;

/** What a button that does it with one of these needs. */
export const choicesOf = (found: readonly Case[], { locale }: Turn) =>
  found.slice(0, OFFERED).map(({ number, version, dispute: { invoiceId } }) => ({
    title: [text(locale, 'case.title', { case: number }), invoiceId].filter(Boolean).join(' · '),
    id: { case: number, version },
  }));

/** Several may be meant: a tap says which, and what was written is not to be written again. */
export function whichCase(
  { actions = [], forms }: Pick<Said, 'actions' | 'forms'>,
  { locale }: Turn,
): readonly Reply[] {
  const all = myCases.press(text(locale, 'menu.cases'), locale, {});
  return shows(saidCard({ title: text(locale, 'my-cases.which'), actions: [...actions, all], forms }, locale));
}
