import type { Calendars } from '../calendar/calendar';
import {
  dueAt,
  isRunning,
  pauseClock,
  replanClock,
  resumeClock,
  startClock,
  stopClock,
  usedUp,
  warnAt,
} from '../calendar/service-clocks';
import type { ClockKind } from '../calendar/service-levels';
import { type Case, type CaseClock, type CaseState, isOpen } from './case';
import type { Deed } from './deeds';
import type { DeskRules } from './policy';

/** What answers the customer: a person of ours has said something. */
const answers: ReadonlySet<Deed['verb']> = new Set(['reply', 'ask-customer', 'submit', 'resolve', 'merge']);
/** What asks for an answer; a file does when the customer sent it. An answer that did not arrive was none. */
const asking: ReadonlySet<Deed['verb']> = new Set(['customer-says', 'not-solved', 'undelivered', 'unasked']);
/** What 21Vianet has; what they had answered begins to be waited for anew. */
const withVendor: ReadonlySet<Deed['verb']> = new Set(['submit', 'vendor-needs', 'vendor-supplied']);

type Rules = Pick<DeskRules, 'levels' | 'calendars'>;

export const clocksAtOpening = ({ levels }: Pick<Rules, 'levels'>, now: Date): readonly CaseClock[] => [
  startClock('first-response', levels['first-response'], now),
  startClock('resolution', levels.resolution, now),
];

/**
 * The clocks of a case after a deed that leads to `to`: they run, stand still and stop by what was done, never by hand, and
 * by the policy as it is now, whoever started them.
 */
export function clocksAfter(found: Case, deed: Deed, to: CaseState, now: Date, rules: Rules): readonly CaseClock[] {
  const { calendars, levels } = rules;
  const clocks = new Map(found.clocks.map((clock) => [clock.kind, replanned(clock, rules, now)]));
  const change = (kind: ClockKind, to: (clock: CaseClock) => CaseClock) => {
    const clock = clocks.get(kind);
    if (clock) clocks.set(kind, to(clock));
  };
  const start = (kind: ClockKind) => clocks.set(kind, startClock(kind, levels[kind], now));
  const stop = (clock: CaseClock) => stopClock(clock, now, calendars);
  const pause = (clock: CaseClock) => pauseClock(clock, now, calendars);
  const goOn = (clock: CaseClock) => replanned(resumeClock(clock, now), rules, now);
  const begun = (kind: ClockKind) => clocks.get(kind) !== undefined && !clocks.get(kind)?.stoppedAt;
  const runs = (kind: ClockKind) => begun(kind) && !clocks.get(kind)?.pausedAt;

  if (answers.has(deed.verb)) for (const kind of ['first-response', 'next-response'] as const) change(kind, stop);
  if (asks(deed, found) && !begun('first-response') && !begun('next-response')) start('next-response');

  if (withVendor.has(deed.verb) && !begun('vendor-wait')) start('vendor-wait'); // a ticket number put right is no new wait
  if (deed.verb === 'vendor-needs') change('vendor-wait', pause);
  if (deed.verb === 'vendor-supplied') change('vendor-wait', goOn);
  if (to !== 'awaiting-21vianet') change('vendor-wait', stop);

  // ours stands still while it is somebody else's turn: 21Vianet's only while they have a ticket and need nothing from us
  const theirTurn = to === 'awaiting-customer' || runs('vendor-wait');
  if (!isOpen(to)) for (const kind of clocks.keys()) change(kind, stop);
  else if (to === 'told') change('resolution', stop);
  else change('resolution', theirTurn ? pause : goOn);
  return [...clocks.values()].map((clock) => (deed.verb === 'clock' ? toldOf(clock, now, calendars) : clock));
}

const asks = (deed: Deed, { requester }: Case): boolean =>
  asking.has(deed.verb) || (deed.verb === 'file' && deed.from.id === requester.id);

/** With more time what people were told is taken back as far as it is no longer so: they hear of it again when it is. */
function replanned(clock: CaseClock, { levels, calendars }: Rules, now: Date): CaseClock {
  const next = replanClock(clock, levels[clock.kind], now, calendars);
  const used = usedUp(next, now, calendars);
  return { ...next, told: clock.told && (used === 'breached' ? clock.told : used) };
}

/** Nothing is told of a clock that stands still; when it goes on, at once. */
const toldOf = (clock: CaseClock, now: Date, calendars: Calendars): CaseClock =>
  isRunning(clock) ? { ...clock, told: usedUp(clock, now, calendars) ?? clock.told } : clock;

/** What a look at the clocks found that nobody was told of before; who knows of a breach needs no warning. */
export const newlyTold = (before: readonly CaseClock[], after: readonly CaseClock[]): readonly CaseClock[] =>
  after.filter(({ kind, told }) => {
    const known = before.find((clock) => clock.kind === kind)?.told;
    return told && told !== known && known !== 'breached';
  });

/** When the next warning or breach is due that nobody was told of. */
export function nextLook(clocks: readonly CaseClock[], calendars: Calendars): Date | undefined {
  const times = clocks.flatMap((clock) => {
    if (clock.told === 'breached') return [];
    return (clock.told === 'warning' ? dueAt(clock, calendars) : warnAt(clock, calendars)) ?? [];
  });
  return earliest(times);
}

/** When the first of the clocks that run is used up. */
export const nextDue = (clocks: readonly CaseClock[], calendars: Calendars): Date | undefined =>
  earliest(clocks.flatMap((clock) => dueAt(clock, calendars) ?? []));

const earliest = (times: readonly Date[]): Date | undefined => times.toSorted((a, b) => a.getTime() - b.getTime())[0];
