import { caseStatusCard } from '../../cards/case-status';
import { sentences } from '../../cards/format';
import { text } from '../../cards/texts';
import type { Case } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import { folded } from '../../services/ledger/invoice-id';
import type { Ledger } from '../../services/ledger/ledger';
import { isAbout } from '../reading';
import { act, type Opening } from '../talk';
import { asViewer, companyOf, says, shows, type Turn } from '../turn';
import type { AnswerTo } from './answering';

interface Needs {
  readonly ledger: Ledger;
  readonly cases: Cases;
  readonly answer: AnswerTo;
}

/**
 * An id and little else ("BF-2026-07?", "show me bf 2026 09", "9836"): the invoice or the case of that number, if it is the
 * person's own. What is not theirs is unknown, whether it exists or not.
 */
export const ownRecord = ({ ledger, cases, answer }: Needs): Opening => ({
  wants: (turn) => turn.who.kind === 'customer' && saysNothingElse(turn) && idIn(turn.text) !== undefined,
  talk: act('own record', async (turn) => {
    const id = idIn(turn.text) ?? '';
    const [invoice, found] = await Promise.all([invoiceOf(ledger, id, turn), caseOf(cases, id, turn)]);
    if (invoice) return answer('invoice-copy', invoice, turn);
    if (found) return shows(caseStatusCard(found, asViewer(turn)));
    const unknown = text(turn.locale, 'record.unknown', { id });
    return says(sentences(turn.locale, unknown, companyOf(turn) ? '' : text(turn.locale, 'not-linked')));
  }),
});

/** Numbers decide no topic: who writes only one is taken for small talk, or for nothing at all. */
const saysNothingElse = (turn: Turn): boolean =>
  turn.pressed === undefined && (turn.reading?.band !== 'answer' || isAbout(turn, 'small-talk'));

/** Letters and a number joined by a sign, or followed by two groups of digits: BF-2026-07, INV20394, "bf 2026 09". */
const WITH_LETTERS =
  /(?<![\p{Script=Latin}\d])\p{Script=Latin}{1,8}(?:[-_/#]?\d[\d\-_/]{2,}\d|\s\d+(?:[\s\-_/]\d+)+)(?!\d)/u;
const NUMBER_ALONE = /^[\s\p{P}]*(\d[\d\-_/]{2,}\d)[\s\p{P}]*$/u;
const FEW_LETTERS = 16;

function idIn(typed: string): string | undefined {
  const words = typed.normalize('NFKC').replace(/\p{Pd}/gu, '-');
  const alone = NUMBER_ALONE.exec(words)?.[1];
  if (alone) return alone;
  const [id] = WITH_LETTERS.exec(words) ?? [];
  const besides = words.replace(id ?? '', '').replace(/[^\p{L}\d]/gu, '');
  return id !== undefined && besides.length <= FEW_LETTERS && !/\d/.test(besides) ? id.trim() : undefined;
}

async function invoiceOf(ledger: Ledger, id: string, turn: Turn): Promise<string | undefined> {
  const company = companyOf(turn);
  const mine = company ? await ledger.invoices(company.id) : [];
  return mine.find(({ invoice }) => bare(invoice.id) === bare(id))?.invoice.id;
}

async function caseOf(cases: Cases, id: string, { who }: Turn): Promise<Case | undefined> {
  const found = /^\d+$/.test(id) ? await cases.find(id) : undefined;
  return found?.requester.id === who.id ? found : undefined;
}

const bare = (id: string) => folded(id).replace(/[^\p{L}\d]/gu, '');
