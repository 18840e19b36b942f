import {
  approve,
  askCustomer,
  assign,
  callBack,
  claim,
  decline,
  handBack,
  leaveTalk,
  merge,
  note,
  overrideClose,
  passOffer,
  recordTicket,
  relate,
  reopen,
  reply,
  requestApproval,
  resolve,
  takeOver,
  takeTalk,
  toldByHand,
  triageAnswer,
  triageBack,
  vendorAnswered,
  vendorNeeds,
  vendorSupplied,
} from '../../cards/buttons';
import { OTHER_CASE } from '../../cards/case-more';
import { MEANT } from '../../cards/command-places';
import { asTyped } from '../../cards/plain';
import { text } from '../../cards/texts';
import { type Case, isOpen } from '../../services/cases/case';
import type { Cases } from '../../services/cases/cases';
import type { Deed } from '../../services/cases/deeds';
import type { Locale } from '../../services/locales';
import { amountSaid, asDecimal, type Money, saysMoney, whyNoAmount } from '../../services/money';
import { agentNamed, type Team } from '../../services/people/team';
import type { Tree } from '../../services/triage/tree';
import type { Turn } from '../turn';
import { standingOf } from './case-view';

export interface DeedNeeds {
  readonly cases: Pick<Cases, 'find'>;
  readonly team: Team;
  readonly desk: { readonly tree: Tree };
  /** The language somebody's words are in; undefined: they do not show it. */
  readonly languageOf: (words: string) => Locale | undefined;
}

/** What a press means for the case it was made on; in words: why it means nothing. Undefined: an old card. */
type ReadDeed = (turn: Turn, found: Case, needs: DeedNeeds) => Promise<Meant> | Meant;
type Meant = Deed | { readonly instead: string } | undefined;

/** Buttons that are one verb of the case each. What they may do is the case's business (services/cases/permission). */
const deeds: ReadonlyMap<string, ReadDeed> = new Map([
  plain(claim, { verb: 'claim' }),
  plain(passOffer, { verb: 'pass-offer' }),
  plain(takeTalk, { verb: 'take-talk' }),
  plain(leaveTalk, { verb: 'leave-talk' }),
  plain(approve, { verb: 'approve' }),
  worded(takeOver, (why) => ({ verb: 'take-over', why })),
  worded(handBack, (why) => ({ verb: 'hand-back', why })),
  worded(note, (words) => ({ verb: 'note', text: words })),
  worded(reply, (words) => ({ verb: 'reply', text: words })),
  worded(askCustomer, (words) => ({ verb: 'ask-customer', text: words })),
  worded(callBack, (why) => ({ verb: 'call-back', why })),
  worded(requestApproval, (words) => ({ verb: 'request-approval', text: words })),
  worded(decline, (why) => ({ verb: 'decline', why })),
  worded(vendorNeeds, (words) => ({ verb: 'vendor-needs', text: words })),
  worded(vendorSupplied, (words) => ({ verb: 'vendor-supplied', text: words })),
  worded(vendorAnswered, (words) => ({ verb: 'vendor-answered', text: words })),
  worded(toldByHand, (why) => ({ verb: 'told-by-hand', why })),
  worded(reopen, (why) => ({ verb: 'reopen', why })),
  worded(overrideClose, (why) => ({ verb: 'override-close', why })),
  [triageAnswer.verb, readAnswer],
  [triageBack.verb, readBack],
  [recordTicket.verb, ({ pressed }) => ticketOf(recordTicket.read(pressed))],
  [resolve.verb, readResolve],
  [assign.verb, readAssign],
  [merge.verb, readMerge],
  [relate.verb, readRelate],
]);

export const isDeed = (verb: string | undefined): boolean => verb !== undefined && deeds.has(verb);

export const deedOf: ReadDeed = (turn, found, needs) => deeds.get(turn.pressed?.verb ?? '')?.(turn, found, needs);

interface Button<Read> {
  readonly verb: string;
  read(pressed: Turn['pressed']): Read | undefined;
}

function plain(button: Button<object>, deed: Deed): [string, ReadDeed] {
  return [button.verb, ({ pressed }) => (button.read(pressed) ? deed : undefined)];
}

function worded(button: Button<{ text: string }>, deed: (words: string) => Deed): [string, ReadDeed] {
  return [
    button.verb,
    ({ pressed }) => {
      const press = button.read(pressed);
      return press && deed(press.text.trim());
    },
  ];
}

const ticketOf = (press: { ticket: string } | undefined): Deed | undefined =>
  press && { verb: 'submit', ticket: press.ticket };

