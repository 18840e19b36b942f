import type { Case } from '../services/cases/case';
import type { Locale } from '../services/locales';
import type { Agent } from '../services/people/person';
import {
  approve,
  assign,
  cannedReplies,
  decline,
  merge,
  note,
  overrideClose,
  relate,
  requestApproval,
  showCase,
  showFigures,
  showFiles,
  showHistory,
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
    ['more.work', [...beyondFoot(found, view, locale), ...workOn(found, id, locale)]],
    ['more.look', lookAt(found, locale)],
    ['more.order', order(found, id, agents, locale)],
    ['more.manager', who.kind === 'manager' ? overrule(found, id, locale) : []],
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

function workOn({ state, owner }: Case, id: Id, locale: Locale): readonly Choice[] {
  const words = wording(id, locale);
  const canned = owner ? [{ press: cannedReplies.press(text(locale, 'case.canned'), locale, id) }] : [];
  const approval = state === 'in-triage' ? [words(requestApproval, 'request-approval')] : [];
  return [...canned, words(note, 'note'), ...approval];
}

function lookAt({ number, files, evidence }: Case, locale: Locale): readonly Choice[] {
  const see = (button: typeof showHistory, name: TextKey, names = {}): Choice => ({
    press: button.press(text(locale, name, names), locale, { case: number }),
  });
  return [
    see(showHistory, 'case.history'),
    see(showSimilar, 'case.similar'),
    see(showFiles, 'case.show-files', { count: files.length }),
    ...(evidence?.vendor ? [see(showFigures, 'case.figures')] : []),
  ];
}

function order(found: Case, id: Id, agents: readonly Agent[], locale: Locale): readonly Choice[] {
  const { state, owner } = found;
  const over = state === 'closed' || state === 'withdrawn';
  const canMerge = owner && (state === 'in-triage' || state === 'awaiting-customer');
  const others = agents.filter(({ id: agent }) => agent !== owner?.id);
  return [
    ...(over || others.length === 0 ? [] : [{ form: assignForm(id, others, locale) }]),
    ...(canMerge ? [{ form: mergeForm(found, id, locale) }] : []),
    { form: relateForm(id, locale) },
  ];
}

function overrule({ state, owner }: Case, id: Id, locale: Locale): readonly Choice[] {
  const words = wording(id, locale);
  if (state === 'closed' || state === 'withdrawn') return [];
  return [
    ...(state === 'awaiting-approval' ? decisions(id, locale) : []),
    ...(owner ? [words(takeOver, 'take-over')] : []),
    words(overrideClose, 'close'),
  ];
}

/** A manager's answer to a request for approval. */
export const decisions = (id: Id, locale: Locale): readonly Choice[] => [
  { press: approve.press(text(locale, 'case.approve'), locale, id) },
  wording(id, locale)(decline, 'decline'),
];

type Name = 'note' | 'request-approval' | 'take-over' | 'close' | 'decline';

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

function mergeForm({ requester }: Case, id: Id, locale: Locale): Form {
  const said = text(requester.locale, 'form.merge.text', { other: '…' });
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
