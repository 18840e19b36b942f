import { type Case, canCompare } from '../services/cases/case';
import type { Locale } from '../services/locales';
import type { Agent } from '../services/people/person';
import { may } from '../services/people/roles';
import {
  assign,
  cannedReplies,
  compareAgain,
  merge,
  note,
  overrideClose,
  relate,
  requestApproval,
  showCase,
  showFigures,
  showFiles,
  showHistory,
  showLines,
  showSimilar,
  takeOver,
} from './buttons';
import { actionsIn, fill } from './card';
import { beyondFoot, type Choice, sorted } from './case-actions';
import type { DeskView } from './desk-view';
import { type Form, input, numberInput, select, wordsForm } from './forms';
import template from './templates/more.json';
import { type TextKey, text } from './texts';

export interface MoreFor {
  readonly who: Agent;
  /** Whom it can be given to. */
  readonly agents: readonly Agent[];
}

/** Everything else that can be done with a case, for the one who asked: a manager sees what only managers may do. */
export function moreCard(found: Case, view: DeskView, { who, agents }: MoreFor, locale: Locale) {
  const id = { case: found.number, version: found.version };
  const sections: readonly (readonly [TextKey, readonly Choice[]])[] = [
    ['more.work', [...beyondFoot(found, { ...view, reader: who }, locale), ...workOn(found, who, id, locale)]],
    ['more.look', lookAt(found, who, locale)],
    ['more.order', order(found, { who, agents }, id, locale)],
    ['more.manager', who.kind === 'manager' ? overrule(found, who, id, locale) : []],
  ];
  return fill(template, locale, {
    title: text(locale, 'more.title', { case: found.number }),
    sections: sections
      .filter(([, choices]) => choices.length > 0)
      .map(([title, choices]) => ({ title: text(locale, title), buttons: actionsIn(sorted(choices)) })),
    last: [showCase.press(text(locale, 'package.back'), locale, { case: found.number })],
  });
}

interface Id {
  readonly case: string;
  readonly version: number;
}

function workOn({ state, owner }: Case, who: Agent, id: Id, locale: Locale): readonly Choice[] {
  const words = wording(id, locale);
  const isOwner = owner?.id === who.id;
  const canned = isOwner ? [{ press: cannedReplies.press(text(locale, 'case.canned'), locale, id) }] : [];
  const approval = isOwner && state === 'in-triage' ? [words(requestApproval, 'request-approval')] : [];
  return [...canned, words(note, 'note'), ...approval];
}

function lookAt(found: Case, { role }: Agent, locale: Locale): readonly Choice[] {
  const { number, files, evidence, dispute } = found;
  const see = (button: typeof showHistory, name: TextKey, names = {}): Choice => ({
    press: button.press(text(locale, name, names), locale, { case: number }),
  });
  return [
    see(showHistory, 'case.history'),
    see(showSimilar, 'case.similar'),
    see(showFiles, 'case.show-files', { count: files.length }),
    ...(dispute.invoiceId ? [see(showLines, 'case.lines')] : []),
    ...(evidence?.vendor && may(role, 'see-bills') ? [see(showFigures, 'case.figures')] : []),
    ...(canCompare(found) ? [see(compareAgain, 'case.compare')] : []),
  ];
}

function order(found: Case, { who, agents }: MoreFor, id: Id, locale: Locale): readonly Choice[] {
  const { state, owner } = found;
  const isOwner = owner?.id === who.id;
  const over = state === 'closed' || state === 'withdrawn';
  const canAssign = !over && (isOwner || who.kind === 'manager');
  const canMerge = isOwner && (state === 'in-triage' || state === 'awaiting-customer');
  const others = agents.filter(({ id: agent }) => agent !== owner?.id);
  return [
    ...(canAssign && others.length > 0 ? [{ form: assignForm(id, others, locale) }] : []),
    ...(canMerge ? [{ form: mergeForm(found, id, locale) }] : []),
    { form: relateForm(id, locale) },
  ];
}

function overrule({ state, owner }: Case, who: Agent, id: Id, locale: Locale): readonly Choice[] {
  const words = wording(id, locale);
  if (state === 'closed' || state === 'withdrawn') return [];
  return [...(owner && owner.id !== who.id ? [words(takeOver, 'take-over')] : []), words(overrideClose, 'close')];
}

type Name = 'note' | 'request-approval' | 'take-over' | 'close';

const wording =
  (id: Id, locale: Locale) =>
  (button: typeof note, name: Name): Choice => ({
    form: wordsForm(
      button,
      { title: text(locale, `form.${name}`), label: text(locale, `form.${name}.label`) },
      locale,
      id,
    ),
  });

function assignForm(id: Id, agents: readonly Agent[], locale: Locale): Form {
  const choices = agents.map(({ id: agent, name }) => ({ id: agent, title: name }));
  const to = { label: text(locale, 'form.assign.label'), value: '', choices };
  return {
    title: text(locale, 'form.assign'),
    selects: [select(assign.input('agent'), to, locale)],
    inputs: [],
    send: assign.press(text(locale, 'send'), locale, id),
  };
}

/** Stands for the other case's number in what is written before it is known. */
export const OTHER_CASE = '####';

function mergeForm({ requester }: Case, id: Id, locale: Locale): Form {
  const said = text(requester.locale, 'form.merge.text', { other: OTHER_CASE });
  return {
    title: text(locale, 'form.merge'),
    selects: [],
    inputs: [
      numberInput(merge.input('other'), text(locale, 'form.merge.other'), locale),
      input(merge.input('text'), { label: text(locale, 'form.merge.label'), value: said, multiline: true }, locale),
    ],
    send: merge.press(text(locale, 'send'), locale, id),
  };
}

const relateForm = (id: Id, locale: Locale): Form => ({
  title: text(locale, 'form.relate'),
  selects: [],
  inputs: [numberInput(relate.input('other'), text(locale, 'form.relate.label'), locale)],
  send: relate.press(text(locale, 'send'), locale, id),
});
