import { expect } from 'chai';
import fc from 'fast-check';
import { isWorkingDay } from '../../../services/calendar/calendar';
import { addDays } from '../../../services/calendar/day';
import type { Hold } from '../../../services/collections/holds';
import type { CollectionsPolicy } from '../../../services/collections/policy';
import {
  accessAffectedOn,
  type DatedStage,
  nextStage,
  type SoFar,
  stagesFor,
} from '../../../services/collections/stages';
import { anyCalendar, beijing, DAY, inBeijing, zones } from '../calendar/calendars';
import { anyDay, policy } from './policies';

const dates = (stages: readonly DatedStage[]) => stages.map(({ when }) => when?.on ?? 'held');
const dispute = (from: string, until?: string): Hold => ({
  kind: 'open-dispute',
  from: beijing(from),
  until: until ? beijing(until) : undefined,
});
const promise = (from: string, until?: string): Hold => ({ ...dispute(from, until), kind: 'promised-payment' });

describe('the stages of an invoice', () => {
  const names = [
    'upcoming',
    'due-today',
    'overdue',
    'overdue-again',
    'final-notice',
    'propose-suspension',
    'suspended',
  ];
  it('are those of the policy', () =>
    expect(stagesFor({ dueOn: '2026-06-01' }, policy).map(({ name }) => name)).to.deep.equal(names));

  it('come at the hour of the policy, in the zone of the partner', () => {
    expect(stagesFor({ dueOn: '2026-06-01' }, policy)[1]?.when?.at).to.deep.equal(beijing('2026-06-01 10:00'));
    const elsewhere = { ...anyDay, zone: 'America/New_York' };
    expect(
      stagesFor({ dueOn: '2026-03-01' }, elsewhere).map(({ when }) => when?.at.toISOString().slice(5, 16)),
    ).to.deep.equal([
      '02-22T15:00',
      '03-01T15:00',
      '03-08T14:00', // summer time begins
      '03-15T14:00',
      '03-22T14:00',
      '03-29T14:00',
      '03-31T14:00',
    ]);
  });

  const rows: [what: string, policy: CollectionsPolicy, dueOn: string, soFar: SoFar, dates: string][] = [
    ['on any day', anyDay, '2026-09-14', {}, '09-07 09-14 09-21 09-28 10-05 10-12 10-14'],
    // the final notice moves from 5 October to the 8th; what follows keeps its distance, then the 17th is a Saturday
    ['around National Day', policy, '2026-09-14', {}, '09-07 09-14 09-21 09-28 10-08 10-15 10-19'],
    ['around Spring Festival', policy, '2026-01-25', {}, '01-19 01-26 02-02 02-09 02-24 03-03 03-05'],
    // 14 February is a Saturday that is worked; the proposal falls on the 21st, the suspension stays two days after it
    ['on a make-up Saturday', policy, '2026-01-24', {}, '01-19 01-26 02-02 02-09 02-14 02-24 02-26'],
    [
      'when all days before the due date are off',
      policy,
      '2026-10-07',
      {},
      '09-30 10-08 10-14 10-21 10-28 11-04 11-06',
    ],
    [
      'after a dispute of ten days',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-10 12:00', '2026-06-20 12:00')] },
      '05-25 06-01 06-08 06-25 07-02 07-09 07-11',
    ],
    [
      'after a dispute that ended later in the day than it began: a day more, never inside it',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-08 09:00', '2026-06-18 11:00')] },
      '05-25 06-01 06-19 06-26 07-03 07-10 07-12',
    ],
    [
      'after a dispute opened when the reminder of the day was out',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-08 10:01', '2026-06-18 10:01')] },
      '05-25 06-01 06-08 06-25 07-02 07-09 07-11',
    ],
    [
      'after a dispute in its very minute',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-08 10:00', '2026-06-18 10:00')] },
      '05-25 06-01 06-18 06-25 07-02 07-09 07-11',
    ],
    [
      'during a dispute',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-10 12:00')] },
      '05-25 06-01 06-08 held held held held',
    ],
    [
      'after two disputes, one inside the other',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-12 12:00', '2026-06-14 12:00'), dispute('2026-06-10 12:00', '2026-06-20 12:00')] },
      '05-25 06-01 06-08 06-25 07-02 07-09 07-11',
    ],
    [
      'after two disputes, one after the other',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-10 12:00', '2026-06-12 12:00'), dispute('2026-06-20 12:00', '2026-06-25 12:00')] },
      '05-25 06-01 06-08 06-17 06-29 07-06 07-08',
    ],
    [
      'after a promise nobody came back to: fourteen days',
      anyDay,
      '2026-06-01',
      { holds: [promise('2026-06-10 12:00')] },
      '05-25 06-01 06-08 06-29 07-06 07-13 07-15',
    ],
    [
      'after a promise for a far day: fourteen days',
      anyDay,
      '2026-06-01',
      { holds: [promise('2026-06-10 12:00', '2026-12-31 12:00')] },
      '05-25 06-01 06-08 06-29 07-06 07-13 07-15',
    ],
    [
      'after a dispute that was none',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-10 12:00', '2026-06-10 12:00')] },
      '05-25 06-01 06-08 06-15 06-22 06-29 07-01',
    ],
    [
      'when the policy has no such hold',
      { ...anyDay, holds: {} },
      '2026-06-01',
      { holds: [dispute('2026-06-10 12:00')] },
      '05-25 06-01 06-08 06-15 06-22 06-29 07-01',
    ],
    [
      'when the final notice went out late: as much time as it gives',
      anyDay,
      '2026-06-01',
      { done: { 'final-notice': beijing('2026-07-10 16:00') } },
      '05-25 06-01 06-08 06-15 07-10 07-17 07-19',
    ],
    [
      'when the final notice should be out and is not: it is due at once, what follows counts from now',
      anyDay,
      '2026-06-01',
      { now: beijing('2026-07-10 16:00') },
      '05-25 06-01 06-08 06-15 06-22 07-17 07-19',
    ],
    [
      'when nobody has proposed the suspension yet',
      anyDay,
      '2026-06-01',
      { done: { 'final-notice': beijing('2026-06-22 10:00') }, now: beijing('2026-07-10 16:00') },
      '05-25 06-01 06-08 06-15 06-22 06-29 07-12',
    ],
    [
      'when now is before all of it: as planned',
      anyDay,
      '2026-06-01',
      { now: beijing('2026-05-01 16:00') },
      '05-25 06-01 06-08 06-15 06-22 06-29 07-01',
    ],
    [
      'when the final notice went out in the middle of a hold: the rest of the hold counts',
      anyDay,
      '2026-06-01',
      {
        done: { 'final-notice': beijing('2026-06-22 10:00') },
        holds: [dispute('2026-06-20 12:00', '2026-07-02 10:00')],
      },
      '05-25 06-01 06-08 06-15 06-22 07-10 07-12',
    ],
    [
      'when a hold ended before the final notice went out',
      anyDay,
      '2026-06-01',
      {
        done: { 'final-notice': beijing('2026-07-02 10:00') },
        holds: [dispute('2026-06-10 12:00', '2026-06-20 12:00')],
      },
      '05-25 06-01 06-08 06-25 07-02 07-09 07-11',
    ],
    [
      'before a final notice that is held',
      anyDay,
      '2026-06-01',
      { holds: [dispute('2026-06-22 09:00')] },
      '05-25 06-01 06-08 06-15 held held held',
    ],
  ];
  for (const [what, policy, dueOn, soFar, expected] of rows) {
    it(`fall ${what}`, () => {
      const found = dates(stagesFor({ dueOn }, policy, soFar));
      expect(found.map((day) => day.replace('2026-', '')).join(' ')).to.equal(expected);
    });
  }

  it('are provisional where the holidays are not announced', () => {
    const provisional = (dueOn: string, policy: CollectionsPolicy) =>
      stagesFor({ dueOn }, policy).map(({ when }) => when?.provisional);
    expect(provisional('2026-12-14', policy)).to.deep.equal([false, false, false, false, true, true, true]);
    expect(provisional('2026-12-14', anyDay)).to.not.include(true);
  });

  it('tell when access is affected', () => {
    const stages = stagesFor({ dueOn: '2026-09-14' }, policy);
    expect(accessAffectedOn(stages)).to.deep.equal({
      on: '2026-10-19',
      at: beijing('2026-10-19 10:00'),
      provisional: false,
    });
    expect(
      accessAffectedOn(stagesFor({ dueOn: '2026-09-14' }, policy, { holds: [dispute('2026-09-20 12:00')] })),
    ).to.equal(undefined);
    const patient = { ...policy, stages: policy.stages.filter(({ effect }) => effect === 'reminder') };
    expect(accessAffectedOn(stagesFor({ dueOn: '2026-09-14' }, patient))).to.equal(undefined);
  });
});

