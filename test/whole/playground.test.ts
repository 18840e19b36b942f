import { expect } from 'chai';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { openWindow, type Window } from '../demo/playground';
import { raiseStage, type Stage } from '../stage/parts';
import { samplePeople } from '../stage/people';
import { chromium, findOrInstall } from '../stage/programs';
import { seed } from '../stage/sample';

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The customer's dispute and the agent's escalation, by clicking, in the Agents Playground in headless Chromium. */
describe('in the Agents Playground', function () {
  this.timeout(240_000);
  let stage: Stage;
  let windows: Window[] = [];
  let browser: Browser;

  before(async () => {
    const executablePath = findOrInstall(chromium, (line) => process.stdout.write(`${line}\n`));
    browser = await playwright.launch({ executablePath, args: ARGS });
    stage = await raiseStage({ folder: '.data/test-playground', fresh: true, bots: 1, botPort: 0, say: () => {} });
    const people = samplePeople();
    const person = (name: string) => people.find((each) => each.name === name)!;
    windows = [];
    for (const name of ['Ana Souza', 'Bo Zhang']) {
      windows.push(
        await openWindow(
          person(name),
          people.filter((each) => each.name !== name),
          stage.bots[0]!.url,
          '.data/test-playground',
        ),
      );
    }
    await seed(
      stage.redisUrl,
      stage.prefix,
      people,
      ({ role }) => windows.find((window) => window.person.role === role)?.serviceUrl,
    );
  });
  after(async () => {
    await browser?.close();
    for (const { part } of windows) await part.stop();
    await stage?.stop();
  });

  it('takes a dispute and escalates it', async () => {
    const [ana, bo] = [await open(windows[0]!.url), await open(windows[1]!.url)];
    await ana.getByText('My invoices').waitFor(); // the welcome
    await write(ana, 'why is my July invoice higher?');
    await press(ana, 'Dispute this');
    await ana.getByText(/^Exchange Online \(Plan 2\) · month ahead/).click();
    await press(ana, 'Continue');
    await ana.getByText('Charged after cancellation').click();
    await press(ana, 'Continue');
    await ana.getByRole('textbox', { name: 'Your words' }).fill('We cancelled on 24 June, order C-0624.');
    await press(ana, 'Continue');
    await press(ana, 'Send the dispute');
    const number = /Your dispute is case (\d+)/.exec(
      (await ana.getByText(/Your dispute is case \d+/).textContent()) ?? '',
    )?.[1];
    expect(number).to.match(/^\d{4}$/);

    await bo.getByText('Cases', { exact: true }).click();
    await press(bo, 'Claim');
    await press(bo, 'No, our change is on record there');
    await bo.getByText('Escalate to 21Vianet as a customer request').waitFor();
    await press(bo, 'Escalate to 21Vianet');
    await bo.getByText('代表客户报告计费争议').waitFor();
    await press(bo, 'Record the ticket number');
    await bo.getByRole('textbox', { name: /ticket number/ }).fill('21V-20260715-0042');
    await bo.getByRole('button', { name: 'Send', exact: true }).first().click(); // the last one is the thread's own
    await bo.getByText('21V-20260715-0042').first().waitFor();
    await ana
      .getByText(/passed your dispute on to 21Vianet/)
      .first()
      .waitFor();
  });

  async function open(url: string): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(30_000);
    await page.goto(url);
    return page;
  }

  async function write(page: Page, words: string): Promise<void> {
    await page.getByRole('textbox').last().click();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  }

  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).last().click();
});
