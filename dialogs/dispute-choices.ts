import { clipped, day, money } from '../cards/format';
import { text } from '../cards/texts';
import { type DisputeKind, disputeKinds } from '../services/cases/case';
import type { Invoice, InvoiceLine, InvoiceState } from '../services/ledger/ledger';
import { type Locale, locales } from '../services/locales';
import { type Money, sum } from '../services/money';
import called from './dispute-words.json';
import { tellingWords } from './fitting';
import type { Choice } from './places';

export const WHOLE_INVOICE = 'all';
/** Picked instead of a line: the next ones. */
export const MORE_LINES = 'more';
const LINES_A_PAGE = 40;

/** The partner's own business with 21Vianet is not a customer's dispute. */
const forCustomers = disputeKinds.filter((kind) => kind !== 'vendor-invoice-wrong');

export const invoiceChoices = (invoices: readonly InvoiceState[], locale: Locale): readonly Choice[] =>
  invoices.map(({ invoice: { id, issuedOn, total } }) => ({
    id,
    title: `${id} · ${day(issuedOn, locale)} · ${money(total, locale)}`,
  }));

/** `page` counts from 0 and goes round: an invoice of hundreds of lines is not a list to scroll through. */
export function lineChoices({ lines }: Invoice, page: number, locale: Locale): readonly Choice[] {
  const pages = Math.max(1, Math.ceil(lines.length / LINES_A_PAGE));
  const from = (page % pages) * LINES_A_PAGE;
  return [
    ...lines.slice(from, from + LINES_A_PAGE).map((line) => lineChoice(line, locale)),
    ...(pages > 1
      ? [{ id: MORE_LINES, title: text(locale, 'dispute.more-lines'), words: called.more, besides: true }]
      : []),
    {
      id: WHOLE_INVOICE,
      title: text(locale, 'dispute.whole-invoice'),
      words: called.all,
      alone: called['all-alone'],
      besides: true,
    },
  ];
}

/** What may be named in words: a line of any page. `pointing`: "the Office line"; then any word of a product will do. */
export const everyLine = (invoice: Invoice, locale: Locale, pointing = false): readonly Choice[] => [
  ...invoice.lines.map((line) => lineChoice(line, locale, pointing)),
  ...lineChoices(invoice, 0, locale).filter(({ id }) => id === MORE_LINES || id === WHOLE_INVOICE),
];

const lineChoice = (line: InvoiceLine, locale: Locale, pointing = false): Choice => ({
  id: line.id,
  title: lineTitle(line, locale),
  words: [line.product, ...tellingWords(line.product).filter((word) => (pointing ? A_NAME : OWN_NAME).test(word))],
});

const A_NAME = /(?=.*\p{L})../u;
/** A word of a product that is not in the names of many: "Visio", "E3", but not "Plan 2". */
const OWN_NAME =
  /^(?!(?:office|microsoft|plan|plano|online|business|enterprise|standard|basic|premium|service|servico|day|month|year|dia|mes|ano)$)(?=.*\p{L})..+$/u;

export const kindChoices = (locale: Locale): readonly (Choice & { readonly id: DisputeKind })[] =>
  forCustomers.map((kind) => ({
    id: kind,
    title: text(locale, `kind.${kind}`),
    words: [...locales.map((each) => text(each, `kind.${kind}`)), ...called[kind]],
  }));

/** Topics of what is being disputed besides those of any charge: sure of one of them, people tell rather than ask. */
export const mattersOf = (kind: DisputeKind): readonly string[] => matters[kind] ?? [];

const matters: Readonly<Partial<Record<DisputeKind, readonly string[]>>> = {
  'payment-not-registered': ['payment-status'],
  'tax-invoice-wrong': ['tax-fapiao'],
  technical: ['technical-support'],
};

export const linesOf = (invoice: Invoice, choice: string): readonly InvoiceLine[] =>
  choice === WHOLE_INVOICE ? invoice.lines : invoice.lines.filter(({ id }) => id === choice);

export const withTax = (lines: readonly InvoiceLine[]): Money => sum(lines.flatMap(({ amount, tax }) => [amount, tax]));

export function titleOf(invoice: Invoice, choice: string, locale: Locale): string {
  const [line] = choice === WHOLE_INVOICE ? [] : linesOf(invoice, choice);
  return line ? lineTitle(line, locale) : text(locale, 'dispute.whole-invoice');
}

const lineTitle = ({ product, kind, from, to, seats, amount }: InvoiceLine, locale: Locale) =>
  text(locale, kind === 'other' ? 'invoice.line-of-other' : 'invoice.line', {
    product: clipped(product, 60),
    kind: text(locale, `line.${kind}`),
    from: day(from, locale),
    to: day(to, locale),
    seats,
    amount: money(amount, locale),
  });
