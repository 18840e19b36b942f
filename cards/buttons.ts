import { z } from 'zod';
import { outcomes } from '../services/cases/case';
import { type Locale, locales } from '../services/locales';
import { commandFor } from './commands';
import { bareForm } from './folded';
import type { Pressed } from './pressed';
import { text } from './texts';

/** A button on a card, ready for a template. */
export interface Press {
  readonly title: string;
  readonly verb: string;
  readonly data: object;
  /** What to type instead: shown on hover, read by screen readers, and in the card's text. */
  readonly tooltip: string;
}

interface Button<D extends object, I extends object> {
  readonly verb: string;
  read(pressed: Pressed | undefined): (D & I) | undefined;
  press(title: string, locale: Locale, data: D): Press;
  /** The id of an input on the card that belongs to this button. */
  input(name: keyof I & string): string;
}

const nothing = z.object({});
/** Of a long list, from 1; a number on a button, a text where it is typed. */
const page = z.coerce.number().int().positive().optional();

/** A button is written once: the card takes the verb from here, the talk reads the press from here. What comes back is parsed to a type or it is nothing. */
function button<D extends object, I extends object = object>(
  verb: string,
  data: z.ZodType<D>,
  inputs: z.ZodType<I> = nothing as never,
): Button<D, I> {
  return {
    verb,
    read(pressed) {
      if (pressed?.verb !== verb) return undefined;
      const [carried, typed] = [data.safeParse(pressed.data), inputs.safeParse(pressed.inputs)];
      return carried.success && typed.success ? { ...carried.data, ...typed.data } : undefined;
    },
    press: (title, locale, carried) => ({
      title,
      verb,
      data: carried,
      tooltip: commandFor(verb, locale, carried),
    }),
    input: (name) => `${verb}.${name}`,
  };
}

const aCase = z.object({ case: z.string(), version: z.number().optional() });
const anInvoice = z.object({ invoice: z.string().optional() });
const words = z.object({ text: z.string().default('') });

/** Picked by its id on the card, typed by its word in any language. */
const outcome = z
  .string()
  .transform((said) =>
    outcomes.find(
      (id) => id === said || locales.some((locale) => bareForm(text(locale, `outcome.${id}`)) === bareForm(said)),
    ),
  )
  .pipe(z.enum(outcomes));

export const stop = button('stop', nothing);
export const back = button('back', nothing);
export const startOver = button('start-over', nothing);
export const help = button('help', nothing);
export const commands = button('commands', nothing);
export const toPerson = button('to-person', nothing);
export const language = button('language', nothing, z.object({ locale: z.enum(locales).optional() }));

export const showInvoices = button('invoice.list', nothing);
export const showInvoice = button('invoice.show', anInvoice.extend({ page }));
export const explainInvoice = button('invoice.explain', anInvoice);

const asked = z.object({ topic: z.string().optional(), question: z.string().optional() });
export const helped = button('answer.helped', asked);
export const notHelped = button('answer.not-helped', asked);
/** One of the readings that were offered. */
export const askAbout = button('topic.ask', z.object({ topic: z.string(), question: z.string().optional() }));
/** What only a person can do, asked for below an answer. */
export const sendRequest = button('request.send', z.object({ topic: z.string() }), words);

export const openDispute = button('dispute.open', anInvoice);
/** Answers to the questions of a talk. `talk` and `at` tell a card of this question from one left over from another. */
const question = z.object({ talk: z.string(), at: z.string() });
export const choose = button('choose', question, z.object({ choice: z.string().optional() }));
export const sayWords = button('say', question, words);
export const confirm = button('confirm', question);

export const myCases = button('case.mine', z.object({ page }));
export const caseStatus = button('case.status', aCase);
export const addToCase = button('case.say', aCase, words);
export const solved = button('case.solved', aCase);
export const notSolved = button('case.not-solved', aCase, words);
export const withdraw = button('case.withdraw', aCase, words);

export const queue = button('desk.queue', z.object({ page }));
export const ownQueue = button('desk.own', z.object({ page }));
export const showCase = button('desk.show', aCase);
export const claim = button('desk.claim', aCase);
export const takeOver = button('desk.take-over', aCase, words);
export const handBack = button('desk.hand-back', aCase, words);
export const note = button('desk.note', aCase, words);
export const reply = button('desk.reply', aCase, words);
export const askCustomer = button('desk.ask', aCase, words);
export const triageAnswer = button(
  'triage.answer',
  aCase.extend({ question: z.string().optional(), answer: z.string() }),
);
export const triageBack = button('triage.back', aCase);
export const escalate = button('desk.escalate', aCase, words);
export const showPackage = button('desk.package', aCase);
export const recordTicket = button('desk.ticket', aCase, z.object({ ticket: z.string().default('') }));
export const vendorNeeds = button('desk.vendor-needs', aCase, words);
export const vendorAnswered = button('desk.vendor-answered', aCase, words);
export const vendorSupplied = button('desk.vendor-supplied', aCase, words);
export const callBack = button('desk.call-back', aCase, words);
export const resolve = button(
  'desk.resolve',
  aCase,
  words.extend({
    outcome: outcome.optional(),
    amount: z.string().optional(),
    /** An amount that is meant though it is more than is in dispute, as a decimal. */
    meant: z.string().optional(),
  }),
);
export const toldByHand = button('desk.told-by-hand', aCase, words);
export const reopen = button('desk.reopen', aCase, words);
export const overrideClose = button('desk.close', aCase, words);
export const requestApproval = button('desk.request-approval', aCase, words);
export const approve = button('desk.approve', aCase);
export const decline = button('desk.decline', aCase, words);

export const more = button('desk.more', aCase);
export const assign = button('desk.assign', aCase, z.object({ agent: z.string() }));
export const passOffer = button('desk.pass', aCase);
export const takeTalk = button('desk.talk', aCase);
export const leaveTalk = button('desk.leave', aCase);
/** The customer's own way out of a talk with a person. */
export const endTalk = button('talk.leave', nothing);
const another = z.object({ other: z.string() });
export const merge = button('desk.merge', aCase, another.extend(words.shape));
export const relate = button('desk.relate', aCase, another);
export const showSimilar = button('desk.similar', aCase);
export const showFigures = button('desk.figures', aCase);
export const showLines = button('desk.lines', aCase.extend({ page }));
export const compareAgain = button('desk.compare', aCase);
export const showFiles = button('desk.files', aCase);
export const showHistory = button('desk.history', aCase.extend({ page }));
export const cannedReplies = button('desk.canned', aCase);
export const useReply = button('desk.use-reply', aCase.extend({ prepared: z.string() }));

const sought = z.object({ words: z.string().optional() });
/** `from`: so many of the latest cases are passed over where words are looked for. */
export const search = button(
  'desk.search',
  sought.extend({ page, from: z.coerce.number().int().nonnegative().optional() }),
  sought,
);
export const goAway = button('desk.away', nothing);
export const comeBack = button('desk.back', nothing);
export const showTeam = button('desk.team', nothing);

const aCompany = z.object({ company: z.string().optional() });
const named = z.object({ customer: z.string().optional() });
export const issueLink = button('desk.link', aCompany, named);
export const showLinks = button('desk.links', aCompany.extend({ page }), named);
export const unlink = button('desk.unlink', aCompany.extend({ person: z.string() }));
/** Typed only: a code arrives on the phone, not on a card. */
export const redeemLink = button('link.redeem', nothing, z.object({ code: z.string() }));

export const digest = button('digest', nothing);
export const unanswered = button('desk.unanswered', nothing);
export const deskHere = button('desk.here', nothing);
export const digestHere = button('digest.here', nothing);
