import { type TextKey, text } from '../../cards/texts';
import type { Case, CaseState } from '../../services/cases/case';
import type { Verb } from '../../services/cases/deeds';
import type { Locale } from '../../services/locales';

type Hints = Partial<Record<CaseState, TextKey>>;

const notAtVendor: Hints = { 'in-triage': 'instead.not-at-21vianet', reopened: 'instead.not-at-21vianet' };
const write: Hints = {
  'awaiting-customer': 'instead.reply',
  'awaiting-approval': 'instead.reply',
  'awaiting-21vianet': 'instead.reply',
  resolved: 'instead.reply',
  told: 'instead.reply',
};

/** What a verb is for, in states in which something else does that. */
const ofVerb: Partial<Record<Verb, Hints>> = {
  'ask-customer': write,
  submit: notAtVendor,
  'vendor-needs': notAtVendor,
  'vendor-supplied': { ...notAtVendor, 'awaiting-21vianet': 'instead.say-what-they-need' },
  'vendor-answered': { 'in-triage': 'instead.escalate', reopened: 'instead.escalate' },
};

/** What a verb finds nothing to be done about, whatever the state. */
const nothingToDo: Partial<Record<Verb, TextKey>> = {
  'leave-talk': 'instead.no-talk',
  'call-back': 'instead.nothing-waits',
  approve: 'instead.no-approval',
  decline: 'instead.no-approval',
  reopen: 'instead.is-open',
};

/** What leads on from a state in which little else can be done. */
const ofState: Hints = {
  new: 'instead.claim',
  'awaiting-customer': 'instead.stop-waiting',
  'awaiting-approval': 'instead.stop-waiting',
  'awaiting-21vianet': 'instead.answer-or-stop-waiting',
  resolved: 'instead.reopen',
  told: 'instead.reopen',
  closed: 'instead.reopen',
};

/** What to do instead of something that a case does not allow now; empty: nothing is known. */
export function insteadOf(verb: Verb, { state, number }: Pick<Case, 'state' | 'number'>, locale: Locale): string {
  const key = ofVerb[verb]?.[state] ?? nothingToDo[verb] ?? ofState[state];
  return key ? text(locale, key, { case: number }) : '';
}
