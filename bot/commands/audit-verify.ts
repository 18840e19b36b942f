import { checkedCases, checkJournal, type Flaw } from '../../services/record/verify';
import { type Books, WRONG_SECRET } from './books';
import type { ExitCode } from './command';
import { flawSentence } from './flaw-sentence';
import { progressBar } from './progress';

/** Looks at all of it, says what is broken as it is found, and ends with one line that says how much it was. */
export async function verifyRecord({
  cases,
  journal,
  keys,
}: Pick<Books, 'cases' | 'journal' | 'keys'>): Promise<ExitCode> {
  const bar = progressBar();
  const all = await cases.count({ changed: true });
  const tally = { cases: 0, broken: 0, atTheFirst: 0 };
  for await (const { number, flaw } of checkedCases(cases, keys.cases)) {
    bar.show(++tally.cases / all, `${tally.cases} cases`);
    if (flaw) say(`case ${number}`, flaw);
  }
  const { count, flaw } = await checkJournal(journal, keys.journal);
  if (flaw) say('journal', flaw);
  bar.clear();

  const chains = tally.cases + (count > 0 ? 1 : 0);
  if (chains > 0 && tally.atTheFirst === chains) process.stdout.write(`${WRONG_SECRET}\n`);
  const whole = tally.broken === 0 ? 'whole' : `${tally.broken} broken`;
  process.stdout.write(`${counted(tally.cases, 'case')}, ${counted(count, 'journal entry')}: ${whole}\n`);
  return tally.broken === 0 ? 0 : 1;

  function say(where: string, found: Flaw): void {
    tally.broken++;
    if (found.kind === 'entry' && found.position === 1) tally.atTheFirst++;
    bar.clear();
    process.stdout.write(`${where}: ${flawSentence(found, where === 'journal' ? 'entry' : 'event')}\n`);
  }
}

const counted = (count: number, what: string) =>
  `${count} ${count === 1 ? what : what.replace(/y$/, 'ie').concat('s')}`;
