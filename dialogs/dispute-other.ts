import { dayIn } from '../services/calendar/zone';
import type { InvoiceState } from '../services/ledger/ledger';
import { invoiceMentioned, namesAsInvoice } from '../services/ledger/mentioned';
import { correctsInvoice } from './correcting';
import type { Place } from './dispute-places';
import { isAsking } from './dispute-told';
import { isAbout } from './reading';
import type { Turn } from './turn';

export const mentionedIn = ({ text: words, now, zone }: Turn, invoices: readonly InvoiceState[]) =>
  invoiceMentioned(words, invoices, dayIn(zone, now));

/** How another invoice is named: where it is asked for, in taking one back ("no, the August one"), anew, or as "the July invoice". */
export function namesOther(here: Place, turn: Turn, invoices: readonly InvoiceState[]) {
  if (correctsInvoice(turn.text)) return 'instead';
  if (isAsking(turn)) return undefined;
  if (here.at === 'which invoice') return 'instead';
  if (here.at !== 'in your words' && isAbout(turn, 'dispute-open') && DISPUTES.test(turn.text)) return 'anew';
  return namesAsInvoice(turn.text, invoices) ? 'in passing' : undefined;
}

/** What was told of the invoice before this one. */
export const toldBefore = (here: Place): string | undefined => (here.at === 'is this right' ? here.words : here.said);

/** "I want to dispute the June invoice", not "we cancelled on 24 June". */
const DISPUTES = /disput|contest|challeng|争议|爭議|异议|申诉/iu;
