import type { Held } from '../../cards/answers/subscriptions';
import type { Day } from '../../services/calendar/day';
import { daysSaid } from '../../services/ledger/days-said';
import type { Ledger } from '../../services/ledger/ledger';
import { holdingsMentioned } from '../../services/ledger/mentioned';

interface Wanted {
  readonly company: string;
  readonly question: string;
  readonly today: Day;
}

/** The subscriptions a question is about, the days it asks for, and the invoices of those days. */
export async function heldBy(ledger: Ledger, { company, question, today }: Wanted): Promise<Held> {
  const [holdings, states] = await Promise.all([ledger.holdings(company), ledger.invoices(company)]);
  const invoices = states.map(({ invoice }) => invoice);
  const then = daysSaid(question, invoices, today);
  return {
    holdings: holdingsMentioned(question, holdings),
    invoices: then ? invoices.filter(({ issuedOn }) => issuedOn >= then.from && issuedOn <= then.to) : invoices,
    today,
    then,
  };
}
