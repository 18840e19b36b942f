import { type Answer, answerCard } from '../../cards/answer';
import { accessAnswer, lateAnswer, type Pursued } from '../../cards/answers/access';
import { balanceAnswer } from '../../cards/answers/balance';
import { creditsAnswer } from '../../cards/answers/credits';
import { fapiaoAnswer } from '../../cards/answers/fapiao';
import { oneInvoiceAnswer, paymentsAnswer } from '../../cards/answers/payments';
import { endingAnswer, priceAnswer, seatsAnswer } from '../../cards/answers/subscriptions';
import type { Card, Foot } from '../../cards/card';
import type { Form } from '../../cards/forms';
import { invoiceCard } from '../../cards/invoice';
import { invoiceExplainedCard } from '../../cards/invoice-explained';
import { invoiceListCard } from '../../cards/invoice-list';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import type { Day } from '../../services/calendar/day';
import type { Cases } from '../../services/cases/cases';
import type { CollectionsPolicy } from '../../services/collections/policy';
import { stagesFor } from '../../services/collections/stages';
import { accountOf, creditsOf } from '../../services/ledger/account';
import { explainInvoice } from '../../services/ledger/explain';
import type { InvoiceState, Ledger } from '../../services/ledger/ledger';
import { holdingsMentioned, invoiceMentioned } from '../../services/ledger/mentioned';
import type { Turn } from '../turn';
import { heldBy } from './held-by';
import { disputeHolds } from './holds';
import { promisedTo } from './promised';
import { spokenOf } from './spoken-of';
import { invoiceMeant, notThere } from './which-invoice';

export interface Books {
  readonly ledger: Ledger;
  readonly cases: Cases;
  readonly policy: CollectionsPolicy;
}

/** What a customer of a company wants to know, today. */
export interface Wanted {
  readonly company: string;
  /** Their words: an invoice or a month in them says which one. */
  readonly question: string;
  readonly today: Day;
  readonly turn: Turn;
}

/** An answer from the customer's own records, ready to be drawn with what stands below it. */
export interface Drawn {
  readonly draw: (foot: Foot, forms: readonly Form[]) => Card;
  /** Said before it. */
  readonly first?: string;
  /** The invoice it is about, for "no, the August one". */
  readonly invoice?: string;
  /** It answers this very question: an article would say less. */
  readonly complete?: true;
  /** It only says that there is nothing: the nearest article says more. */
  readonly nothing?: true;
}

type Live = (books: Books, wanted: Wanted) => Promise<Drawn>;

