import { caseStatusCard } from '../cards/case-status';
import { sentences } from '../cards/format';
import { text } from '../cards/texts';
import type { Case } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Deed } from '../services/cases/deeds';
import { asCustomer } from './add-words';
import { keepFiles } from './keep-files';
import type { Ending } from './talk';
import { asViewer, operationOf, says, shows, type Turn } from './turn';

/** A customer's deed with a case of their own, done and answered with the case as it is now. `more`: what to do next. */
export async function ownDeed(cases: Cases, number: string, deed: Deed, turn: Turn, more = ''): Promise<Ending> {
  const applied = await cases.apply(number, deed, { actor: asCustomer(turn), operation: operationOf(turn) });
  if (!applied) return { end: says(text(turn.locale, 'case.not-yours', { case: number })) };
  if ('refused' in applied)
    return { end: shows(caseStatusCard(applied.case, asViewer(turn), refusal(applied.refused.code, turn))) };
  const intro = sentences(turn.locale, thanks(applied.done, deed, turn), more);
  return { end: shows(caseStatusCard(applied.done, asViewer(turn), intro)), effects: keepFiles(number, turn) };
}

function thanks({ number }: Case, { verb }: Deed, { locale }: Turn): string {
  if (verb === 'solved') return text(locale, 'thanks.solved', { case: number });
  if (verb === 'not-solved') return text(locale, 'thanks.not-solved', { case: number });
  if (verb === 'withdraw') return text(locale, 'thanks.withdrawn', { case: number });
  return text(locale, 'thanks.added', { case: number });
}

function refusal(code: string, { locale }: Turn): string {
  if (code === 'window-over') return text(locale, 'refused.customer-window-over');
  if (code === 'text') return text(locale, 'words.error');
  return text(locale, 'refused.customer-not-now');
}
