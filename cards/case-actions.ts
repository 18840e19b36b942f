import type { Case, Outcome } from '../services/cases/case';
import type { Locale } from '../services/locales';
import {
  askCustomer,
  callBack,
  claim,
  escalate,
  handBack,
  note,
  type Press,
  recordTicket,
  reopen,
  reply,
  resolve,
  showPackage,
  takeOver,
  toldByHand,
  vendorAnswered,
  vendorNeeds,
} from './buttons';
import { advisedOutcome } from './case-step';
import type { DeskView } from './desk-view';
import { type Form, wordsForm } from './forms';
import { text } from './texts';

/** At most six things to press at the foot of a card (Teams folds the rest away): what this state is for, then the note. */
export function actionsOf(
  { number, version, state, owner, escalation }: Case,
  { standing, ownerSilent }: DeskView,
  locale: Locale,
): readonly Press[] {
  const id = { case: number, version };
  if (!owner || state === 'reopened' || state === 'new') return [claim.press(text(locale, 'case.claim'), locale, id)];
  const relieve = ownerSilent ? [takeOver.press(text(locale, 'case.take-over'), locale, id)] : [];
  if (state === 'in-triage') {
    const advised = standing?.step.kind === 'outcome' && standing.step.advice === 'escalated';
    const up = advised ? [] : [escalate.press(text(locale, 'case.escalate'), locale, id)];
    return [...up, ...(relieve.length > 0 ? relieve : [handBack.press(text(locale, 'case.hand-back'), locale, id)])];
  }
  if (state === 'awaiting-21vianet' && escalation)
    return [showPackage.press(text(locale, 'case.show-package'), locale, { case: number }), ...relieve];
  return relieve;
}

export function linksOf({ state, escalation }: Case, { portalUrl }: DeskView, locale: Locale) {
  const wanted = state === 'awaiting-21vianet' && escalation?.route === 'portal' && !escalation.ticket;
  return wanted ? [{ title: text(locale, 'case.open-portal'), url: portalUrl }] : [];
}

export function formsOf(found: Case, { standing }: DeskView, locale: Locale): readonly Form[] {
  const id = { case: found.number, version: found.version };
  const words = (button: Parameters<typeof wordsForm<typeof id>>[0], name: WordsName) =>
    wordsForm(button, { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`) }, locale, id);
  const notes = words(note, 'note');
  if (!found.owner) return [notes];
  switch (found.state) {
    case 'in-triage':
      return [
        words(reply, 'reply'),
        words(askCustomer, 'ask'),
        resolveForm(id, advisedOutcome(standing), locale),
        notes,
      ];
    case 'awaiting-customer':
    case 'awaiting-approval':
      return [words(reply, 'reply'), words(callBack, 'call-back'), notes];
    case 'awaiting-21vianet':
      return [...vendorForms(found, id, locale), words(callBack, 'call-back'), notes];
    case 'resolved':
      return [
        ...(found.resolution?.unreachable ? [words(toldByHand, 'told-by-hand')] : []),
        words(reopen, 'reopen'),
        notes,
      ];
    case 'told':
    case 'closed':
      return [words(reopen, 'reopen'), notes];
    default:
      return [notes];
  }
}

type WordsName =
  | 'note'
  | 'reply'
  | 'ask'
  | 'call-back'
  | 'told-by-hand'
  | 'reopen'
  | 'vendor-needs'
  | 'vendor-answered';

function vendorForms({ escalation }: Case, id: { case: string; version: number }, locale: Locale): readonly Form[] {
  if (escalation?.state === 'prepared') {
    const words = { title: text(locale, 'form.ticket'), label: text(locale, 'form.ticket.label') };
    const input = {
      id: recordTicket.input('ticket'),
      label: words.label,
      error: text(locale, 'words.error'),
      value: '',
      multiline: false,
    };
    return [{ title: words.title, selects: [], input, send: recordTicket.press(text(locale, 'send'), locale, id) }];
  }
  const words = (button: typeof vendorNeeds, name: 'vendor-needs' | 'vendor-answered') =>
    wordsForm(button, { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`) }, locale, id);
  return [words(vendorAnswered, 'vendor-answered'), words(vendorNeeds, 'vendor-needs')];
}

/** Outcomes an agent gives; the others come about by their own verbs. */
const given = ['explained', 'corrected', 'credited'] as const satisfies readonly Outcome[];

function resolveForm(id: { case: string; version: number }, advised: Outcome | undefined, locale: Locale): Form {
  const form = wordsForm(
    resolve,
    { title: text(locale, 'form.resolve'), label: text(locale, 'form.resolve.label') },
    locale,
    id,
  );
  const outcome = {
    id: resolve.input('outcome'),
    label: text(locale, 'form.resolve.outcome'),
    error: text(locale, 'choose.error'),
    value: advised ?? 'explained',
    choices: given.map((each) => ({ id: each, title: text(locale, `outcome.${each}`) })),
  };
  return { ...form, selects: [outcome] };
}