const answers: Readonly<Record<string, Live>> = {
  'invoice-copy': async ({ ledger }, { company, question, today, turn: { locale } }) => {
    const invoices = await ledger.invoices(company);
    const { found, first } = invoiceMeant(question, invoices, today, locale);
    if (found)
      return { first, draw: (foot) => invoiceCard(found, 1, locale, foot), invoice: found.invoice.id, complete: true };
    return { draw: (foot) => invoiceListCard(invoices, locale, foot) };
  },

  'invoice-explain': async ({ ledger }, { company, question, today, turn: { locale } }) => {
    const [invoices, holdings] = await Promise.all([ledger.invoices(company), ledger.holdings(company)]);
    const { named, found, first } = invoiceMeant(question, invoices, today, locale);
    const chosen = found ?? invoices[0];
    if (!chosen) return { draw: (foot) => invoiceListCard(invoices, locale, foot) };
    const previous = invoices[invoices.indexOf(chosen) + 1]?.invoice;
    const explained = explainInvoice(chosen.invoice, { previous, holdings });
    const draw = (foot: Foot) => invoiceExplainedCard(explained, locale, foot);
    return { first, draw, invoice: chosen.invoice.id, complete: named || undefined };
  },

  'balance-due': async ({ ledger }, { company, question, today, turn: { locale } }) => {
    const [invoices, payments] = await Promise.all([ledger.invoices(company), ledger.payments(company)]);
    const { found: state, first } = invoiceMeant(question, invoices, today, locale);
    if (state)
      return {
        ...drawn(oneInvoiceAnswer({ state, payments, today }, locale), locale),
        first,
        invoice: state.invoice.id,
        complete: true,
      };
    return drawn(balanceAnswer(accountOf(invoices, payments, today), today, locale), locale);
  },

  'payment-status': async ({ ledger }, { company, question, today, turn: { locale } }) => {
    const [invoices, payments] = await Promise.all([ledger.invoices(company), ledger.payments(company)]);
    const { found: state, first } = invoiceMeant(question, invoices, today, locale);
    if (!state) {
      const { open } = accountOf(invoices, payments, today);
      return drawn(paymentsAnswer({ payments, open }, locale), locale);
    }
    const title = text(locale, 'payments.title');
    const answer = { ...oneInvoiceAnswer({ state, payments, today }, locale), title };
    return { ...drawn(answer, locale), first, invoice: state.invoice.id };
  },

  suspension: async (books, wanted) => {
    const { today, turn } = wanted;
    const { first, invoices } = await pursued(books, wanted);
    return { ...drawn(accessAnswer(invoices, books.policy, today, turn.locale), turn.locale), first };
  },

  'late-payment': async (books, wanted) => {
    const { today, turn } = wanted;
    const { first, invoices } = await pursued(books, wanted);
    return { ...drawn(lateAnswer(invoices, books.policy, today, turn.locale), turn.locale), first };
  },

  'price-change': async ({ ledger }, wanted) =>
    drawnBeside(priceAnswer(await heldBy(ledger, wanted), wanted.turn.locale), wanted.turn.locale),

  'seat-change': async ({ ledger }, wanted) =>
    drawnBeside(seatsAnswer(await heldBy(ledger, wanted), wanted.turn.locale), wanted.turn.locale),

  'cancel-subscription-billing': async ({ ledger }, { company, question, today, turn: { locale } }) =>
    drawn(endingAnswer(holdingsMentioned(question, await ledger.holdings(company)), today, locale), locale),

  'tax-fapiao': async ({ ledger }, { company, question, today, turn: { locale } }) => {
    const invoices = await ledger.invoices(company);
    const { found } = invoiceMentioned(question, invoices, today);
    return { ...drawn(fapiaoAnswer(found ? [found] : invoices, locale), locale), invoice: found?.invoice.id };
  },

  'refund-credit': async ({ ledger, cases }, { company, turn }) => {
    const invoices = await ledger.invoices(company);
    const promised = await promisedTo(turn, company, cases, invoices);
    const credits = creditsOf(invoices);
    const nothing = credits.length === 0 && promised.length === 0 ? true : undefined;
    return { ...drawn(creditsAnswer({ credits, promised }, turn), turn.locale), nothing };
  },
};

/** Topics in which an invoice may be named: one that is not there is never answered with another. */
const aboutInvoices: ReadonlySet<string> = new Set([
  'invoice-copy',
  'invoice-explain',
  'balance-due',
  'payment-status',
  'suspension',
  'late-payment',
  'tax-fapiao',
]);

/** Topics that are answered from the customer's own records; all others from the articles alone. */
export const isLive = (topic: string): boolean => answers[topic] !== undefined;

export async function liveAnswer(topic: string, books: Books, asked: Wanted): Promise<Drawn | undefined> {
  const { company, turn, today } = asked;
  if (!aboutInvoices.has(topic)) return answers[topic]?.(books, asked);
  const it = spokenOf(topic, asked.question, turn);
  const wanted = it === undefined ? asked : { ...asked, question: `${asked.question} ${it}` };
  const invoices = await books.ledger.invoices(company);
  const first = notThere(invoiceMentioned(wanted.question, invoices, today), turn.locale);
  if (first !== '') return { first, draw: (foot) => invoiceListCard(invoices, turn.locale, foot), complete: true };
  return answers[topic]?.(books, wanted);
}

const drawn = (answer: Answer, locale: Turn['locale']): Drawn => ({
  draw: (foot, forms) => answerCard({ ...answer, forms }, locale, foot),
});

/** Where it says that a bill differs from the record, the usual reasons in an article would explain that away. */
const drawnBeside = (answer: Answer, locale: Turn['locale']): Drawn => ({
  ...drawn(answer, locale),
  complete: answer.actions ? true : undefined,
});

/** Open invoices (or the one that was named) with the policy's stages; what a dispute holds moves. */
async function pursued(
  { ledger, cases, policy }: Books,
  { company, question, today, turn: { now, locale } }: Wanted,
): Promise<{ readonly first?: string; readonly invoices: readonly Pursued[] }> {
  const all = await ledger.invoices(company);
  const { found } = invoiceMentioned(question, all, today);
  const isPaid = found?.open.amount === 0;
  const open = all.filter((each) => each.open.amount > 0).toReversed();
  const invoices = await Promise.all(
    (found && !isPaid ? [found] : open).map(async (state: InvoiceState) => ({
      state,
      stages: stagesFor(state.invoice, policy, { holds: await disputeHolds(cases, company, state.invoice.id), now }),
    })),
  );
  return {
    first: isPaid ? text(locale, 'payments.paid', { invoice: asTyped(found.invoice.id) }) : undefined,
    invoices,
  };
}
