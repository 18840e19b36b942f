import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { openBooks, operator } from './books';
import { type ExitCode, runCommand, usage } from './command';
import { type Found, forgetter } from './forgetting';

const USAGE = `npm run erase -- SUBJECT [--yes] [--demo]

Forgets a person, by their Entra object id: their profile, link, talks, messages that wait, files, their name wherever it
stands, and the words of the cases they brought. Shows what there is and asks first; --yes, for scripts, does not ask.
What happened, when, in which state and for what amount stays in the record, which stays whole. Once more does no harm: it
finishes what a crash left undone.
  --demo   on the house that npm run demo raised on this machine
`;

const options = { yes: { type: 'boolean', default: false }, demo: { type: 'boolean', default: false } } as const;

runCommand(async (args): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const id = z.guid().safeParse(positionals[0]).data;
  if (id === undefined || positionals.length > 1) return usage(USAGE);

  const books = await openBooks(values);
  try {
    const { look, erase } = forgetter(books);
    const found = await look(id);
    if (found === 'company') return refuse(`${id} is a customer, not a person: its books are kept.`);
    say(inventory(id, found));
    if (isNothing(found)) return 0;
    if (!values.yes && !(await confirmed(found))) return refuse('Nothing was erased.');
    const { log } = await erase(found, { by: operator, operation: `erase ${randomUUID()}` });
    say(farewell(found, log));
    return 0;
  } finally {
    books.close();
  }
});

const say = (text: string) => process.stdout.write(`${text}\n`);

function refuse(why: string): ExitCode {
  process.stderr.write(`${why}\n`);
  return 1;
}

const isNothing = ({ key, counts, named }: Found) => !key && named === 0 && counts.every(({ count }) => count === 0);

const called: Readonly<Record<Found['counts'][number]['what'], string>> = {
  profile: 'profile: name, language, own chat, company',
  links: 'links to a company',
  talks: 'talks in progress, with what was written lately',
  messages: 'messages that wait to be sent',
  files: 'files that wait for a case',
  chats: 'ways to their own chat',
  presence: 'notes that they are away from the desk',
};

function inventory(id: string, found: Found): string {
  if (isNothing(found)) return `Nothing is kept of ${id}.`;
  const { key, counts, caseFiles, named, subject } = found;
  const rows = [
    [key ? 1 : 0, 'key, without which their words and name in the cases can be read by nobody'],
    ...counts.map(({ what, count }) => [count, called[what]]),
    [caseFiles, 'files in cases they brought'],
    [subject.cases.size, 'cases they brought: number, amounts, states and times stay, words become [erased]'],
    [named - subject.cases.size, 'other cases they had a part in: what they did stays, their name becomes [erased]'],
  ] as const;
  const lines = rows
    .filter(([count]) => Number(count) > 0)
    .map(([count, what]) => `${String(count).padStart(6)}  ${what}`);
  return [`Kept of ${id}:`, ...lines].join('\n');
}

/** The name helps a person to see that it is the right one; a log must not keep it. */
async function confirmed({ subject: { names } }: Found): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) {
    process.stderr.write('There is nobody to ask here: --yes erases without asking.\n');
    return false;
  }
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  const who = names.length > 0 ? ` ${names.join(', ')}` : '';
  const left = once(asking, 'close').then(() => ''); // Ctrl-D
  const answer = await Promise.race([asking.question(`This cannot be undone. To forget${who}, type "erase": `), left]);
  asking.close();
  return answer.trim() === 'erase';
}

type Log = Awaited<ReturnType<ReturnType<typeof forgetter>['erase']>>['log'];

const onDisk: Readonly<Record<Log, string>> = {
  none: 'Redis keeps no append-only file.',
  rewriting: 'Redis is rewriting its append-only file: until it is done, the file still holds what was deleted.',
  refused: 'Redis did not rewrite its append-only file, which still holds what was deleted: run BGREWRITEAOF.',
};

const farewell = ({ onTheDesk }: Found, log: Log): string =>
  [
    'Erased. Bots that are running forget within a minute; then the cards in the channel are drawn anew.',
    onDisk[log],
    'Not in reach from here: snapshots and backups of Redis and of the files, and messages that were delivered in Teams.',
    ...(onTheDesk
      ? ['They still stand in the team file: take them out, or their name comes back with their next deed.']
      : []),
  ].join('\n');
