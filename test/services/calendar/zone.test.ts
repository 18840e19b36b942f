import { expect } from 'chai';
import fc from 'fast-check';
import { dayIn, instantAt, timeOfDay, timeShape } from '../../../services/calendar/zone';
import { HOUR, instants, MINUTE, zones } from './calendars';

describe('the wall clock of a zone', () => {
  const rows: [what: string, zone: string, day: string, time: string, instant: string][] = [
    ['Beijing, which has no summer time', 'Asia/Shanghai', '2026-07-01', '09:00', '2026-07-01T01:00:00.000Z'],
    ['New York in winter', 'America/New_York', '2026-01-15', '09:00', '2026-01-15T14:00:00.000Z'],
    ['New York in summer', 'America/New_York', '2026-07-15', '09:00', '2026-07-15T13:00:00.000Z'],
    ['a time that is jumped over: the jump', 'America/New_York', '2026-03-08', '02:30', '2026-03-08T07:00:00.000Z'],
    ['just after the jump', 'America/New_York', '2026-03-08', '03:00', '2026-03-08T07:00:00.000Z'],
    ['a time that comes twice: the first', 'America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30:00.000Z'],
    ['a day without midnight', 'America/Sao_Paulo', '2018-11-04', '00:00', '2018-11-04T03:00:00.000Z'],
    ['a day that never was', 'Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z'],
    ['the end of a day', 'Asia/Shanghai', '2026-12-31', '24:00', '2026-12-31T16:00:00.000Z'],
    ['an offset with seconds', 'Africa/Monrovia', '1970-06-01', '12:00', '1970-06-01T12:44:30.000Z'],
  ];

  for (const [what, zone, day, time, instant] of rows) {
    it(`finds ${what}`, () => expect(instantAt(zone, day, timeShape.parse(time)).toISOString()).to.equal(instant));
  }

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (zone, instant) => {
        const again = instantAt(zone, dayIn(zone, instant), timeOfDay(zone, instant));
        // the second of two equal times is read as the first
        expect(instant.getTime() - again.getTime()).to.be.oneOf([0, HOUR, 30 * MINUTE]);
      }),
    );
  });

  it('never shows a later time earlier', () => {
    const time = fc.integer({ min: 0, max: 24 * 60 }).map((minutes) => minutes * MINUTE);
    const changes = fc.constantFrom<[string, string][]>(
      ['America/New_York', '2026-03-08'],
      ['America/New_York', '2026-11-01'],
      ['Europe/Lisbon', '2026-03-29'],
      ['Australia/Lord_Howe', '2026-04-05'],
      ['America/Sao_Paulo', '2018-11-04'],
      ['Pacific/Apia', '2011-12-30'],
    );
    fc.assert(
      fc.property(changes, time, time, ([zone, day], a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(instantAt(zone, day, early).getTime()).to.be.at.most(instantAt(zone, day, late).getTime());
      }),
    );
  });

  for (const bad of ['9:00', '24:01', '12:60', 'noon', '']) {
    it(`does not take "${bad}" for a time`, () => expect(timeShape.safeParse(bad).success).to.equal(false));
  }
});
