import { expect } from 'chai';
import fc from 'fast-check';
import {
  addBusinessDays,
  addWorkingTime,
  isOpen,
  isProvisional,
  nextOpening,
  workingTimeBetween,
} from '../../../services/calendar/business-time';
import { type Calendar, hoursOn } from '../../../services/calendar/calendar';
import { dayIn, timeOfDay } from '../../../services/calendar/zone';
import {
  anyCalendar,
  beijing,
  calendars,
  DAY,
  daily,
  durations,
  HOUR,
  hours,
  inBeijing,
  instants,
  MINUTE,
} from './calendars';

const { partner, vendor } = calendars;

describe('working time', () => {
  describe("in 21Vianet's calendar", () => {
    const rows: [what: string, from: string, hours: number, due: string][] = [
      ['ends with the day it fits into', '2026-03-06 17:00', 1, '2026-03-06 18:00'],
      ['goes on after the weekend', '2026-03-06 17:00', 2, '2026-03-09 10:00'],
      ['starts in the morning', '2026-03-09 03:00', 1, '2026-03-09 10:00'],
      ['goes on after National Day', '2026-09-30 17:00', 2, '2026-10-08 10:00'],
      ['goes on on the make-up Sunday before National Day', '2026-09-18 17:00', 2, '2026-09-20 10:00'],
      ['skips Mid-Autumn', '2026-09-24 17:30', 1, '2026-09-28 09:30'],
      ['goes on on the make-up Saturday after National Day', '2026-10-09 17:30', 1, '2026-10-10 09:30'],
      ['rests on the Sunday after it', '2026-10-10 17:30', 1, '2026-10-12 09:30'],
      ['goes on on the make-up Saturday before Spring Festival', '2026-02-13 17:00', 2, '2026-02-14 10:00'],
      ['skips Spring Festival', '2026-02-14 17:00', 2, '2026-02-24 10:00'],
      ['goes on on the make-up Saturday after Spring Festival', '2026-02-27 17:00', 2, '2026-02-28 10:00'],
      ['rests on the Sunday after that', '2026-02-28 17:00', 2, '2026-03-02 10:00'],
      ['skips Qingming', '2026-04-03 17:00', 2, '2026-04-07 10:00'],
      ['skips Labour Day, and works the Saturday after', '2026-04-30 17:00', 29, '2026-05-09 10:00'],
      ['skips Dragon Boat', '2026-06-18 17:00', 2, '2026-06-22 10:00'],
      ['goes over the year end to the make-up Sunday', '2025-12-31 17:00', 2, '2026-01-04 10:00'],
      ['goes over a year end without an arrangement', '2026-12-31 17:00', 2, '2027-01-04 10:00'],
      ['takes no time when none is asked', '2026-10-03 12:00', 0, '2026-10-03 12:00'],
    ];
    for (const [what, from, asked, due] of rows) {
      it(what, () => expect(inBeijing(addWorkingTime(vendor, beijing(from), asked * HOUR))).to.equal(due));
    }
  });

  const measured: [what: string, calendar: Calendar, from: string, until: string, hours: number][] = [
    ['nothing over the National Day week', vendor, '2026-09-30 18:00', '2026-10-08 09:00', 0],
    ['six days around National Day', vendor, '2026-09-28 00:00', '2026-10-12 00:00', 6 * 9],
    ['eleven days around Spring Festival', vendor, '2026-02-09 00:00', '2026-03-02 00:00', 11 * 9],
    ['the 248 working days of 2026', vendor, '2026-01-01 00:00', '2027-01-01 00:00', 248 * 9],
    ['every hour of 2026 at our own desk', partner, '2026-01-01 00:00', '2027-01-01 00:00', 365 * 24],
    ['nothing backwards', vendor, '2026-03-10 12:00', '2026-03-09 12:00', 0],
  ];
  for (const [what, calendar, from, until, expected] of measured) {
    it(`measures ${what}`, () =>
      expect(workingTimeBetween(calendar, beijing(from), beijing(until))).to.equal(expected * HOUR));
  }

  it('follows the sun where clocks are set forward and back', () => {
    const night = daily('America/New_York', hours(0, 4));
    const on = (day: string) =>
      workingTimeBetween(night, new Date(`${day}T00:00-05:00`), new Date(`${day}T12:00-05:00`));
    expect([on('2026-03-07'), on('2026-03-08'), on('2026-11-02')]).to.deep.equal([4 * HOUR, 3 * HOUR, 4 * HOUR]);
    expect(workingTimeBetween(night, new Date('2026-11-01T00:00-04:00'), new Date('2026-11-01T12:00-05:00'))).to.equal(
      5 * HOUR,
    );
  });

  it('takes several blocks a day', () => {
    const desk = daily('Asia/Shanghai', hours(9, 12), hours(13.5, 18));
    expect(inBeijing(addWorkingTime(desk, beijing('2026-03-09 11:30'), HOUR))).to.equal('2026-03-09 14:00');
    expect(inBeijing(nextOpening(desk, beijing('2026-03-09 12:00')))).to.equal('2026-03-09 13:30');
    expect(isOpen(desk, beijing('2026-03-09 12:00'))).to.equal(false);
    expect(isOpen(desk, beijing('2026-03-09 13:30'))).to.equal(true);
  });

  for (const wrong of [-1, Number.NaN, Infinity]) {
    it(`refuses ${wrong} ms`, () =>
      expect(() => addWorkingTime(vendor, new Date(0), wrong))
        .to.throw()
        .with.property('code', 'invalid'));
  }

  describe('always', () => {
    const check = (law: (calendar: Calendar, at: Date, a: number, b: number) => void) =>
      fc.assert(
        fc.property(anyCalendar, instants, durations, durations, (...sample) => void law(...sample)),
        { numRuns: 150 },
      );

    it('measures what was added', () =>
      check((calendar, at, a) =>
        expect(workingTimeBetween(calendar, at, addWorkingTime(calendar, at, a))).to.equal(a),
      ));

    it('adds up to the first instant that will do', () =>
      check((calendar, at, a) => {
        fc.pre(a > 0);
        const justBefore = new Date(addWorkingTime(calendar, at, a).getTime() - 1);
        expect(workingTimeBetween(calendar, at, justBefore)).to.equal(a - 1);
      }));

    it('adds in two steps what it adds in one', () =>
      check((calendar, at, a, b) =>
        expect(addWorkingTime(calendar, addWorkingTime(calendar, at, a), b)).to.deep.equal(
          addWorkingTime(calendar, at, a + b),
        ),
      ));

    it('measures in two steps what it measures in one', () =>
      check((calendar, at, a, b) => {
        const middle = new Date(at.getTime() + a);
        const end = new Date(middle.getTime() + b);
        expect(workingTimeBetween(calendar, at, middle) + workingTimeBetween(calendar, middle, end)).to.equal(
          workingTimeBetween(calendar, at, end),
        );
      }));

    it('is never due earlier for more work or for a later start', () =>
      check((calendar, at, a, b) => {
        const due = addWorkingTime(calendar, at, a).getTime();
        expect(addWorkingTime(calendar, at, a + b).getTime()).to.be.at.least(due);
        expect(addWorkingTime(calendar, new Date(at.getTime() + b), a).getTime()).to.be.at.least(due);
      }));

    it('opens next when it is open, with nothing lost before', () =>
      check((calendar, at) => {
        const opening = nextOpening(calendar, at);
        expect(isOpen(calendar, opening)).to.equal(true);
        expect(workingTimeBetween(calendar, at, opening)).to.equal(0);
      }));

    it('counts the minutes at which the wall clock stands inside the hours', () => {
      const openAt = (calendar: Calendar, instant: Date) => {
        const time = timeOfDay(calendar.zone, instant);
        return hoursOn(calendar, dayIn(calendar.zone, instant)).some(({ from, to }) => from <= time && time < to);
      };
      // no zone sets its clock back in these months: an opening that ends in an hour that comes twice ends the first time
      const days = fc
        .integer({ min: Date.UTC(2026, 5), max: Date.UTC(2026, 8) })
        .map((ms) => new Date(ms - (ms % DAY)));
      fc.assert(
        fc.property(anyCalendar, days, (calendar, start) => {
          const minutes = Array.from({ length: 3 * 24 * 60 }, (_, i) => new Date(start.getTime() + i * MINUTE));
          const open = minutes.filter((minute) => openAt(calendar, minute)).length;
          expect(workingTimeBetween(calendar, start, new Date(start.getTime() + 3 * DAY))).to.equal(open * MINUTE);
        }),
        { numRuns: 30 },
      );
    });
  });
});

