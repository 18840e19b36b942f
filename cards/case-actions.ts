import type { Case, CaseState } from '../services/cases/case';
import type { Locale } from '../services/locales';
import type { Agent } from '../services/people/person';
import { may } from '../services/people/roles';
import {
  approve,
  askCustomer,
  callBack,
  claim,
  decline,
  escalate,
  handBack,
  leaveTalk,
  more,
  type Press,
  passOffer,
  recordTicket,
  reopen,
  reply,
  showPackage,
  takeOver,
  takeTalk,
  toldByHand,
  vendorAnswered,
  vendorNeeds,
  vendorSupplied,
} from './buttons';
import type { Link, Pressable } from './card';
import { resolveForm } from './case-resolve';
import { needsWords } from './case-step';
import type { DeskView } from './desk-view';
import { type Form, numberInput, withTyped, wordsForm } from './forms';
import { text } from './texts';

export type Choice = { readonly press: Press } | { readonly link: Link } | { readonly form: Form };

/** Teams shows six at the foot of a card; the sixth leads to all the others. */
const FOOT = 5;

export function pressableOf(found: Case, view: DeskView, locale: Locale): Pressable {
  const last = more.press(text(locale, 'case.more'), locale, { case: found.number });
  const { actions, links, forms } = sorted(choicesOf(found, view, locale).slice(0, FOOT));
  return { actions, links, forms: forms.map((form) => withTyped(form, view.unsent)), last: [last] };
}

/** What the foot of the card has no room for. */
export const beyondFoot = (found: Case, view: DeskView, locale: Locale): readonly Choice[] =>
  choicesOf(found, view, locale).slice(FOOT);

export function sorted(choices: readonly Choice[]) {
  return {
    actions: choices.flatMap((choice) => ('press' in choice ? [choice.press] : [])),
    links: choices.flatMap((choice) => ('link' in choice ? [choice.link] : [])),
    forms: choices.flatMap((choice) => ('form' in choice ? [choice.form] : [])),
  };
}

/** What a case is for now, the most usual first. */
function choicesOf(found: Case, view: DeskView, locale: Locale): readonly Choice[] {
  const at = { found, view, locale };
  if (!found.owner) return unowned(at);
  const { reader } = view;
  const relieve = view.ownerSilent && found.state !== 'withdrawn' ? [press(takeOver, 'take-over')(at)] : [];
  const theirs = !reader || reader.id === found.owner.id ? perState[found.state](at) : ofOthers(at, reader);
  return [...relieve, ...theirs];
}

/** What somebody may do with a case that another one owns. */
function ofOthers(at: At, { kind }: Agent): readonly Choice[] {
  const { state } = at.found;
  const isManager = kind === 'manager';
  switch (state) {
    case 'awaiting-approval':
      return isManager ? deciding(at) : [];
    case 'awaiting-21vianet':
      return [
        press(showPackage, 'show-package')(at),
        ...portalLink(at),
        ...(isManager || !at.found.escalation?.ticket ? vendorSays(at) : []),
      ];
    case 'resolved':
      return isManager ? [...tellingByHand(at), reopening(at)] : [];
    case 'told':
    case 'closed':
      return isManager ? [reopening(at)] : [];
    default:
      return [];
  }
}

interface At {
  readonly found: Case;
  readonly view: DeskView;
  readonly locale: Locale;
}

const perState: Readonly<Record<CaseState, (at: At) => readonly Choice[]>> = {
  new: (at) => [claiming(at)],
  reopened: (at) => [claiming(at), replying(at), asking(at), resolving(at), ...ofTicket(at), talking(at)],
  'in-triage': (at) => [
    replying(at),
    asking(at),
    resolving(at),
    ...ofTicket(at),
    ...escalating(at),
    talking(at),
    handingBack(at),
  ],
  'awaiting-customer': (at) => [replying(at), notWaiting(at), resolving(at), talking(at), handingBack(at)],
  'awaiting-approval': (at) => [...deciding(at), replying(at), notWaiting(at), talking(at)],
  'awaiting-21vianet': (at) => [
    press(showPackage, 'show-package')(at),
    ...portalLink(at),
    ...vendorSays(at),
    replying(at),
    notWaiting(at),
    talking(at),
  ],
  resolved: (at) => [...tellingByHand(at), replying(at), reopening(at), talking(at)],
  told: (at) => [replying(at), reopening(at), talking(at)],
  closed: (at) => [reopening(at)],
  withdrawn: () => [],
};

function unowned(at: At): readonly Choice[] {
  const { state } = at.found;
  if (state === 'withdrawn') return [];
  const again = state === 'resolved' || state === 'told' || state === 'closed' ? [reopening(at)] : [];
  if (state === 'closed') return again;
  return [claiming(at), ...(at.view.offered ? [press(passOffer, 'pass')(at)] : []), ...again];
}

