import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { lookAt, openBrowser } from '../stage/browser';
import { raiseStage, type Stage } from '../stage/parts';
import { closeWindows, openWindows, type Window } from '../stage/playground';

const FOLDER = '.data/test-playground';

/** The customer's dispute and the agent's escalation, by clicking, in the Agents Playground in headless Chromium. */
describe('in the Agents Playground', function () {
  this.timeout(240_000);
  let stage: Stage;
  let windows: readonly Window[] = [];
  let browser: Browser;

  before(async () => {
    browser = await openBrowser((line) => process.stdout.write(`${line}\n`));
    stage = await raiseStage({ folder: FOLDER, fresh: true, bots: 1, botPort: 0, say: () => {} });
    windows = await openWindows(['Ana Souza', 'Bo Zhang'], stage, FOLDER);
  });
  after(async () => {
    await browser?.close();
    await closeWindows(windows);
    await stage?.stop();
  });

  it('takes a dispute and escalates it', async () => {
    const [ana, bo] = [await lookAt(browser, windows[0]!.url), await lookAt(browser, windows[1]!.url)];
    await ana.sees('My invoices'); // the welcome
    await ana.write('why is my July invoice higher?');
    await ana.press('Dispute this');
    await ana.page.getByText(/^Exchange Online \(Plan 2\) · advance charge/).click();
    await ana.press('Continue');
    await ana.page.getByText('Charged after cancellation').click();
    await ana.press('Continue');
    await ana.fill('Your words', 'We cancelled on 24 June, order C-0624.');
    await ana.press('Continue');
    await ana.press('Send the dispute');
    const opened = await ana.page.getByText(/Your dispute is case \d+/).textContent();
    expect(/Your dispute is case (\d+)/.exec(opened ?? '')?.[1]).to.match(/^\d{4}$/);

    await bo.page.getByText('Cases', { exact: true }).click();
    await bo.press('Claim');
    await bo.press('No, our change is on record there');
    await bo.sees('Escalate to 21Vianet as a customer request');
    await bo.press('Escalate to 21Vianet');
    await bo.sees('代表客户报告计费争议');
    await bo.press('Record the ticket number');
    await bo.fill(/ticket number/, '21V-20260715-0042');
    await bo.page.getByRole('button', { name: 'Send', exact: true }).first().click(); // the last one is the thread's own
    await bo.sees('21V-20260715-0042');
    await ana.sees(/passed your dispute on to 21Vianet/);
  });
});
