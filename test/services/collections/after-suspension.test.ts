import { expect } from 'chai';
import { dataDeletionOn } from '../../../services/collections/after-suspension';
import { beijing } from '../calendar/calendars';
import { policy } from './policies';

describe('the data of a suspended subscription', () => {
  const rows: [what: string, suspendedAt: Date, on: string, reminders: string][] = [
    [
      'sixty days on',
      beijing('2026-08-03 15:30'),
      '2026-10-02',
      '2026-09-02 2026-09-18 2026-09-25 2026-09-29 2026-10-01',
    ],
    [
      'over a year end',
      beijing('2026-12-01 10:00'),
      '2027-01-30',
      '2026-12-31 2027-01-16 2027-01-23 2027-01-27 2027-01-29',
    ],
    [
      'by the day in Beijing, not in UTC',
      new Date('2026-03-01T20:00:00Z'),
      '2026-05-01',
      '2026-04-01 2026-04-17 2026-04-24 2026-04-28 2026-04-30',
    ],
  ];
  for (const [what, suspendedAt, on, reminders] of rows) {
    it(`is deleted ${what}`, () => {
      const deletion = dataDeletionOn(suspendedAt, policy);
      expect(deletion).to.include({ on, provisional: true });
      expect(deletion.at.getTime() - suspendedAt.getTime()).to.equal(60 * 86_400_000);
      expect(deletion.reminders.map((reminder) => reminder.on).join(' ')).to.equal(reminders);
      expect(deletion.reminders.map(({ daysBefore }) => daysBefore)).to.deep.equal([30, 14, 7, 3, 1]);
      for (const { at } of deletion.reminders) expect(at).to.be.within(suspendedAt, deletion.at);
    });
  }

  it('is announced on a day off too: a warning must not come late', () =>
    expect(dataDeletionOn(beijing('2026-08-03 15:30'), policy).reminders.at(-1)?.at).to.deep.equal(
      beijing('2026-10-01 10:00'),
    ));
});
