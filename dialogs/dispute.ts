import { askWordsCard } from '../cards/ask-words';
import { back, openDispute } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { chooseCard } from '../cards/choose';
import { disputeSummaryCard } from '../cards/dispute-summary';
import { sentences } from '../cards/format';
import { text } from '../cards/texts';
import { dayIn } from '../services/calendar/zone';
import { type Case, isOpen } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Invoice, InvoiceState, Ledger } from '../services/ledger/ledger';
import { invoiceMentioned } from '../services/ledger/mentioned';
import { asCustomer } from './add-words';
import { notThere } from './answers/which-invoice';
import { isSideQuestion } from './asking';
import { correctsInvoice } from './correcting';
import {
  everyLine,
  invoiceChoices,
  kindChoices,
  lineChoices,
  linesOf,
  mattersOf,
  titleOf,
  withTax,
} from './dispute-choices';
import { before, type Complete, type Line, type Place, place, withKind, withLine } from './dispute-places';
import { isAsking, LONGEST_WORDS, told, whichOf } from './dispute-told';
import { fitting, tellsMore } from './fitting';
import { attachTo, keepFor } from './keep-files';
import { named } from './language';
import { chosen, confirmed, wordsAt } from './places';
import { isCourtesy } from './politeness';
import { isAbout } from './reading';
import { type Desk, unlessSomebodyThere } from './somebody-there';
import { defineTalk, type Heard, type Opening } from './talk';
import { companyOf, says, shows, type Turn } from './turn';

const OFFERED_INVOICES = 8;
const LOOKED_AT = 20;

interface Needs extends Desk {
  readonly ledger: Ledger;
  readonly cases: Cases;
}

/** Which invoice → which line → what is wrong → in your words → is this right → a case. */
export function dispute({ ledger, cases, ...desk }: Needs): Opening {
  const disputing = defineTalk<Place>('dispute', place, {
    async open(turn) {
      const invoices = await all(turn);
      if (!companyOf(turn)) return { end: says(text(turn.locale, 'not-linked')) };
      if (invoices.length === 0) return { end: says(text(turn.locale, 'invoices.none')) };

      const asked = openDispute.read(turn.pressed)?.invoice;
      const mentioned = mentionedIn(turn, invoices);
      const known = asked ? await invoiceOf(asked, turn) : mentioned.found?.invoice;
      if (known) return toldAtOnce({ at: 'which line', talk: turn.id, invoice: known.id, page: 0 }, known, turn);
      const missing = asked
        ? text(turn.locale, 'invoice.unknown', { invoice: asked })
        : notThere(mentioned, turn.locale);
      return { at: { at: 'which invoice', talk: turn.id }, say: missing === '' ? undefined : says(missing) };
    },

    async hear(here, turn) {
      const heard = await answered(here, turn);
      return turn.files.length > 0 && !turn.pressed && heard !== 'over' ? withFiles(here, heard, turn) : heard; // "add 1042" says where it belongs
    },

    async ask(here, turn) {
      const { locale } = turn;
      const say = (key: Parameters<typeof text>[1], names = {}) => text(locale, key, names);
      if (here.at === 'which invoice') {
        const choices = invoiceChoices(await recent(turn), locale);
        return shows(
          chooseCard(
            { ...here, title: say('dispute.which-invoice'), label: say('invoice'), choices, first: true },
            locale,
          ),
        );
      }
      const found = await invoiceOf(here.invoice, turn);
      if (!found) return says(say('invoice.unknown', { invoice: here.invoice }));
      switch (here.at) {
        case 'which line': {
          const title = say('dispute.which-line', { invoice: found.id });
          return shows(
            chooseCard(
              { ...here, title, label: say('dispute.line'), choices: lineChoices(found, here.page, locale) },
              locale,
            ),
          );
        }
        case 'what is wrong':
          return shows(
            chooseCard(
              {
                ...here,
                title: say('dispute.what-is-wrong'),
                label: say('dispute.reason'),
                choices: kindChoices(locale),
              },
              locale,
            ),
          );
        case 'in your words':
          return shows(
            askWordsCard(
              {
                ...here,
                title: say('dispute.in-your-words'),
                hint: say('dispute.evidence-hint'),
                label: say('dispute.your-words'),
              },
              locale,
            ),
          );
        case 'is this right': {
          const amount = withTax(linesOf(found, here.line));
          return shows(
            disputeSummaryCard(
              { ...here, invoiceId: found.id, line: titleOf(found, here.line, locale), amount },
              locale,
            ),
          );
        }
      }
    },
  });

  return {
    talk: disputing,
    wants: (turn) =>
      turn.who.kind === 'customer' && (openDispute.read(turn.pressed) !== undefined || isAbout(turn, 'dispute-open')),
  };

  async function answered(here: Place, turn: Turn): Promise<Heard<Place>> {
    if (back.read(turn.pressed)) return { at: before(here) };
    const other = await otherInvoice(here, turn);
    if (other) return { at: { at: 'which line', talk: here.talk, invoice: other, page: 0 } };
    switch (here.at) {
      case 'which invoice': {
        const pick = chosen(here, turn, invoiceChoices(await recent(turn), turn.locale));
        return pick ? { at: { ...here, at: 'which line', invoice: pick.id, page: 0 } } : 'aside';
      }
      case 'which line': {
        const found = await invoiceOf(here.invoice, turn);
        const pick = found && chosen(here, turn, lineChoices(found, here.page, turn.locale));
        if (pick) return { at: withLine(here, pick) };
        return !found || isAsking(turn) ? 'aside' : lineIn(found, here, turn);
      }
      case 'what is wrong': {
        const pick = chosen(here, turn, kindChoices(turn.locale));
        if (pick) return { at: withKind(here, pick.id) };
        return isAsking(turn) ? 'aside' : told(here, turn);
      }
      case 'in your words': {
        const said = isAside(turn, mattersOf(here.kind)) ? undefined : wordsAt(here, turn);
        if (said === undefined) return 'aside';
        return said === ''
          ? { at: here }
          : { at: { ...here, at: 'is this right', words: said.slice(0, LONGEST_WORDS) } };
      }
      case 'is this right':
        return confirmed(here, turn) ? send(here, turn) : 'aside';
    }
  }

  async function all(turn: Turn) {
    const company = companyOf(turn);
    return company ? ledger.invoices(company.id) : [];
  }

  async function recent(turn: Turn) {
    return (await all(turn)).slice(0, OFFERED_INVOICES);
  }

  /** Named where the invoice is asked for, or in taking it back later: "no, the August one". */
  async function otherInvoice(here: Place, turn: Turn): Promise<string | undefined> {
    const another = here.at !== 'in your words' && isAbout(turn, 'dispute-open') && DISPUTES.test(turn.text);
    if (turn.pressed || !(here.at === 'which invoice' || another || correctsInvoice(turn.text))) return undefined;
    const named = mentionedIn(turn, await all(turn)).found?.invoice.id;
    return 'invoice' in here && here.invoice === named ? undefined : named;
  }

  async function invoiceOf(id: string, turn: Turn) {
    const company = companyOf(turn);
    return company ? (await ledger.invoice(company.id, id))?.invoice : undefined;
  }

  /** However many were opened about this invoice since. */
  async function openCases(index: string, own: string): Promise<readonly Case[]> {
    const found: Case[] = [];
    let page: readonly Case[];
    do {
      page = await cases.list({ invoice: index }, LOOKED_AT, { skip: found.length });
      found.push(...page);
    } while (page.length === LOOKED_AT);
    return found.filter(({ state, opening }) => isOpen(state) && opening !== own);
  }

  /** The case, or the one that is already open about the same lines. */
  async function send(here: Complete, turn: Turn): Promise<Heard<Place>> {
    const [company, found] = [companyOf(turn), await invoiceOf(here.invoice, turn)];
    if (!company || !found) return { end: says(text(turn.locale, 'invoice.unknown', { invoice: here.invoice })) };
    const lines = linesOf(found, here.line);
    const lineIds = lines.map(({ id }) => id);

    const open = await openCases(`${company.id}:${found.id}`, here.talk);
    const same = open.find(({ dispute: { lineIds: theirs } }) => theirs.join() === lineIds.join());
    if (same && same.requester.id !== turn.who.id)
      return { end: says(text(turn.locale, 'case.open-for-colleague', { case: same.number })) };
    const opened = same ?? (await cases.open(draft(), asCustomer(turn), here.talk));
    const intro = text(turn.locale, same ? 'case.already-open' : 'case.opened', { case: opened.number });
    const waiting = sentences(turn.locale, intro, opened.owner ? '' : await unlessSomebodyThere(desk, turn));
    return { end: shows(caseStatusCard(opened, turn, waiting)), effects: [attachTo(opened.number, here.talk, turn)] };

    function draft() {
      const [only] = lines.length === 1 ? lines : [];
      return {
        customer: { id: company!.id, name: company!.name },
        requester: { id: turn.who.id, name: turn.who.name, tenantId: turn.who.tenantId, locale: turn.locale },
        dispute: {
          kind: here.kind,
          invoiceId: found!.id,
          lineIds,
          product: only?.product,
          subscriptionId: only?.subscriptionId,
          amount: withTax(lines),
          words: here.words,
        },
        packet: turn.packet,
        related: open.map(({ number }) => number),
      };
    }
  }
}

