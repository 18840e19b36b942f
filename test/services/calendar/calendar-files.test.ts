import { cpSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { checkCalendars, readCalendars } from '../../../services/calendar/calendar-files';
import { weekdayOf } from '../../../services/calendar/day';
import { calendars, content } from './calendars';

const YEAR = `announced: true
source: a notice
reviewed: 2026-11-22
holidays:
  - { name: long-weekend, from: 2028-05-01, to: 2028-05-03, makeUp: [2028-05-06] }
`;
const WEEK = `zone: Asia/Shanghai
source: our own policy
reviewed: 2026-11-22
hours:
  mon: [09:00-12:00, 13:30-18:00]
`;

describe('the calendars in content/', () => {
  it('are in order', () => expect(checkCalendars(join(content, 'calendar'))).to.deep.equal([]));

  it('make up for a bridge day on a Saturday or Sunday, and close on days that would be worked', () => {
    const { makeUpDays, daysOff } = calendars.vendor.holidays!;
    expect([...makeUpDays].map(weekdayOf)).to.have.members(['sun', 'sat', 'sat', 'sat', 'sun', 'sat']);
    expect([...daysOff].filter((day) => day.startsWith('2026'))).to.have.lengthOf(33);
    expect([...daysOff].filter((day) => day.startsWith('2027'))).to.have.lengthOf(13);
  });

  describe('when somebody gets one wrong', () => {
    let dir: string;
    beforeEach(() => {
      dir = mkdtempSync(join(tmpdir(), 'calendars-'));
      cpSync(join(content, 'calendar'), dir, { recursive: true });
    });
    afterEach(() => rmSync(dir, { recursive: true }));

    const rows: [what: string, file: string, text: string, line: number, message: RegExp][] = [
      ['hours in words', 'partner.yaml', WEEK.replace('09:00-12:00', 'morning'), 5, /write them as 09:00-18:00/],
      ['an hour that is none', 'partner.yaml', WEEK.replace('09:00', '9:00'), 5, /write it as 09:30/],
      ['hours over midnight', 'partner.yaml', WEEK.replace('09:00-12:00', '22:00-06:00'), 5, /22:00-24:00/],
      ['overlapping blocks', 'partner.yaml', WEEK.replace('13:30', '11:30'), 5, /overlap/],
      ['no open day', 'partner.yaml', WEEK.replace(/mon: .*/, 'mon: []'), 4, /never open/],
      ['an unknown weekday', 'partner.yaml', WEEK.replace('mon', 'monday'), 4, /monday/],
      ['an unknown zone', 'partner.yaml', WEEK.replace('Shanghai', 'Peking'), 1, /IANA/],
      ['no source', 'partner.yaml', WEEK.replace(/source.*\n/, ''), 1, /source/],
      ['holidays of nowhere', 'partner.yaml', `${WEEK}holidays: atlantis\n`, 6, /<country>-<year>.yaml/],
      ['broken YAML', 'partner.yaml', `${WEEK}  tue: [\n`, 7, /./],
      ['a day that is none', 'china-2028.yaml', YEAR.replace('2028-05-03', '2028-05-32'), 5, /2026-10-01/],
      [
        'an end before the beginning',
        'china-2028.yaml',
        YEAR.replace('to: 2028-05-03', 'to: 2028-04-30'),
        5,
        /before it begins/,
      ],
      ['a holiday of another year', 'china-2027.yaml', YEAR, 5, /not in 2027/],
      ['a make-up Wednesday', 'china-2028.yaml', YEAR.replace('2028-05-06', '2028-05-10'), 5, /Saturday or a Sunday/],
      ['a make-up day that is off', 'china-2028.yaml', YEAR.replace('to: 2028-05-03', 'to: 2028-05-06'), 5, /both/],
      ['announced in words', 'china-2028.yaml', YEAR.replace('true', 'soon'), 1, /boolean/],
      ['a file of nobody', 'holidays.yml', YEAR, 1, /nobody reads/],
    ];
    for (const [what, file, text, line, message] of rows) {
      it(`names ${what}`, () => {
        writeFileSync(join(dir, file), text);
        const problems = checkCalendars(dir);
        expect(problems.map((problem) => problem.file)).to.include(join(dir, file));
        expect(problems[0]).to.include({ line });
        expect(`${problems[0]?.message} ${problems[0]?.mend}`).to.match(message);
      });
    }

    it('names a calendar that is missing', () => {
      unlinkSync(join(dir, 'vendor.yaml'));
      expect(checkCalendars(dir)).to.containSubset([{ file: join(dir, 'vendor.yaml'), message: 'is not there' }]);
    });

    it('does not start with it', () => {
      writeFileSync(join(dir, 'china-2027.yaml'), YEAR);
      expect(() => readCalendars(dir)).to.throw(/china-2027.yaml:5/);
    });
  });
});
