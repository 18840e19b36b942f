import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { lookAt, openBrowser, type Screen } from '../stage/browser';
import { raiseStage, type Stage } from '../stage/parts';
import { samplePeople } from '../stage/people';
import { openWindow, type Window } from '../stage/playground';
import { seed } from '../stage/sample';

/** `npm run pictures`: plays the sample in the Playground and takes the README's pictures anew. */
const FOLDER = '.data/pictures';
const OUT = 'content/docs';
/** Tall enough for the longest card. */
const SIZE = { width: 1400, height: 1500 };

const write = (line: string) => process.stdout.write(`${line}\n`);

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const stage = await raiseStage({ folder: FOLDER, fresh: true, bots: 1, botPort: 0, say: write });
  const windows: Window[] = [];
  const browser = await openBrowser(write);
  try {
    const [ana, bo] = await seats(stage, windows, browser);
    await ana.sees('My invoices');
    await ana.write('why is my July invoice higher?');
    await ana.sees('How each line is computed');
    await card(ana, 'why-this-amount');
    await ana.press('Dispute this');
    await ana.page.getByText(/^Exchange Online \(Plan 2\) · month ahead/).click();
    await ana.press('Continue');
    await ana.page.getByText('Charged after cancellation').click();
    await ana.press('Continue');
    await ana.fill('Your words', 'We cancelled on 24 June, order C-0624.');
    await ana.press('Continue');
    await ana.press('Send the dispute');
    await ana.sees(/Your dispute is case/);

    await bo.page.getByText('Cases', { exact: true }).click();
    await bo.press('Claim');
    await bo.sees('Could we put it right ourselves');
    await card(bo, 'triage');
  } finally {
    await browser.close();
    for (const { part } of windows) await part.stop();
    await stage.stop();
  }
}

async function seats(stage: Stage, windows: Window[], browser: Browser): Promise<[Screen, Screen]> {
  const people = samplePeople();
  for (const name of ['Ana Souza', 'Bo Zhang']) {
    const person = people.find((each) => each.name === name)!;
    const others = people.filter((each) => each !== person);
    windows.push(await openWindow(person, others, stage.bots[0]!.url, FOLDER));
  }
  await seed(
    stage.redisUrl,
    stage.prefix,
    people,
    ({ role }) => windows.find((each) => each.person.role === role)?.serviceUrl,
  );
  return [await lookAt(browser, windows[0]!.url, SIZE), await lookAt(browser, windows[1]!.url, SIZE)];
}

/** The latest card alone. */
async function card({ page }: Screen, name: string): Promise<void> {
  await page.waitForTimeout(500); // what was pressed settles
  await page
    .locator('.ac-adaptiveCard')
    .last()
    .screenshot({ path: join(OUT, `${name}.png`) });
  write(`${OUT}/${name}.png`);
}
