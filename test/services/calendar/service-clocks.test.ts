import { expect } from 'chai';
import fc from 'fast-check';
import { addWorkingTime, workingTimeBetween } from '../../../services/calendar/business-time';
import type { Calendars } from '../../../services/calendar/calendar';
import {
  dueAt,
  pauseClock,
  readClock,
  replanClock,
  resumeClock,
  type ServiceClock,
  serviceClockShape,
  startClock,
  stopClock,
  warnAt,
} from '../../../services/calendar/service-clocks';
import type { ServiceLevel } from '../../../services/calendar/service-levels';
import { MovableClock } from '../../fakes/clock';
import { anyCalendar, beijing, calendars, DAY, durations, HOUR, inBeijing, instants, MINUTE } from './calendars';

const nineHours: ServiceLevel = { calendar: 'vendor', targetMs: 9 * HOUR, warnShare: 0.75, source: 'a test' };
const fourHours: ServiceLevel = { calendar: 'partner', targetMs: 4 * HOUR, warnShare: 0.75, source: 'a test' };

describe('the clock of a case', () => {
  const noon = beijing('2026-03-10 12:00');
  const running = startClock('first-response', fourHours, noon);
  const paused = pauseClock(running, beijing('2026-03-10 13:00'), calendars);
  const resumed = resumeClock(paused, beijing('2026-03-11 09:00'));
  const stopped = stopClock(resumed, beijing('2026-03-11 11:00'), calendars);
  const late = stopClock(running, beijing('2026-03-10 17:00'), calendars);
  const reopened = resumeClock(stopped, beijing('2026-03-20 09:00'));

  const rows: [what: string, clock: ServiceClock, now: string, state: string, hoursLeft: number, due?: string][] = [
    ['runs', running, '2026-03-10 12:00', 'running', 4, '2026-03-10 16:00'],
    ['runs until the warning', running, '2026-03-10 14:59', 'running', 1 + 1 / 60, '2026-03-10 16:00'],
    ['warns', running, '2026-03-10 15:00', 'warning', 1, '2026-03-10 16:00'],
    ['is breached at the minute it is due', running, '2026-03-10 16:00', 'breached', 0, '2026-03-10 16:00'],
    ['says by how much', running, '2026-03-10 18:00', 'breached', -2, '2026-03-10 16:00'],
    ['stands still while paused', paused, '2026-03-17 12:00', 'paused', 3],
    ['goes on with what was spent', resumed, '2026-03-11 10:00', 'running', 2, '2026-03-11 12:00'],
    ['stops in time', stopped, '2026-03-17 12:00', 'stopped', 1],
    ['stops late', late, '2026-03-17 12:00', 'stopped', -1],
    ['goes on when the case is reopened', reopened, '2026-03-20 09:30', 'warning', 0.5, '2026-03-20 10:00'],
    ['has spent nothing by a clock that was set back', running, '2026-03-10 11:59', 'running', 4, '2026-03-10 16:00'],
  ];
  for (const [what, clock, now, state, hoursLeft, due] of rows) {
    it(what, () => {
      const reading = readClock(clock, beijing(now), calendars);
      expect(reading).to.include({ state, leftMs: hoursLeft * HOUR });
      expect(inBeijing(reading.dueAt)).to.equal(due);
    });
  }

  it('shows a breach through a pause', () => {
    const late = pauseClock(running, beijing('2026-03-10 17:00'), calendars);
    expect(readClock(late, beijing('2026-03-12 17:00'), calendars).state).to.equal('breached');
  });

  it('does everything once, however often it is asked', () => {
    const later = beijing('2026-03-12 12:00');
    expect(resumeClock(running, later)).to.equal(running);
    expect(pauseClock(paused, later, calendars)).to.equal(paused);
    expect(stopClock(stopped, later, calendars)).to.equal(stopped);
    expect(pauseClock(stopped, later, calendars)).to.equal(stopped);
  });

  it('survives being stored', () => {
    for (const clock of [running, paused, resumed, stopped]) {
      expect(serviceClockShape.parse(JSON.parse(JSON.stringify(clock)))).to.deep.equal(clock);
    }
  });

  describe('planned anew', () => {
    const now = beijing('2026-03-11 10:00');

    it('keeps what was spent', () => {
      const shorter = replanClock(resumed, { ...fourHours, targetMs: 3 * HOUR }, now, calendars);
      expect(inBeijing(dueAt(shorter, calendars))).to.equal('2026-03-11 11:00');
    });

    it('is breached at once when more was spent than there now is', () => {
      const tiny = replanClock(resumed, { ...fourHours, targetMs: HOUR / 2 }, now, calendars);
      expect(readClock(tiny, now, calendars)).to.include({ state: 'breached', leftMs: -1.5 * HOUR });
    });

    it('counts by the new calendar from now on only', () => {
      const evening = startClock('resolution', fourHours, beijing('2026-09-30 17:00'));
      const moved = replanClock(evening, { ...nineHours, targetMs: 4 * HOUR }, beijing('2026-09-30 20:00'), calendars);
      expect(inBeijing(dueAt(moved, calendars))).to.equal('2026-10-08 10:00');
    });

    it('leaves a stopped clock as it was', () =>
      expect(replanClock(stopped, nineHours, now, calendars)).to.equal(stopped));
  });

  describe('over the Chinese holidays', () => {
    /** Looks at a clock every quarter of an hour and notes when its state changes. */
    const watch = async (clock: ServiceClock, from: string, days: number) => {
      const time = new MovableClock(beijing(from));
      const changes: string[] = [];
      let last = '';
      for (let i = 0; i < days * 96; i++) {
        const { state } = readClock(clock, await time.now(), calendars);
        if (state !== last) changes.push(`${inBeijing(await time.now())} ${state}`);
        last = state;
        time.move(15 * MINUTE);
      }
      return changes;
    };
    const vendorWait = (since: string) => startClock('vendor-wait', nineHours, beijing(since));

    it('waits for 21Vianet through National Day', async () =>
      expect(await watch(vendorWait('2026-09-30 15:00'), '2026-09-30 15:00', 12)).to.deep.equal([
        '2026-09-30 15:00 running',
        '2026-10-08 12:45 warning',
        '2026-10-08 15:00 breached',
      ]));

    it('waits for 21Vianet through Spring Festival, counting the make-up Saturday', async () =>
      expect(await watch(vendorWait('2026-02-14 14:00'), '2026-02-14 14:00', 12)).to.deep.equal([
        '2026-02-14 14:00 running',
        '2026-02-24 11:45 warning',
        '2026-02-24 14:00 breached',
      ]));

    it('does not stop at our own desk', async () =>
      expect(
        await watch(startClock('first-response', fourHours, beijing('2026-10-01 22:00')), '2026-10-01 22:00', 1),
      ).to.deep.equal(['2026-10-01 22:00 running', '2026-10-02 01:00 warning', '2026-10-02 02:00 breached']));

    it('says that a date in a year without an arrangement is provisional', () => {
      const read = (since: string) => readClock(vendorWait(since), beijing(since), calendars);
      expect(read('2026-12-25 10:00').provisional).to.equal(false);
      expect(read('2026-12-31 10:00').provisional).to.equal(true);
    });
  });

  describe('always', () => {
    const level = fc.record({
      calendar: fc.constantFrom('partner' as const, 'vendor' as const),
      targetMs: fc.integer({ min: 1, max: 200 * HOUR }),
      warnShare: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      source: fc.constant('a test'),
    });
    const both: fc.Arbitrary<Calendars> = fc.record({ partner: anyCalendar, vendor: anyCalendar });
    const later = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

    it('is never due earlier for having paused', () => {
      fc.assert(
        fc.property(both, level, instants, durations, durations, (calendars, plan, at, until, pause) => {
          const clock = startClock('resolution', plan, at);
          const paused = pauseClock(clock, later(at, until), calendars);
          const resumed = resumeClock(paused, later(at, until + pause));
          const [before, after] = [clock, resumed].map((each) => dueAt(each, calendars)!.getTime());
          const breached = before! <= at.getTime() + until;
          if (!breached) expect(after).to.be.at.least(before!);
          else expect(readClock(resumed, later(at, until + pause), calendars).state).to.equal('breached');
        }),
      );
    });

    it('spends exactly the working time in which it ran', () => {
      const steps = fc.array(fc.tuple(fc.constantFrom('pause', 'resume', 'stop', 'replan', 'look'), durations), {
        maxLength: 12,
      });
      fc.assert(
        fc.property(both, level, instants, steps, (calendars, plan, at, steps) => {
          const calendar = calendars[plan.calendar];
          let clock = startClock('resolution', plan, at);
          let now = at;
          let spent = 0;
          let ran = true;
          for (const [step, wait] of steps) {
            const then = later(now, wait);
            if (ran) spent += workingTimeBetween(calendar, now, then);
            now = then;
            if (step === 'pause') clock = pauseClock(clock, now, calendars);
            if (step === 'resume') clock = resumeClock(clock, now);
            if (step === 'stop') clock = stopClock(clock, now, calendars);
            if (step === 'replan') clock = replanClock(clock, plan, now, calendars);
            if (step !== 'look' && step !== 'replan') ran = step === 'resume';
            expect(plan.targetMs - readClock(clock, now, calendars).leftMs).to.equal(spent);
          }
        }),
      );
    });

    it('is not changed by the policy it has', () => {
      fc.assert(
        fc.property(both, level, instants, durations, (calendars, plan, at, wait) => {
          const now = later(at, wait);
          const clock = startClock('resolution', plan, at);
          expect(replanClock(clock, plan, now, calendars)).to.deep.equal(clock);
          const paused = pauseClock(clock, now, calendars);
          expect(replanClock(paused, plan, later(now, DAY), calendars)).to.deep.equal(paused);
        }),
      );
    });

    it('warns and breaches at the instants it names, not a millisecond before', () => {
      fc.assert(
        fc.property(both, level, instants, (calendars, plan, at) => {
          fc.pre(plan.targetMs * plan.warnShare >= 1);
          const clock = startClock('resolution', plan, at);
          const [warn, due] = [warnAt(clock, calendars)!, dueAt(clock, calendars)!];
          const stateAt = (instant: Date) => readClock(clock, instant, calendars).state;
          expect(due).to.deep.equal(addWorkingTime(calendars[plan.calendar], at, plan.targetMs));
          expect([stateAt(later(warn, -1)), stateAt(warn)]).to.deep.equal(['running', 'warning']);
          expect([stateAt(later(due, -1)), stateAt(due)]).to.deep.equal(['warning', 'breached']);
        }),
      );
    });
  });
});
