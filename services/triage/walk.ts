import type { DisputeKind } from '../cases/case';
import type { Facts } from './facts';
import type { OutcomeStep, Question, Tree } from './tree';

export type Answers = ReadonlyMap<string, string>;

export interface Standing {
  readonly id: string;
  readonly step: Question | OutcomeStep;
  /** Questions answered on the way here, in order: what "back" goes through. */
  readonly answered: readonly string[];
}

/**
 * Where a case stands in the tree: as far as facts and answers lead. Pure, and walked from the start each time, so that a
 * changed fact or a changed answer moves the case without anything else being remembered.
 */
export function walk({ start, steps }: Tree, kind: DisputeKind, facts: Facts, answers: Answers): Standing {
  const answered: string[] = [];
  const seen = new Set<string>();
  let id = start[kind];
  while (!seen.has(id)) {
    seen.add(id);
    const step = steps[id];
    if (!step) throw new Error(`triage: no step "${id}"`);
    if (step.kind === 'check') {
      const value = facts[step.fact];
      id = (value === undefined ? undefined : step.when[value]) ?? step.unknown;
      continue;
    }
    const next =
      step.kind === 'question' ? step.options.find((option) => option.id === answers.get(id))?.next : undefined;
    if (step.kind === 'outcome' || next === undefined) return { id, step, answered };
    answered.push(id);
    id = next;
  }
  throw new Error(`triage: the tree turns in a circle at "${id}"`);
}
