import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { didText } from '../../cards/case-history';
import { redisClock } from '../../services/calendar/redis-clock';
import { parseYaml } from '../../services/content-file';
import { isServiceError, ServiceError } from '../../services/errors';
import type { Locale } from '../../services/locales';
import { readTeam } from '../../services/people/team';
import { caseRecord } from '../../services/record/case-record';
import { treeShape } from '../../services/triage/tree';
import { type Books, operator } from './books';
import type { ExitCode } from './command';
import { recordMarkdown } from './record/record';

export const formats = ['markdown', 'json'] as const;

interface Wanted {
  readonly number: string;
  readonly format: (typeof formats)[number];
  readonly out?: string;
  readonly locale?: Locale;
}

/** That it was taken out is written down before anybody sees it. */
export async function exportCase(books: Books, { number, format, out, locale }: Wanted): Promise<ExitCode> {
  const { cases, journal, keys, config, redis } = books;
  const team = readTeam(config.TEAM_FILE);
  const tree = parseYaml(join(config.CONTENT_DIR, 'triage.yaml'), treeShape);
  const speaks = locale ?? team.locale;
  const read = caseRecord(number, {
    cases,
    key: keys.cases,
    partner: team.company,
    zone: team.zone,
    did: (verb) => didText(verb, speaks),
    now: await redisClock(redis).now(),
  });
  const record = await read.catch((error: unknown) => {
    if (!isServiceError(error, 'unreadable')) throw error;
    return error;
  });
  if (!record || record instanceof ServiceError) {
    const why = record ? `${record.message}: npm run audit -- verify says more.` : `There is no case ${number}.`;
    process.stderr.write(`${why}\n`);
    return 1;
  }
  await journal.append({ by: operator, what: 'case-exported', about: { case: number } }, `export ${randomUUID()}`);
  const written =
    format === 'json' ? `${JSON.stringify(record, null, 2)}\n` : recordMarkdown(record, { locale: speaks, tree });
  if (out === undefined) process.stdout.write(written);
  else await writeFile(out, written, { mode: 0o600 }); // people's words
  return 0;
}
