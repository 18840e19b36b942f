import { text } from '../cards/texts';
import type { Invoice, InvoiceLine } from '../services/ledger/ledger';
import type { Locale } from '../services/locales';
import { amountSaid, sum } from '../services/money';
import { everyLine, lineChoices, MORE_LINES } from './dispute-choices';
import type { Line, Place, Reason } from './dispute-places';
import { keeping, keptIf, namesOf, tells, told, whichOf } from './dispute-told';
import { fitting, type Named, onlyNames } from './fitting';
import { saysToo } from './phrases';
import type { Choice } from './places';
import { isAbout } from './reading';
import type { Heard } from './talk';
import { says, type Turn } from './turn';

/** An invoice is known now: what was told already may say which line and what is wrong. */
export function onInvoice(here: Line, found: Invoice, words: string | undefined, turn: Turn): Heard<Place> {
  const heard = words === undefined ? 'aside' : lineToldIn(words, here, found, turn);
  return heard === 'aside' ? { at: here } : heard;
}

/** Words where the line is asked for: they may name it, and a sentence that tells more answers the next question too. */
export function lineToldIn(words: string, here: Line, found: Invoice, turn: Turn): Heard<Place> {
  const meant = linesMeant(words, found, turn.locale);
  const fit = meant.length === found.lines.length && tells(words, [namesOf(found)]) ? [] : meant; // "seats": of which line?
  const telling = onlyNames(words, fit) ? '' : words; // "the E3 one with 28 seats" is no complaint about seats
  const next = { ...here, said: keeping(here.said, telling, [namesOf(found), ...fit]) };
  const [only, another] = fit;
  if (another) return { at: next, say: whichOf(fit, lineChoices(found, here.page, turn.locale), turn) };
  if (only) return onLine(next, only, found, telling, turn);
  if (next.said === here.said || isAbout(turn, 'small-talk')) return 'aside';
  return { at: next, say: says(text(turn.locale, 'dispute.kept-so-far')) };
}

/** A line is known now: what was told already may say what is wrong. */
export function onLine(here: Line, line: Choice, found: Invoice, words: string, turn: Turn): Heard<Place> {
  if (line.id === MORE_LINES) return { at: { ...here, page: here.page + 1 } };
  const reason: Reason = { at: 'what is wrong', talk: here.talk, invoice: here.invoice, line: line.id };
  const heard = told(reason, here.said ?? words, aboutOf(found, line.id, turn.locale), turn);
  if (heard === 'aside') return { at: reason };
  const { said } = here;
  return said === undefined || heard === 'over' || 'end' in heard || heard.at.at !== 'in your words'
    ? heard
    : keptIf(true, heard.at, said, turn);
}

/** What a dispute of this line is about, whatever is wrong with it. */
export const aboutOf = (found: Invoice, line: string, locale: Locale): readonly Named[] => [
  namesOf(found),
  ...everyLine(found, locale).filter(({ id }) => id === line),
];

export const pointsAtLine = saysToo('phrase.line');

/** The lines that words mean: by their product, and of those the ones whose seats or amount are said. */
export function linesMeant(words: string, found: Invoice, locale: Locale): readonly Choice[] {
  const fit = fitting(words, everyLine(found, locale, pointsAtLine(words)), [namesOf(found)]);
  const said = found.lines.filter((line) => fit.some(({ id }) => id === line.id) && saysFigures(words, line));
  return said.length === 0 ? fit : fit.filter(({ id }) => said.some((line) => line.id === id));
}

/** "Charged for 25 E3 seats", "25个席位"; a number alone may be a day, and what they have is not what the line says. */
const SEATS =
  /(?<!(?:have|has|only|just|need|temos|tenho|só|so|apenas|只有|只要|应该是|应为)\s*)(?<![\d.,])(\d{1,5})\s*(?:个|份|\S+\s+)?\s*(?:(?:seat|licen[cs]e|user|licen[cç]a|usu[aá]rio|assento)s?(?!\p{L})|席位|许可|用户|账号|人|个(?!月))/giu;
const AMOUNT = /\d[\d.,]*\d/g;

function saysFigures(words: string, { seats, amount, tax }: InvoiceLine): boolean {
  const amounts = (words.match(AMOUNT) ?? []).flatMap((said) => amountSaid(said, amount.currency)?.amount ?? []);
  const theirs = [amount, sum([amount, tax])].map((each) => Math.abs(each.amount));
  return (
    [...words.matchAll(SEATS)].some(([, said]) => Number(said) === seats) ||
    theirs.some((each) => amounts.includes(each))
  );
}