describe('business days', () => {
  const rows: [what: string, from: string, days: number, then: string][] = [
    ['the next day at the same time', '2026-03-09 15:20', 1, '2026-03-10 15:20'],
    ['over the weekend', '2026-03-06 15:20', 1, '2026-03-09 15:20'],
    ['over National Day', '2026-09-29 15:00', 2, '2026-10-08 15:00'],
    ['on to a make-up Saturday', '2026-09-29 15:00', 4, '2026-10-10 15:00'],
    ['from a holiday: from the next opening', '2026-09-26 12:00', 1, '2026-09-29 09:00'],
    ['from the evening: from the next morning', '2026-03-06 20:00', 1, '2026-03-10 09:00'],
    ['from the early morning: from the opening of that day', '2026-03-06 07:00', 1, '2026-03-09 09:00'],
    ['none from inside the hours: now', '2026-03-06 15:20', 0, '2026-03-06 15:20'],
    ['none from outside: the next opening', '2026-03-07 15:20', 0, '2026-03-09 09:00'],
  ];
  for (const [what, from, days, then] of rows) {
    it(what, () => expect(inBeijing(addBusinessDays(vendor, beijing(from), days))).to.equal(then));
  }

  it('stay inside the hours of the day they fall on', () => {
    const shortFriday: Calendar = { ...vendor, week: { ...vendor.week, fri: [hours(10, 12)] } };
    expect(inBeijing(addBusinessDays(shortFriday, beijing('2026-03-12 17:00'), 1))).to.equal('2026-03-13 12:00');
    expect(inBeijing(addBusinessDays(shortFriday, beijing('2026-03-12 09:30'), 1))).to.equal('2026-03-13 10:00');
  });

  it('keep the time of the wall clock when summer time begins', () => {
    const desk = daily('America/New_York', hours(9, 17));
    expect(addBusinessDays(desk, new Date('2026-03-07T15:00:00Z'), 1).toISOString()).to.equal(
      '2026-03-08T14:00:00.000Z',
    );
  });

  it('are never fewer for more days or a later start', () => {
    const few = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(anyCalendar, instants, few, few, durations, (calendar, at, n, more, later) => {
        const then = addBusinessDays(calendar, at, n).getTime();
        expect(then).to.be.at.least(at.getTime());
        expect(addBusinessDays(calendar, at, n + more).getTime()).to.be.at.least(then);
        expect(addBusinessDays(calendar, new Date(at.getTime() + later), n).getTime()).to.be.at.least(then);
      }),
    );
  });

  for (const wrong of [-1, 1.5, Number.NaN]) {
    it(`refuse ${wrong} of them`, () =>
      expect(() => addBusinessDays(vendor, new Date(0), wrong))
        .to.throw()
        .with.property('code', 'invalid'));
  }
});

describe('a date is provisional', () => {
  const rows: [what: string, calendar: Calendar, from: string, until: string, provisional: boolean][] = [
    ['in no announced year', vendor, '2026-01-01 00:00', '2026-12-28 23:59', false],
    ['when the next year may still take its last days', vendor, '2026-12-21 00:00', '2026-12-29 00:00', true],
    ['when it reaches a year not announced', vendor, '2026-12-31 12:00', '2027-01-04 10:00', true],
    ['in a year nobody wrote down', vendor, '2031-03-03 12:00', '2031-03-04 12:00', true],
    ['when it passes such a year', vendor, '2025-12-31 12:00', '2026-01-04 10:00', true],
    ['never where no holidays are kept', partner, '2027-03-01 12:00', '2031-03-01 12:00', false],
    ['by the day in the zone, not in UTC', vendor, '2027-01-01 00:00', '2027-01-01 00:00', true],
  ];
  for (const [what, calendar, from, until, provisional] of rows) {
    it(what, () => expect(isProvisional(calendar, beijing(from), beijing(until))).to.equal(provisional));
  }
});
