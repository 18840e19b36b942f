import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { parseYaml, readYaml } from '../content-file';
import type { Problem } from '../content-problem';
import { type Calendar, type CalendarName, type Calendars, calendarNames, type Holidays } from './calendar';
import { calendarShape, yearShape } from './calendar-shapes';

/** The calendars of a folder: `partner.yaml`, `vendor.yaml` and public holidays as `<country>-<year>.yaml`. Throws naming every problem. */
export function readCalendars(dir: string): Calendars {
  const years = holidayFiles(dir);
  const read = (name: CalendarName): Calendar => {
    const { zone, hours, holidays, makeUpHours } = parseYaml(
      join(dir, fileOf(name)),
      calendarShape(countriesOf(years)),
    );
    const files = years
      .filter(({ country }) => country === holidays)
      .map(({ file, year }) => ({ year, ...parseYaml(join(dir, file), yearShape(year)) }));
    return { name, zone, week: hours, holidays: holidays ? { ...joined(files), makeUpHours } : undefined };
  };
  return { partner: read('partner'), vendor: read('vendor') };
}

export function checkCalendars(dir: string): readonly Problem[] {
  const files = readdirSync(dir);
  const years = holidayFiles(dir);
  const missing = calendarNames.map(fileOf).filter((file) => !files.includes(file));
  return [
    ...missing.map((file) => problem(join(dir, file), 'is not there', 'write it; both desks need their hours')),
    ...files.flatMap((file) => {
      const path = join(dir, file);
      if (calendarNames.map(fileOf).includes(file)) return readYaml(path, calendarShape(countriesOf(years))).problems;
      const known = years.find((year) => year.file === file);
      if (known) return readYaml(path, yearShape(known.year)).problems;
      return [problem(path, 'nobody reads this file', 'name it <country>-<year>.yaml, or remove it')];
    }),
  ];
}

const fileOf = (name: CalendarName) => `${name}.yaml`;

const problem = (file: string, message: string, mend: string): Problem => ({ file, line: 1, message, mend });

interface HolidayFile {
  readonly file: string;
  readonly country: string;
  readonly year: number;
}

const holidayFiles = (dir: string): readonly HolidayFile[] =>
  readdirSync(dir).flatMap((file) => {
    const [, country, year] = /^([a-z]+)-(\d{4})\.yaml$/.exec(file) ?? [];
    return country ? [{ file, country, year: Number(year) }] : [];
  });

const countriesOf = (years: readonly HolidayFile[]) => years.map(({ country }) => country);

type Year = z.infer<ReturnType<typeof yearShape>> & { readonly year: number };

const joined = (years: readonly Year[]): Omit<Holidays, 'makeUpHours'> => ({
  daysOff: new Set(years.flatMap(({ holidays }) => holidays.flatMap(({ days }) => days))),
  makeUpDays: new Set(years.flatMap(({ holidays }) => holidays.flatMap(({ makeUp }) => makeUp))),
  announcedYears: new Set(years.filter(({ announced }) => announced).map(({ year }) => year)),
});