type PressName =
  | 'claim'
  | 'pass'
  | 'take-over'
  | 'hand-back'
  | 'escalate'
  | 'show-package'
  | 'take-talk'
  | 'leave-talk';
type WordsName =
  | 'reply'
  | 'ask'
  | 'call-back'
  | 'told-by-hand'
  | 'reopen'
  | 'vendor-needs'
  | 'vendor-supplied'
  | 'vendor-answered';

const idOf = ({ number, version }: Case) => ({ case: number, version });

const press =
  (button: typeof claim, name: PressName) =>
  ({ found, locale }: At): Choice => ({ press: button.press(text(locale, `case.${name}`), locale, idOf(found)) });

const words =
  (button: typeof reply, name: WordsName) =>
  ({ found, locale }: At): Choice => ({
    form: wordsForm(
      button,
      { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`) },
      locale,
      idOf(found),
    ),
  });

const claiming = press(claim, 'claim');
const handingBack = press(handBack, 'hand-back');
const replying = words(reply, 'reply');
const asking = words(askCustomer, 'ask');
const notWaiting = words(callBack, 'call-back');
const reopening = words(reopen, 'reopen');

/** A second person's answer to a request for approval; who asked for it does not give it. */
const deciding = ({ found, view, locale }: At): readonly Choice[] =>
  view.reader && view.reader.id === found.approval?.by.id ? [] : decisions(found, locale);

export const decisions = (found: Case, locale: Locale): readonly Choice[] => [
  { press: approve.press(text(locale, 'case.approve'), locale, idOf(found)) },
  {
    form: wordsForm(
      decline,
      { title: text(locale, 'form.decline'), label: text(locale, 'form.decline.label') },
      locale,
      idOf(found),
    ),
  },
];

const talking = (at: At) => press(at.found.talk ? leaveTalk : takeTalk, at.found.talk ? 'leave-talk' : 'take-talk')(at);

const resolving = ({ found, view, locale }: At): Choice => ({ form: resolveForm(found, view, locale) });

/** What may still come of a ticket that is not waited for: an answer that needs more, or one to what was taken back. */
function ofTicket(at: At): readonly Choice[] {
  const { ticket, state } = at.found.escalation ?? {};
  if (!ticket || (state !== 'answered' && state !== 'taken-back')) return [];
  const answered = words(vendorAnswered, 'vendor-answered')(at);
  return state === 'answered' ? [words(vendorSupplied, 'vendor-supplied')(at), answered] : [answered];
}

/** Where triage advises it, the step itself has the button; unless it takes words. */
function escalating(at: At): readonly Choice[] {
  const { standing, reader } = at.view;
  if (reader && !may(reader.role, 'prepare-escalation')) return [];
  const step = standing?.step;
  if (step?.kind !== 'outcome' || step.advice !== 'escalated') return [press(escalate, 'escalate')(at)];
  return needsWords(at.found) ? [groundsForm(at)] : [];
}

const groundsForm = ({ found, locale }: At): Choice => ({
  form: wordsForm(
    escalate,
    { title: text(locale, 'case.escalate'), label: text(locale, 'form.escalate.label') },
    locale,
    idOf(found),
  ),
});

const tellingByHand = (at: At) => (at.found.resolution?.unreachable ? [words(toldByHand, 'told-by-hand')(at)] : []);

function portalLink({ found: { escalation }, view, locale }: At): readonly Choice[] {
  const wanted = escalation?.route === 'portal' && !escalation.ticket;
  return wanted ? [{ link: portal(view.portalUrl, locale) }] : [];
}

/** 21Vianet has no page that opens a request by itself (domain.md §1.10). */
export const portal = (url: string, locale: Locale): Link => ({ title: text(locale, 'case.open-portal'), url });

function vendorSays(at: At): readonly Choice[] {
  const answered = words(vendorAnswered, 'vendor-answered')(at);
  switch (at.found.escalation?.state) {
    case 'prepared':
      return maySubmit(at) ? [{ form: ticketForm(at) }] : [];
    case 'attention-needed':
      return [words(vendorSupplied, 'vendor-supplied')(at), answered];
    default:
      return [answered, words(vendorNeeds, 'vendor-needs')(at)];
  }
}

const maySubmit = ({ found: { escalation }, view: { reader } }: At): boolean =>
  !reader ||
  may(
    reader.role,
    escalation?.request === 'partner-center-request' ? 'submit-partner-center-request' : 'submit-customer-request',
  );

const ticketForm = ({ found, locale }: At): Form => ({
  title: text(locale, 'form.ticket'),
  selects: [],
  inputs: [numberInput(recordTicket.input('ticket'), text(locale, 'form.ticket.label'), locale)],
  send: recordTicket.press(text(locale, 'send'), locale, idOf(found)),
});