describe('the next stage', () => {
  const done = (...names: string[]) =>
    Object.fromEntries(names.map((name, i) => [name, beijing(`2026-06-0${i + 1} 10:00`)]));
  const rows: [what: string, now: string, soFar: SoFar, next: string | undefined, at?: string][] = [
    ['is the first at the beginning', '2026-05-01 12:00', {}, 'upcoming', '2026-05-25 10:00'],
    ['waits for its hour', '2026-06-08 09:59', { done: done('upcoming', 'due-today') }, 'overdue', '2026-06-08 10:00'],
    [
      'is due though its hour has passed',
      '2026-06-09 12:00',
      { done: done('upcoming', 'due-today') },
      'overdue',
      '2026-06-08 10:00',
    ],
    [
      'is the last word after an outage',
      '2026-06-18 12:00',
      { done: done('upcoming') },
      'overdue-again',
      '2026-06-15 10:00',
    ],
    ['never skips the final notice', '2026-09-01 12:00', {}, 'final-notice', '2026-06-22 10:00'],
    [
      'does not go back to what was left out',
      '2026-06-18 12:00',
      { done: done('overdue-again') },
      'final-notice',
      '2026-06-22 10:00',
    ],
    ['is held', '2026-06-18 12:00', { holds: [dispute('2026-06-10 12:00')], done: done('overdue') }, 'overdue-again'],
    ['is none when all is done', '2026-09-01 12:00', { done: done('suspended') }, undefined],
  ];
  for (const [what, now, soFar, name, at] of rows) {
    it(what, () => {
      const next = nextStage(stagesFor({ dueOn: '2026-06-01' }, anyDay, soFar), beijing(now));
      expect([next?.name, inBeijing(next?.when?.at)]).to.deep.equal([name, at]);
    });
  }

  it('gives everybody their full time after an outage', () => {
    const soFar = { done: { 'final-notice': beijing('2026-09-01 12:00') } };
    const next = nextStage(stagesFor({ dueOn: '2026-06-01' }, anyDay, soFar), beijing('2026-09-01 12:01'));
    expect([next?.name, next?.when?.on]).to.deep.equal(['propose-suspension', '2026-09-08']);
  });
});

