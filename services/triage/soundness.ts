import { type FactName, factValues } from './facts';

/** What is wrong with a tree, and where: keys and indexes from the top of the file. */
export interface Complaint {
  readonly at: readonly (string | number)[];
  readonly message: string;
}

/** A tree as far as its ways are concerned. */
interface Ways {
  readonly start: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, Step>>;
}

type Step =
  | { readonly kind: 'question'; readonly options: readonly { readonly id: string; readonly next: string }[] }
  | {
      readonly kind: 'check';
      readonly fact: FactName;
      readonly when: Readonly<Record<string, string>>;
      readonly unknown: string;
    }
  | { readonly kind: 'outcome'; readonly advice: string; readonly request?: string };

interface Way {
  readonly to: string;
  readonly at: readonly (string | number)[];
}

/** Every way leads to a step that is there, none in a circle, and every step is on some way; so each walk ends in an outcome. */
export function complaintsAbout({ start, steps }: Ways): readonly Complaint[] {
  const starts = Object.entries(start).map(([kind, to]): Way => ({ to, at: ['start', kind] }));
  const all = [...starts, ...Object.entries(steps).flatMap(([id, step]) => waysFrom(id, step))];
  const dead = all.filter(({ to }) => !Object.hasOwn(steps, to));
  const reached = reachable(starts, steps);
  return [
    ...dead.map(({ to, at }) => ({ at, message: `there is no step "${to}"; write it, or name one that is there` })),
    ...Object.keys(steps)
      .filter((id) => !reached.has(id))
      .map((id) => ({ at: ['steps', id], message: 'no way leads here; remove it, or lead one to it' })),
    ...circles(starts, steps),
    ...Object.entries(steps).flatMap(([id, step]) => withinStep(id, step)),
  ];
}

function waysFrom(id: string, step: Step): readonly Way[] {
  if (step.kind === 'outcome') return [];
  if (step.kind === 'question')
    return step.options.map(({ next }, i) => ({ to: next, at: ['steps', id, 'options', i, 'next'] }));
  return [
    ...Object.entries(step.when).map(([value, to]) => ({ to, at: ['steps', id, 'when', value] })),
    { to: step.unknown, at: ['steps', id, 'unknown'] },
  ];
}

function reachable(starts: readonly Way[], steps: Ways['steps']): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = starts.map(({ to }) => to);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps[id];
    if (!step || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...waysFrom(id, step).map(({ to }) => to));
  }
  return reached;
}

/** Each circle once, at the way that closes it. */
function circles(starts: readonly Way[], steps: Ways['steps']): readonly Complaint[] {
  const found: Complaint[] = [];
  const done = new Set<string>();
  const walk = (id: string, before: ReadonlySet<string>) => {
    const step = steps[id];
    if (!step || done.has(id)) return;
    const way = new Set([...before, id]);
    for (const { to, at } of waysFrom(id, step)) {
      if (way.has(to)) found.push({ at, message: `leads back to "${to}" in a circle; lead it on` });
      else walk(to, way);
    }
    done.add(id);
  };
  for (const { to } of starts) walk(to, new Set());
  return found;
}

function withinStep(id: string, step: Step): readonly Complaint[] {
  if (step.kind === 'question') {
    const ids = step.options.map((option) => option.id);
    return ids.flatMap((option, i) =>
      ids.indexOf(option) < i
        ? [{ at: ['steps', id, 'options', i, 'id'], message: `"${option}" stands twice; rename one` }]
        : [],
    );
  }
  if (step.kind === 'check') {
    const known: readonly string[] = factValues[step.fact];
    return Object.keys(step.when)
      .filter((value) => !known.includes(value))
      .map((value) => ({
        at: ['steps', id, 'when', value],
        message: `${step.fact} is never "${value}"; it is one of ${known.join(', ')}`,
      }));
  }
  const needsRequest = step.advice === 'escalated' && step.request === undefined;
  return needsRequest
    ? [{ at: ['steps', id], message: 'an escalation needs a request: customer-request or partner-center-request' }]
    : [];
}