/** Where any words are evidence, these are none: a question, a language to go on in, a thanks or a nod. */
const isAside = (turn: Turn, matters: readonly string[]): boolean =>
  isSideQuestion(turn, matters) || (!turn.pressed && (named(turn.text) !== undefined || isCourtesy(turn.text)));

/** "I want to dispute the June invoice", not "we cancelled on 24 June". */
const DISPUTES = /disput|contest|challeng|争议|爭議|异议|申诉/iu;

/** Whoever says at once which line and what is wrong is not asked for it again. */
function toldAtOnce(here: Line, found: Invoice, turn: Turn): Heard<Place> {
  const heard = turn.pressed || isAsking(turn) ? 'aside' : lineIn(found, here, turn);
  return heard === 'aside' ? { at: here } : heard;
}

/** A line named in words; a sentence that tells more is the answer to the next question too. */
function lineIn(found: Invoice, here: Line, turn: Turn): Heard<Place> {
  const fit = fitting(turn.text, everyLine(found, turn.locale));
  const [only, another] = fit;
  if (!only) return 'aside';
  if (another) return { at: here, say: whichOf(fit, lineChoices(found, here.page, turn.locale), turn) };
  const next = withLine(here, only);
  return next.at === 'what is wrong' && tellsMore(turn.text, fit) ? told(next, turn) : { at: next };
}

const mentionedIn = ({ text: words, now, zone }: Turn, invoices: readonly InvoiceState[]) =>
  invoiceMentioned(words, invoices, dayIn(zone, now));

/** A file sent in the middle of it is kept for the case, whatever was being asked. */
function withFiles(here: Place, heard: Exclude<Heard<Place>, 'over'>, turn: Turn): Heard<Place> {
  const kept = { say: says(text(turn.locale, 'file.for-dispute')), effects: keepFor(here.talk, turn) };
  if (heard === 'aside') return { at: here, ...kept };
  if ('end' in heard) return { ...heard, effects: [...kept.effects, ...(heard.effects ?? [])] };
  return { ...heard, say: [...kept.say, ...(heard.say ?? [])], effects: kept.effects };
}