/** An answer counts only for the question the case stands on: an older card's answer is not taken for another question. */
function readAnswer({ pressed }: Turn, found: Case, { desk }: DeedNeeds): Deed | undefined {
  const press = triageAnswer.read(pressed);
  const { id, step } = standingOf(found, desk.tree);
  if (!press || step.kind !== 'question' || (press.question !== undefined && press.question !== id)) return undefined;
  const option = step.options[Number(press.answer) - 1] ?? step.options.find((each) => each.id === press.answer);
  return option && { verb: 'triage-answer', question: id, answer: option.id };
}

/** To the question answered last on the way to where the case stands. */
function readBack({ pressed, locale }: Turn, found: Case, { desk }: DeedNeeds): Meant {
  if (!triageBack.read(pressed)) return undefined;
  const question = standingOf(found, desk.tree).answered.at(-1);
  return question ? { verb: 'triage-back', question } : { instead: text(locale, 'refused.first-question') };
}

/** The language of the answer is that of its words; words that do not show one are taken for the customer's. */
function readResolve(turn: Turn, { requester, dispute }: Case, { languageOf }: DeedNeeds): Meant {
  const press = resolve.read(turn.pressed);
  if (!press?.outcome) return turn.pressed && { instead: text(turn.locale, 'refused.outcome') };
  const { outcome, amount = '', meant } = press;
  const words = press.text.trim();
  const deed = { verb: 'resolve', outcome, text: words, locale: languageOf(words) ?? requester.locale } as const;
  if (amount.trim() === '') return deed;
  if (outcome !== 'credited') return { instead: text(turn.locale, 'refused.amount-not-credited') };
  const said = amount.trim().replace(new RegExp(`\\s*[${MEANT}！]$`), '');
  const credit = creditIn(said, dispute.amount?.currency ?? 'CNY', turn);
  if ('instead' in credit) return credit;
  return { ...deed, credit, meant: said !== amount.trim() || meant === asDecimal(credit) || undefined };
}

/** A typed amount stands among other words: where they could have a part in it, nothing is promised. */
function creditIn(said: string, currency: string, { typed, locale }: Turn): Money | { readonly instead: string } {
  const credit = amountSaid(said, currency);
  const why = credit ? 'doubtful' : whyNoAmount(said, currency);
  if (credit && !(typed && !saysMoney(said, currency))) return credit;
  return { instead: text(locale, `refused.amount.${why}`, { said: asTyped(said), currency }) };
}

function readAssign({ pressed, locale }: Turn, _: Case, { team }: DeedNeeds): Meant {
  const press = assign.read(pressed);
  const to = press && agentNamed(team, press.agent);
  if (press && !to) return { instead: text(locale, 'refused.no-such-agent', { name: asTyped(press.agent) }) };
  return to && { verb: 'assign', to: { id: to.id, name: to.name } };
}

async function readMerge({ pressed, locale }: Turn, found: Case, needs: DeedNeeds): Promise<Meant> {
  const press = merge.read(pressed);
  if (!press) return undefined;
  const into = numberIn(press.other);
  if (into === found.number) return { instead: text(locale, 'refused.itself') };
  const other = await needs.cases.find(into);
  if (!other) return { instead: text(locale, 'refused.no-such-case', { other: asTyped(press.other) }) };
  // the customer is told where it goes on: it must be a case they may know of, and one that goes on
  if (other.customer.id !== found.customer.id)
    return { instead: text(locale, 'refused.another-customer', { other: into }) };
  if (!isOpen(other.state) || other.mergedInto !== undefined)
    return { instead: text(locale, 'refused.goes-not-on', { other: into }) };
  const theirs = found.requester.locale;
  const said = press.text.trim() === '' ? text(theirs, 'form.merge.text', { other: OTHER_CASE }) : press.text.trim();
  const words = said.replaceAll(OTHER_CASE, into);
  return { verb: 'merge', into, text: words, locale: needs.languageOf(words) ?? theirs };
}

async function readRelate({ pressed, locale }: Turn, found: Case, { cases }: DeedNeeds): Promise<Meant> {
  const press = relate.read(pressed);
  if (!press) return undefined;
  const to = numberIn(press.other);
  if (to === found.number) return { instead: text(locale, 'refused.related-to-itself') };
  if (!(await cases.find(to)))
    return { instead: text(locale, 'refused.no-such-case', { other: asTyped(press.other) }) };
  if (found.related.includes(to)) return { instead: text(locale, 'refused.related-already', { other: to }) };
  return { verb: 'relate', to };
}

const numberIn = (said: string) => said.trim().replace(/^#/, '');
