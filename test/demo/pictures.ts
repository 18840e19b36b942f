import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { lookAt, openBrowser, type Screen } from '../stage/browser';
import { raiseStage } from '../stage/parts';
import { closeWindows, openWindows, type Window } from '../stage/playground';

/** `npm run pictures`: plays the sample in the Playground and takes the README's pictures anew. */
const FOLDER = '.data/pictures';
const OUT = 'content/docs';
/** Tall enough for the longest card. */
const SIZE = { width: 1400, height: 1500 };

/** The answers people ask for most, as the README shows them. */
const answers: readonly [question: string, seen: string, name: string][] = [
  ['how much do I owe?', 'What is open', 'balance'],
  ['when will our access be cut off?', 'When access would be affected', 'access'],
  ['did our payment arrive?', 'Payments we have registered', 'payments'],
  ['BF-2026-11, please send me a copy', 'Invoice BF-2026-11', 'invoice'],
];

const write = (line: string) => process.stdout.write(`${line}\n`);

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  const stage = await raiseStage({ folder: FOLDER, fresh: true, bots: 1, botPort: 0, say: write });
  let windows: readonly Window[] = [];
  const browser = await openBrowser(write);
  try {
    windows = await openWindows(['Ana Souza', 'Bo Zhang'], stage, FOLDER);
    const [ana, bo] = [await lookAt(browser, windows[0]!.url, SIZE), await lookAt(browser, windows[1]!.url, SIZE)];
    await ana.sees('My invoices');
    for (const [question, seen, name] of answers) {
      await ana.write(question);
      await ana.sees(seen);
      await card(ana, name);
    }
    await ana.write('why is my July invoice higher?');
    await ana.sees('How each line is computed');
    await card(ana, 'why-this-amount');
    await ana.press('Dispute this');
    await ana.page.getByText(/^Exchange Online \(Plan 2\) · advance charge/).click();
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
    await closeWindows(windows);
    await stage.stop();
  }
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
