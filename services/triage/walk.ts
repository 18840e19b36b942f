import type { DisputeKind } from '../cases/case';
import type { Facts, Heard } from './facts';
import type { OutcomeStep, Question, Step, Tree } from './tree';

/** By question: what was answered, and when. */
export type Answers = ReadonlyMap<string, Answer>;

interface Answer {
  readonly answer: string;
  readonly at: string;
}

export interface Standing {
  readonly id: string;
  readonly step: Question | OutcomeStep;
  /** Questions answered on the way here, in order: what "back" goes through. */
  readonly answered: readonly string[];
}

export interface Known {
  readonly facts: Facts;
  readonly answers: Answers;
  readonly heard?: Heard;
}

/**
 * Where a case stands in the tree: as far as facts and answers lead. Pure, and walked from the start each time, so that a
 * changed fact or a changed answer moves the case without anything else being remembered.
 */
export function walk({ start, steps }: Tree, kind: DisputeKind, { facts, answers, heard = {} }: Known): Standing {
  const answered: string[] = [];
  const seen = new Set<string>();
  let id = start[kind];
  let since = ''; // what was answered before does not count
  while (!seen.has(id)) {
    seen.add(id);
    const step = steps[id];
    if (!step) throw new Error(`triage: no step "${id}"`);
    if (step.kind === 'check') {
      const value = facts[step.fact];
      if (step.fact === 'vendor' && value !== undefined) since = heard.vendor ?? '';
      id = (value === undefined ? undefined : step.when[value]) ?? step.unknown;
      continue;
    }
    const next = step.kind === 'question' ? nextOf(step, answers.get(id), { steps, since, heard }) : undefined;
    if (step.kind === 'outcome' || next === undefined) return { id, step, answered };
    answered.push(id);
    id = next;
  }
  throw new Error(`triage: the tree turns in a circle at "${id}"`);
}

interface On {
  readonly steps: Tree['steps'];
  readonly since: string;
  readonly heard: Heard;
}

/** Undefined: it is to be asked, or asked again. */
function nextOf({ options }: Question, given: Answer | undefined, { steps, since, heard }: On): string | undefined {
  if (!given || given.at < since) return undefined;
  const next = options.find(({ id }) => id === given.answer)?.next;
  return next !== undefined && isOver(steps[next], given, heard) ? undefined : next;
}

const isOver = (step: Step | undefined, { at }: Answer, { customer = '' }: Heard): boolean =>
  step?.kind === 'outcome' && step.until === 'customer-said' && customer > at;
