import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import { type DigestSchedule, digestScheduleShape, lastPeriod } from '../../../services/digests/schedule';

const beijing: DigestSchedule = {
  zone: 'Asia/Shanghai',
  at: '09:00',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  whenQuiet: true,
};
const rows: [what: string, schedule: DigestSchedule, now: string, from: string, to: string][] = [
  ['in the morning it is yesterday’s', beijing, '2026-11-22T00:59:59Z', '2026-11-20T01:00:00Z', '2026-11-21T01:00:00Z'],
  ['at the very moment it is today’s', beijing, '2026-11-22T01:00:00Z', '2026-11-21T01:00:00Z', '2026-11-22T01:00:00Z'],
  [
    'on working days only, Monday’s reaches back to Friday',
    { ...beijing, weekdays: [1, 2, 3, 4, 5] },
    '2026-11-23T02:00:00Z',
    '2026-11-20T01:00:00Z',
    '2026-11-23T01:00:00Z',
  ],
  [
    'a day of 25 hours is one period',
    { ...beijing, zone: 'Europe/Berlin' },
    '2026-10-25T12:00:00Z',
    '2026-10-24T07:00:00Z',
    '2026-10-25T08:00:00Z',
  ],
  [
    'a zone three quarters off',
    { ...beijing, zone: 'Asia/Kathmandu', at: '08:30' },
    '2026-11-22T12:00:00Z',
    '2026-11-21T02:45:00Z',
    '2026-11-22T02:45:00Z',
  ],
  [
    'once a week',
    { ...beijing, weekdays: [7] },
    '2026-11-21T12:00:00Z',
    '2026-11-08T01:00:00Z',
    '2026-11-15T01:00:00Z',
  ],
  [
    'every five minutes',
    { everyMinutes: 5, whenQuiet: false },
    '2026-11-22T12:07:00Z',
    '2026-11-22T12:00:00Z',
    '2026-11-22T12:05:00Z',
  ],
];

describe('when a digest is due', () => {
  for (const [what, schedule, now, from, to] of rows) {
    it(what, () => {
      const period = lastPeriod(schedule, new Date(now));
      expect(period).to.deep.equal({ id: new Date(to).toISOString(), from: new Date(from), to: new Date(to) });
    });
  }

  it('is one and the same period for everybody until the next begins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * 60 }), (minutes) => {
        const now = new Date(Date.parse('2026-01-01T00:00:00Z') + minutes * 60_000);
        const { from, to } = lastPeriod(beijing, now);
        expect(to.getTime()).to.be.at.most(now.getTime());
        expect(lastPeriod(beijing, to).to).to.deep.equal(to);
        expect(to.getTime() - from.getTime()).to.equal(86_400_000);
      }),
      { numRuns: 50 },
    );
  });

  for (const path of ['content/digest.yaml', 'content/sample/digest.yaml']) {
    it(`reads ${path}`, () =>
      expect(digestScheduleShape.safeParse(parse(readFileSync(path, 'utf8'))).success).to.equal(true));
  }
});
