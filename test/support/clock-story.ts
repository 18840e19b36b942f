import { readClock } from '../../services/calendar/service-clocks';
import type { Case, CaseClock } from '../../services/cases/case';
import { clocksAtOpening, nextLook } from '../../services/cases/clocks';
import type { Actor, Deed } from '../../services/cases/deeds';
import { type Accepted, decide } from '../../services/cases/life';
import type { DeskRules } from '../../services/cases/policy';
import { beijing, HOUR, inBeijing, MINUTE } from '../services/calendar/calendars';
import { newCase, rules as ours, system } from './case';

/**
 * A case whose time is handed in. On the way from one deed to the next, its clocks are looked at whenever they asked for it,
 * as the timer does; what people are told is noted down. All times are Beijing time.
 */
export class ClockStory {
  found: Case;
  readonly told: string[] = [];
  private now: Date;
  /** The timer was set by a policy that is no longer the one: the first look may be for nothing. */
  private stale = false;
  private asleep = false;

  constructor(
    opened: string,
    private rules: DeskRules = ours,
  ) {
    this.now = beijing(opened);
    const at = this.now.toISOString();
    this.found = { ...newCase, since: at, openedAt: at, clocks: [...clocksAtOpening(rules, this.now)] };
  }

  /** Time goes on until then. */
  until(at: string): this {
    const end = beijing(at);
    for (let look = this.look(); !this.asleep && look && look <= end; look = this.look()) {
      this.now = new Date(Math.max(look.getTime(), this.now.getTime()));
      const { stale, told } = { stale: this.stale, told: this.told.length };
      this.apply(system, { verb: 'clock' });
      if (this.told.length === told && !stale)
        throw new Error(`nothing was told at ${inBeijing(this.now)}, when it was due`);
    }
    this.now = end;
    return this;
  }

  did(at: string, actor: Actor, deed: Deed): this {
    this.until(at);
    this.apply(actor, deed);
    return this;
  }

  /** The partner changes its policy, and the case is timed by the new one. */
  replanned(at: string, change: Partial<DeskRules>): this {
    this.until(at);
    this.rules = { ...this.rules, ...change };
    return this.did(at, system, { verb: 'replan' });
  }

  /** Whoever looks at the clocks comes late: not before the next deed. */
  late(): this {
    this.asleep = true;
    return this;
  }

  /** The policy is another one, but this case was not replanned yet. */
  under(change: Partial<DeskRules>): this {
    this.rules = { ...this.rules, ...change };
    this.stale = true;
    return this;
  }

  /** 'running 0:45, due 10-01 00:59': the working time left, and when there is none. Undefined: no such clock. */
  reads(kind: CaseClock['kind']): string | undefined {
    const clock = this.found.clocks.find((each) => each.kind === kind);
    if (!clock) return undefined;
    const { state, leftMs, dueAt } = readClock(clock, this.now, this.rules.calendars);
    return `${state} ${asHours(leftMs)}${dueAt ? `, due ${short(dueAt)}` : ''}`;
  }

  provisional(kind: CaseClock['kind']): boolean | undefined {
    const clock = this.found.clocks.find((each) => each.kind === kind);
    return clock && readClock(clock, this.now, this.rules.calendars).provisional;
  }

  private look = () => nextLook(this.found.clocks, this.rules.calendars);

  private apply(actor: Actor, deed: Deed): void {
    const decision = decide(this.found, deed, actor, { ...this.rules, now: this.now });
    if ('refused' in decision) throw new Error(`${actor.name} may not ${deed.verb}: ${decision.refused.code}`);
    this.found = { ...decision.next, head: '' };
    this.stale = false;
    this.asleep = false;
    for (const { kind, how, to } of clockNotices(decision)) this.told.push(`${short(this.now)} ${kind} ${how} → ${to}`);
  }
}

/** Whom a decision lets know of which clock. */
export const clockNotices = ({ effects }: Pick<Accepted, 'effects'>) =>
  effects.flatMap(({ effect }) => {
    const { kind, notice, to, detail } = (effect ?? {}) as Record<string, unknown>;
    if (kind !== 'case-notice' || !String(notice).startsWith('clock-')) return [];
    const { person } = to as { person?: string };
    const { kind: clock } = detail as { kind: string };
    return [
      { kind: clock, how: String(notice).slice('clock-'.length), to: person ?? Object.keys(to as object).join() },
    ];
  });

const short = (instant: Date) => inBeijing(instant)?.slice('2026-'.length);

function asHours(ms: number): string {
  const minutes = Math.abs(ms) / MINUTE;
  const whole = `${Math.floor(Math.abs(ms) / HOUR)}:${String(minutes % 60).padStart(2, '0')}`;
  return ms < 0 ? `-${whole}` : whole;
}
