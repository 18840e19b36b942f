import { menuCard } from '../cards/menu';
import type { Ledger } from '../services/ledger/ledger';
import { explain, listInvoices } from './invoices';
import { isAbout, type Read } from './reading';
import { act, type Opening } from './talk';
import { type Reply, shows, type Turn } from './turn';

interface Needs {
  readonly ledger: Ledger;
  readonly read: Read;
}

/** Topics a customer's own words may be about, each with who answers it. */
export function answer({ ledger, read }: Needs): readonly Opening[] {
  return [
    about(['invoice-explain'], (turn) => explain(ledger, undefined, turn)),
    about(['invoice-copy'], (turn) => listInvoices(ledger, turn)),
    about(['small-talk'], async ({ who, locale }) => shows(menuCard(who, locale))),
  ];

  function about(topics: readonly string[], run: (turn: Turn) => Promise<readonly Reply[]>): Opening {
    return {
      wants: (turn) => turn.who.kind === 'customer' && isAbout(read(turn), ...topics),
      talk: act(`about ${topics[0]}`, run),
    };
  }
}
