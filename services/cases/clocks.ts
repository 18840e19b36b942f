import type { Calendars } from '../calendar/calendar';
import {
  dueAt,
  pauseClock,
  readClock,
  replanClock,
  resumeClock,
  startClock,
  stopClock,
  warnAt,
} from '../calendar/service-clocks';
import type { ClockKind } from '../calendar/service-levels';
import type { Case, CaseClock, CaseState } from './case';
import type { Deed } from './deeds';
import type { DeskRules } from './policy';

/** What answers the customer: a person of ours has said something. */
const answers: ReadonlySet<Deed['verb']> = new Set(['reply', 'ask-customer', 'escalate', 'resolve', 'merge']);
/** What asks for an answer. */
const asks: ReadonlySet<Deed['verb']> = new Set(['customer-says', 'not-solved', 'file']);
/** While these last, it is somebody else's turn, and our clock stands still. */
const waitsForOthers: ReadonlySet<CaseState> = new Set(['awaiting-customer', 'awaiting-21vianet']);
const over: ReadonlySet<CaseState> = new Set(['told', 'closed', 'withdrawn']);

type Rules = Pick<DeskRules, 'levels' | 'calendars'>;

export const clocksAtOpening = ({ levels }: Pick<Rules, 'levels'>, now: Date): readonly CaseClock[] => [
  startClock('first-response', levels['first-response'], now),
  startClock('resolution', levels.resolution, now),
];

/** The clocks of a case after a deed that leads to `to`: they run, stand still and stop by what was done, never by hand. */
export function clocksAfter(found: Case, deed: Deed, to: CaseState, now: Date, rules: Rules): readonly CaseClock[] {
  const { calendars, levels } = rules;
  const before = deed.verb === 'replan' ? found.clocks.map((clock) => replanned(clock, rules, now)) : found.clocks;
  const clocks = new Map(before.map((clock) => [clock.kind, clock]));
  const change = (kind: ClockKind, to: (clock: CaseClock) => CaseClock) => {
    const clock = clocks.get(kind);
    if (clock) clocks.set(kind, to(clock));
  };
  const start = (kind: ClockKind) => clocks.set(kind, startClock(kind, levels[kind], now));
  const stop = (clock: CaseClock) => stopClock(clock, now, calendars);
  const pause = (clock: CaseClock) => pauseClock(clock, now, calendars);
  const goOn = (clock: CaseClock) => resumeClock(clock, now);
  const runs = (kind: ClockKind) => clocks.get(kind) !== undefined && !clocks.get(kind)?.stoppedAt;

  if (answers.has(deed.verb)) for (const kind of ['first-response', 'next-response'] as const) change(kind, stop);
  if (asks.has(deed.verb) && !runs('first-response') && !runs('next-response')) start('next-response');

  if (deed.verb === 'submit') start('vendor-wait');
  if (deed.verb === 'vendor-needs') change('vendor-wait', pause);
  if (deed.verb === 'vendor-supplied') change('vendor-wait', goOn);
  if (to !== 'awaiting-21vianet') change('vendor-wait', stop);

  if (over.has(to)) for (const kind of clocks.keys()) change(kind, stop);
  else change('resolution', waitsForOthers.has(to) ? pause : goOn);
  return [...clocks.values()].map((clock) => (deed.verb === 'clock' ? toldOf(clock, now, calendars) : clock));
}

function replanned(clock: CaseClock, { levels, calendars }: Rules, now: Date): CaseClock {
  const next = { ...replanClock(clock, levels[clock.kind], now, calendars), told: clock.told };
  const { state } = readClock(next, now, calendars);
  return state === 'running' ? { ...next, told: undefined } : next; // more time: people are warned again when it is used up
}

function toldOf(clock: CaseClock, now: Date, calendars: Calendars): CaseClock {
  const { state } = readClock(clock, now, calendars);
  return state === 'warning' || state === 'breached' ? { ...clock, told: state } : clock;
}

/** What a look at the clocks found that nobody was told of before. */
export const newlyTold = (before: readonly CaseClock[], after: readonly CaseClock[]): readonly CaseClock[] =>
  after.filter(({ kind, told }) => told && before.find((clock) => clock.kind === kind)?.told !== told);

/** When the next warning or breach is due that nobody was told of. */
export function nextLook(clocks: readonly CaseClock[], calendars: Calendars): Date | undefined {
  const times = clocks.flatMap((clock) => {
    if (clock.told === 'breached') return [];
    return (clock.told === 'warning' ? dueAt(clock, calendars) : warnAt(clock, calendars)) ?? [];
  });
  return times.sort((a, b) => a.getTime() - b.getTime())[0];
}
