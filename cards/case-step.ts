import type { Case, Outcome } from '../services/cases/case';
import { needsGrounds } from '../services/escalation/grounds';
import type { Locale } from '../services/locales';
import type { Advice } from '../services/triage/tree';
import type { Standing } from '../services/triage/walk';
import { escalate, type Press, triageAnswer, triageBack } from './buttons';
import type { DeskView } from './desk-view';
import { asName, asTyped } from './plain';
import { text } from './texts';

interface StepView {
  readonly label: string;
  readonly title: string;
  readonly hint: string;
  readonly answers: readonly Press[];
}

const none: StepView = { label: '', title: '', hint: '', answers: [] };

/** Whoever owns a case that came back goes on where it stood. */
const isInTriage = ({ state, owner }: Pick<Case, 'state' | 'owner'>): boolean =>
  state === 'in-triage' || (state === 'reopened' && owner !== undefined);

/** It escalates with a form for grounds in words, not with a button. */
export const needsWords = ({ dispute, evidence }: Pick<Case, 'dispute' | 'evidence'>): boolean =>
  needsGrounds({ kind: dispute.kind, verdict: evidence?.verdict });

/** Where triage stands: the question with its answers, or the advice it came to. */
export function stepOf(found: Case, view: Pick<DeskView, 'standing' | 'reader'>, locale: Locale): StepView {
  const { standing } = view;
  if (!standing || !isInTriage(found)) return none;
  const step = stepFor(found, standing, locale);
  return isTheirs(found, view) ? { ...step, answers: [] } : step;
}

/** In the own chat of somebody whose case it is not. */
const isTheirs = ({ owner }: Case, { reader }: Pick<DeskView, 'reader'>): boolean =>
  reader !== undefined && owner !== undefined && owner.id !== reader.id;

function stepFor(found: Case, standing: Standing, locale: Locale): StepView {
  const { number, version } = found;
  const { step, id, answered } = standing;
  const way =
    answered.length > 0 ? [triageBack.press(text(locale, 'triage.back'), locale, { case: number, version })] : [];
  if (step.kind === 'outcome') {
    const go =
      step.advice === 'escalated' && !needsWords(found)
        ? [escalate.press(text(locale, 'case.escalate'), locale, { case: number, version })]
        : [];
    return {
      label: text(locale, 'triage.advice'),
      title: asTyped(step.text[locale]),
      hint: '',
      answers: [...go, ...way],
    };
  }
  return {
    label: text(locale, 'triage.step', { step: answered.length + 1 }),
    title: asTyped(step.text[locale]),
    hint: step.evidence ? text(locale, 'triage.evidence', { evidence: asTyped(step.evidence[locale]) }) : '',
    answers: [
      ...step.options.map((option) =>
        triageAnswer.press(option.text[locale], locale, { case: number, version, question: id, answer: option.id }),
      ),
      ...way,
    ],
  };
}

/** What was answered on the way here, for whoever goes on with it. */
export function soFarOf(found: Case, { answers }: Pick<DeskView, 'answers'>, locale: Locale) {
  const lines = isInTriage(found) ? answers : [];
  return {
    title: lines.length > 0 ? text(locale, 'triage.so-far') : '',
    lines: lines.map(({ question, answer }) => ({
      line: text(locale, 'triage.answered', { question: asTyped(question[locale]), answer: asTyped(answer[locale]) }),
    })),
  };
}

/** What has to happen next, in one line. */
export function nextOf(found: Case, view: Pick<DeskView, 'standing' | 'reader'>, locale: Locale): string {
  const { state, owner, escalation, resolution } = found;
  const advised = view.standing?.step.kind === 'outcome';
  if (state === 'in-triage' && isTheirs(found, view))
    return text(locale, advised ? 'desk-next.owner-advised' : 'desk-next.owner-answers', {
      owner: asName(owner?.name ?? ''),
    });
  const asked =
    escalation?.state === 'submitted' || escalation?.state === 'attention-needed' ? escalation.state : undefined;
  if (state === 'awaiting-21vianet' && asked) return text(locale, `desk-next.${asked}`);
  if (state === 'in-triage' && advised) return text(locale, 'desk-next.advised');
  if (state === 'resolved' && resolution?.unreachable) return text(locale, 'desk-next.unreachable');
  return text(locale, `desk-next.${state}`);
}

/** What a resolve form starts with, when triage came to something that ends a case. */
export function advisedOutcome(standing: Standing | undefined): Outcome | undefined {
  const advice: Advice | undefined = standing?.step.kind === 'outcome' ? standing.step.advice : undefined;
  return advice === 'escalated' || advice === 'waiting' || advice === 'withdrawn' ? undefined : advice;
}
