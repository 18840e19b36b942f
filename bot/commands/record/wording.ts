import { moment } from '../../../cards/format';
import type { Somebody } from '../../../services/cases/case';
import type { Locale } from '../../../services/locales';
import type { Tree } from '../../../services/triage/tree';
import { inLine, quote, table } from '../markdown';

/** In what a record is told. */
export interface In {
  readonly locale: Locale;
  readonly zone: string;
  /** The triage questions, in words. */
  readonly tree: Tree;
}

type Fact = readonly [name: string, value: string | undefined];

/** What is not known is left out. */
export const factTable = (facts: readonly Fact[]): string =>
  table(
    ['Fact', ''],
    facts.filter((fact): fact is readonly [string, string] => fact[1] !== undefined && fact[1] !== ''),
  );

export const spoken = (title: string, said: string | undefined) => (said ? [`**${title}**`, quote(said)] : []);

export const person = ({ id, name }: Somebody) => `${inLine(name)} (${inLine(id)})`;

export const time = (at: string | Date, { locale, zone }: In) =>
  `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} (${moment(at, locale, zone)})`;
