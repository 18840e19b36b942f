import { explainInvoice as explainButton, showInvoice, showInvoices } from '../cards/buttons';
import { invoiceCard } from '../cards/invoice';
import { invoiceListCard } from '../cards/invoice-list';
import { text } from '../cards/texts';
import type { Ledger } from '../services/ledger/ledger';
import { type AnswerTo, remembers } from './answers/answering';
import { act, type Ending, type Opening } from './talk';
import { companyOf, type Reply, says, shows, type Turn } from './turn';
import { turnsPage } from './turns-page';

interface Needs {
  readonly ledger: Ledger;
  readonly answer: AnswerTo;
}

/** Invoices by button or command: the list, one with its lines ("it" from then on), and why it is what it is. */
export const invoiceActs = ({ ledger, answer }: Needs): readonly Opening[] => [
  {
    wants: ({ who, pressed }) => who.kind === 'customer' && showInvoices.read(pressed) !== undefined,
    talk: act('invoices', (turn) => listInvoices(ledger, turn)),
  },
  {
    wants: ({ who, pressed }) => who.kind === 'customer' && showInvoice.read(pressed) !== undefined,
    inPlace: turnsPage,
    talk: act('invoice', async (turn) => {
      const { invoice = '', page = 1 } = showInvoice.read(turn.pressed) ?? {};
      return withInvoice(ledger, invoice, turn, (found) => ({
        end: shows(invoiceCard(found, page, turn.locale)),
        memory: remembers({ topic: 'invoice-copy', question: found.invoice.id, invoice: found.invoice.id }, turn),
      }));
    }),
  },
  {
    wants: ({ who, pressed }) => who.kind === 'customer' && explainButton.read(pressed) !== undefined,
    talk: act('explain invoice', async (turn) => {
      const { invoice = '' } = explainButton.read(turn.pressed) ?? {};
      const company = companyOf(turn);
      if (company && invoice && !(await ledger.invoice(company.id, invoice)))
        return says(text(turn.locale, 'invoice.unknown', { invoice }));
      return answer('invoice-explain', invoice, turn);
    }),
  },
];

async function listInvoices(ledger: Ledger, turn: Turn): Promise<readonly Reply[]> {
  const company = companyOf(turn);
  if (!company) return says(text(turn.locale, 'not-linked'));
  const invoices = await ledger.invoices(company.id);
  return invoices.length === 0
    ? says(text(turn.locale, 'invoices.none'))
    : shows(invoiceListCard(invoices, turn.locale));
}

async function withInvoice(
  ledger: Ledger,
  id: string,
  turn: Turn,
  then: (found: NonNullable<Awaited<ReturnType<Ledger['invoice']>>>) => Ending,
): Promise<readonly Reply[] | Ending> {
  const company = companyOf(turn);
  if (!company) return says(text(turn.locale, 'not-linked'));
  const found = await ledger.invoice(company.id, id);
  return found ? then(found) : says(text(turn.locale, 'invoice.unknown', { invoice: id }));
}
