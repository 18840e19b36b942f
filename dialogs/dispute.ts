import { askWordsCard } from '../cards/ask-words';
import { back, openDispute } from '../cards/buttons';
import { caseStatusCard } from '../cards/case-status';
import { chooseCard } from '../cards/choose';
import { disputeSummaryCard } from '../cards/dispute-summary';
import { sentences } from '../cards/format';
import { text } from '../cards/texts';
import { type Case, isOpen } from '../services/cases/case';
import type { Cases } from '../services/cases/cases';
import type { Invoice, Ledger } from '../services/ledger/ledger';
import { namesAsInvoice } from '../services/ledger/mentioned';
import { asCustomer } from './add-words';
import { notThere } from './answers/which-invoice';
import { isSideQuestion } from './asking';
import { changed } from './dispute-changed';
import { invoiceChoices, kindChoices, lineChoices, linesOf, mattersOf, titleOf, withTax } from './dispute-choices';
import { aboutOf, lineToldIn, onInvoice, onLine } from './dispute-lines';
import { mentionedIn, namesOther, toldBefore } from './dispute-other';
import { before, type Complete, type Line, type Place, place, type Unchosen, withKind } from './dispute-places';
import { isAsking, joined, keeping, namesOf, tells, told } from './dispute-told';
import { hasWords } from './fitting';
import { attachTo, keepFor } from './keep-files';
import { named } from './language';
import { isLast } from './phrases';
import { chosen, confirmed, refused, wordsAt } from './places';
import { isCourtesy } from './politeness';
import { isAbout } from './reading';
import { type Desk, unlessSomebodyThere } from './somebody-there';
import { defineTalk, type Heard, type Opening } from './talk';
import { asViewer, companyOf, type Reply, says, shows, type Turn } from './turn';

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
      const words = isAsking(turn) || isAbout(turn, 'small-talk') ? undefined : turn.text;
      if (known) return onInvoice(lineOf(turn.id, known), known, words, turn); // nobody is asked again for what they said
      const missing = asked
        ? text(turn.locale, 'invoice.unknown', { invoice: asked })
        : notThere(mentioned, turn.locale);
      const said = words && keeping(undefined, words, []);
      return { at: { at: 'which invoice', talk: turn.id, said }, say: missing === '' ? undefined : says(missing) };
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
    if (here.at === 'is this right' && confirmed(here, turn)) return send(here, turn);
    const other = await otherInvoice(here, turn);
    if (other) return other;
    const found = 'invoice' in here ? await invoiceOf(here.invoice, turn) : undefined;
    switch (here.at) {
      case 'which invoice': {
        if (isLast(turn.text)) return 'aside'; // the latest, or the last of the list?
        const pick = chosen(here, turn, invoiceChoices(await recent(turn), turn.locale));
        const picked = pick && (await invoiceOf(pick.id, turn));
        return picked ? onInvoice(lineOf(here.talk, picked), picked, here.said, turn) : unchosen(here, turn);
      }
      case 'which line': {
        const pick = found && chosen(here, turn, lineChoices(found, here.page, turn.locale));
        if (pick) return onLine(here, pick, found, '', turn);
        return !found || isAsking(turn) ? 'aside' : lineToldIn(turn.text, here, found, turn);
      }
      case 'what is wrong': {
        const pick = chosen(here, turn, kindChoices(turn.locale));
        if (pick) return { at: withKind(here, pick.id) };
        if (!found || isAsking(turn) || isAbout(turn, 'small-talk')) return 'aside';
        const heard = told(here, turn.text, aboutOf(found, here.line, turn.locale), turn);
        return alsoSaying(await stillAbout(here.invoice, turn), heard);
      }
      case 'in your words': {
        const said = isAside(turn, mattersOf(here.kind)) ? undefined : wordsAt(here, turn);
        if (said === undefined) return 'aside';
        if (!hasWords(said)) return { at: here, say: says(text(turn.locale, 'dispute.words-please')) };
        const words = joined(here.said, said);
        return { at: { ...here, at: 'is this right', words }, say: await stillAbout(here.invoice, turn) };
      }
      case 'is this right': {
        if (refused(turn)) return { at: before(here), say: says(text(turn.locale, 'dispute.not-sent-yet')) };
        return found ? alsoSaying(await stillAbout(here.invoice, turn), changed(here, found, turn)) : 'aside';
      }
    }
  }

  async function all(turn: Turn) {
    const company = companyOf(turn);
    return company ? ledger.invoices(company.id) : [];
  }

  async function recent(turn: Turn) {
    return (await all(turn)).slice(0, OFFERED_INVOICES);
  }

  /** Another invoice than the one spoken of; what is told besides goes along. */
  async function otherInvoice(here: Place, turn: Turn): Promise<Heard<Place> | undefined> {
    if (turn.pressed) return undefined;
    const invoices = await all(turn);
    const named = namesOther(here, turn, invoices);
    if (!named) return undefined;
    const mentioned = mentionedIn(turn, invoices);
    const found = mentioned.found?.invoice;
    const [first, missing] = [here.at === 'which invoice', notThere(mentioned, turn.locale)];
    if (!found && here.at === 'which invoice' && missing !== '')
      return { at: { ...here, said: keeping(here.said, turn.text, []) }, say: says(missing) };
    if (!found) return undefined;
    if ('invoice' in here && here.invoice === found.id) return undefined;
    const telling = tells(turn.text, [namesOf(found)]);
    if (named === 'in passing' && 'line' in here && telling) return undefined; // once the line is known, that is evidence
    const before = named === 'anew' ? undefined : toldBefore(here);
    const words = telling || before === undefined ? joined(before, turn.text) : before;
    const switched = first ? [] : says(text(turn.locale, 'dispute.other-invoice', { invoice: found.id }));
    return alsoSaying(switched, onInvoice(lineOf(here.talk, found), found, words, turn));
  }

  /** Evidence may name another invoice; it is taken for what the dispute is about only if that is said. */
  async function stillAbout(own: string, turn: Turn) {
    const invoices = await all(turn);
    const other = mentionedIn(turn, invoices).found?.invoice.id;
    if (turn.pressed || !other || other === own || !namesAsInvoice(turn.text, invoices)) return [];
    return says(text(turn.locale, 'dispute.still-about', { invoice: own, other }));
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
    return {
      end: shows(caseStatusCard(opened, asViewer(turn), waiting)),
      effects: [attachTo(opened.number, here.talk, turn)],
    };

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

const alsoSaying = (first: readonly Reply[], heard: Heard<Place>): Heard<Place> =>
  heard === 'aside' || heard === 'over' || 'end' in heard ? heard : { ...heard, say: [...first, ...(heard.say ?? [])] };

const lineOf = (talk: string, { id }: Invoice): Line => ({ at: 'which line', talk, invoice: id, page: 0 });

/** Words where the invoice is asked for that choose none are kept, if they tell what is wrong. */
function unchosen(here: Unchosen, turn: Turn): Heard<Place> {
  const said = isAsking(turn) || isAbout(turn, 'small-talk') ? here.said : keeping(here.said, turn.text, []);
  return said === here.said ? 'aside' : { at: { ...here, said }, say: says(text(turn.locale, 'dispute.kept-so-far')) };
}

/** A file sent in the middle of it is kept for the case, whatever was being asked. */
function withFiles(here: Place, heard: Exclude<Heard<Place>, 'over'>, turn: Turn): Heard<Place> {
  const kept = { say: says(text(turn.locale, 'file.for-dispute')), effects: keepFor(here.talk, turn) };
  if (heard === 'aside') return { at: here, ...kept };
  if ('end' in heard) return { ...heard, effects: [...kept.effects, ...(heard.effects ?? [])] };
  return { ...heard, say: [...kept.say, ...(heard.say ?? [])], effects: kept.effects };
}