describe('collections always', () => {
  const dueOn = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2026-01-01', n));
  const begin = Date.UTC(2025, 11, 1);
  const hold: fc.Arbitrary<Hold> = fc
    .tuple(
      fc.constantFrom('open-dispute' as const, 'promised-payment' as const),
      fc.nat(800 * DAY),
      fc.option(fc.nat(60 * DAY)),
    )
    .map(([kind, from, length]) => ({
      kind,
      from: new Date(begin + from),
      until: length === null ? undefined : new Date(begin + from + length),
    }));
  const holds = fc.array(hold, { maxLength: 5 });
  const policies: fc.Arbitrary<CollectionsPolicy> = fc
    .tuple(fc.constantFrom(...zones), fc.option(anyCalendar, { nil: undefined }))
    .map(([zone, workingDays]) => ({ ...policy, zone, workingDays }));
  const check = (law: (policy: CollectionsPolicy, dueOn: string, holds: readonly Hold[]) => void) =>
    fc.assert(
      fc.property(policies, dueOn, holds, (...sample) => void law(...sample)),
      { numRuns: 300 },
    );
  const time = (stage: DatedStage | undefined) => stage?.when?.at.getTime() ?? Infinity;

  it('keep their order, and the distances that were promised', () =>
    check((policy, dueOn, holds) => {
      const stages = stagesFor({ dueOn }, policy, { holds });
      for (const [i, stage] of stages.entries()) {
        const before = stages[i - 1];
        if (before) expect(time(stage)).to.be.at.least(time(before));
        if (!before || before.effect === 'reminder' || !before.when || !stage.when) continue;
        expect(stage.when.on >= addDays(before.when.on, stage.day - before.day)).to.equal(true);
      }
    }));

  it('never come before the day of the policy, and only reminders before the due date', () =>
    check((policy, dueOn, holds) => {
      for (const { when, day, effect } of stagesFor({ dueOn }, policy, { holds })) {
        if (!when) continue;
        expect(when.on >= addDays(dueOn, day)).to.equal(true);
        if (effect !== 'reminder') expect(when.on > addDays(dueOn, policy.graceDays)).to.equal(true);
      }
    }));

  it('come on no day off, and inside no hold', () =>
    check((policy, dueOn, holds) => {
      for (const { when } of stagesFor({ dueOn }, policy, { holds })) {
        if (!when) continue;
        if (policy.workingDays) expect(isWorkingDay(policy.workingDays, when.on)).to.equal(true);
        const inside = holds.filter(
          ({ kind, from, until }) =>
            from <= when.at &&
            when.at < (until ?? new Date(kind === 'open-dispute' ? Infinity : from.getTime() + 14 * DAY)),
        );
        const open = inside.filter(
          ({ kind, from }) => kind === 'open-dispute' || when.at.getTime() < from.getTime() + 14 * DAY,
        );
        expect(open).to.deep.equal([]);
      }
    }));

  it('never come nearer by a hold, nor by a longer one', () =>
    fc.assert(
      fc.property(policies, dueOn, holds, hold, fc.nat(20 * DAY), (policy, dueOn, holds, more, longer) => {
        const stages = (...extra: Hold[]) => stagesFor({ dueOn }, policy, { holds: [...holds, ...extra] });
        const lengthened = { ...more, until: more.until && new Date(more.until.getTime() + longer) };
        const [without, held, longerHeld] = [stages(), stages(more), stages(lengthened)];
        for (const i of policy.stages.keys()) {
          expect(time(held[i])).to.be.at.least(time(without[i]));
          expect(time(longerHeld[i])).to.be.at.least(time(held[i]));
        }
      }),
      { numRuns: 500 },
    ));

  it('never come nearer as time goes by with nothing done', () =>
    fc.assert(
      fc.property(policies, dueOn, holds, fc.nat(800 * DAY), fc.nat(30 * DAY), (policy, dueOn, holds, after, wait) => {
        const at = (ms: number) => stagesFor({ dueOn }, policy, { holds, now: new Date(begin + ms) });
        const [early, late] = [at(after), at(after + wait)];
        for (const i of policy.stages.keys()) expect(time(late[i])).to.be.at.least(time(early[i]));
        if (time(late.find(({ effect }) => effect === 'final-notice')) >= begin + after) return;
        const affected = accessAffectedOn(late);
        if (affected) expect(affected.at.getTime()).to.be.greaterThan(begin + after + wait);
      }),
      { numRuns: 500 },
    ));

  it('come no nearer a day after a hold that ended in the first moment of a day', () => {
    const morning = [{ from: 9 * 3_600_000, to: 10 * 3_600_000 }];
    const week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: morning, sun: morning };
    const workingDays = { name: 'partner' as const, zone: 'Asia/Shanghai', week };
    const holds = [dispute('2026-12-09 00:00', '2026-12-28 00:01')];
    const proposed = (now: string) =>
      stagesFor({ dueOn: '2026-01-01' }, { ...policy, workingDays }, { holds, now: beijing(now) }).find(
        ({ effect }) => effect === 'propose-suspension',
      )?.when?.on;
    expect([proposed('2026-12-28 00:00'), proposed('2026-12-29 00:00')]).to.deep.equal(['2027-01-09', '2027-01-09']);
  });

  it('never come nearer by what was done late', () =>
    check((policy, dueOn, holds) => {
      const planned = stagesFor({ dueOn }, policy, { holds });
      const notice = planned.find(({ effect }) => effect === 'final-notice');
      if (!notice?.when) return;
      const done = { 'final-notice': new Date(notice.when.at.getTime() + 5 * DAY) };
      const late = stagesFor({ dueOn }, policy, { holds, done });
      for (const i of policy.stages.keys()) expect(time(late[i])).to.be.at.least(time(planned[i]));
    }));
});
