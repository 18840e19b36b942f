import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import {
  askCustomer,
  callBack,
  claim,
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
import type { DeskView } from './desk-view';
import { type Form, numberInput, withTyped, wordsForm } from './forms';
import { text } from './texts';

export type Choice = { readonly press: Press } | { readonly link: Link } | { readonly form: Form };

/** Teams shows six at the foot of a card; the sixth leads to all the others. */
const FOOT = 5;

export function pressableOf(found: Case, view: DeskView, locale: Locale): Pressable {
  const last = more.press(text(locale, 'case.more'), locale, { case: found.number });
  const shown = choicesOf(found, view, locale).slice(0, FOOT);
  const { actions, links, forms } = sorted(shown);
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

/** What the state of a case is for, the most usual first. */
function choicesOf(
  found: Case,
  { standing, ownerSilent, offered, portalUrl }: DeskView,
  locale: Locale,
): readonly Choice[] {
  const { owner, state, escalation, talk, resolution } = found;
  const id = { case: found.number, version: found.version };
  const press = (button: typeof claim, name: PressName): Choice => ({
    press: button.press(text(locale, `case.${name}`), locale, id),
  });
  const words = (button: typeof reply, name: WordsName): Choice => ({ form: wordsOf(button, name, id, locale) });
  const replies = words(reply, 'reply');
  const stopWaiting = words(callBack, 'call-back');

  if (state === 'withdrawn') return [];
  if (!owner)
    return [
      press(claim, 'claim'),
      ...(offered ? [press(passOffer, 'pass')] : []),
      ...(state === 'told' || state === 'closed' ? [words(reopen, 'reopen')] : []),
    ];
  const relieve = ownerSilent ? [press(takeOver, 'take-over')] : [];
  const talking = talk ? press(leaveTalk, 'leave-talk') : press(takeTalk, 'take-talk');
  const resolving = { form: resolveForm(found, standing, locale) };
  switch (state) {
    case 'in-triage': {
      const advised = standing?.step.kind === 'outcome' && standing.step.advice === 'escalated';
      const up = advised ? [] : [press(escalate, 'escalate')];
      return [...relieve, replies, words(askCustomer, 'ask'), resolving, ...up, talking, press(handBack, 'hand-back')];
    }
    case 'awaiting-customer':
      return [...relieve, replies, stopWaiting, resolving, talking, press(handBack, 'hand-back')];
    case 'awaiting-approval':
      return [...relieve, replies, stopWaiting, talking];
    case 'awaiting-21vianet': {
      const atVendor = vendorChoices(found, locale);
      const links = escalation?.route === 'portal' && !escalation.ticket ? [portalLink(portalUrl, locale)] : [];
      return [...relieve, press(showPackage, 'show-package'), ...links, ...atVendor, replies, stopWaiting, talking];
    }
    case 'resolved':
      return [
        ...relieve,
        ...(resolution?.unreachable ? [words(toldByHand, 'told-by-hand')] : []),
        replies,
        words(reopen, 'reopen'),
        talking,
      ];
    case 'told':
      return [...relieve, replies, words(reopen, 'reopen'), talking];
    case 'closed':
      return [words(reopen, 'reopen')];
    case 'reopened':
      return [...relieve, press(claim, 'claim'), replies, words(askCustomer, 'ask'), talking];
    case 'new':
      return [press(claim, 'claim')];
  }
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

type Id = { readonly case: string; readonly version: number };

const wordsOf = (button: typeof reply, name: WordsName, id: Id, locale: Locale): Form =>
  wordsForm(button, { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`) }, locale, id);

const portalLink = (url: string, locale: Locale): Choice => ({ link: portal(url, locale) });

/** 21Vianet has no page that opens a request by itself (domain.md §1.10). */
export const portal = (url: string, locale: Locale): Link => ({ title: text(locale, 'case.open-portal'), url });

function vendorChoices({ number, version, escalation }: Case, locale: Locale): readonly Choice[] {
  const id = { case: number, version };
  const words = (button: typeof reply, name: WordsName): Choice => ({ form: wordsOf(button, name, id, locale) });
  const answered = words(vendorAnswered, 'vendor-answered');
  if (escalation?.state === 'attention-needed') return [words(vendorSupplied, 'vendor-supplied'), answered];
  if (escalation?.state !== 'prepared') return [answered, words(vendorNeeds, 'vendor-needs')];
  const ticket = {
    title: text(locale, 'form.ticket'),
    selects: [],
    inputs: [numberInput(recordTicket.input('ticket'), text(locale, 'form.ticket.label'), locale)],
    send: recordTicket.press(text(locale, 'send'), locale, id),
  };
  return [{ form: ticket }];
}
