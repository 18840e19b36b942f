import { type Browser, type Page, chromium as playwright } from 'playwright-core';
import { chromium, findOrInstall } from './programs';

/** Headless, and quiet: without these it would look for updates and hosts on the network. */
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (say: (line: string) => void): Promise<Browser> =>
  playwright.launch({ executablePath: findOrInstall(chromium, say), args: ARGS });

/** Somebody in front of a Playground window: writes and presses what can be seen. */
export interface Screen {
  readonly page: Page;
  write(words: string): Promise<void>;
  /** The latest button of that name. */
  press(name: string): Promise<void>;
  fill(label: string | RegExp, words: string): Promise<void>;
  /** Waits for words to be there. */
  sees(words: string | RegExp): Promise<void>;
}

export async function lookAt(browser: Browser, url: string, size = { width: 1400, height: 1000 }): Promise<Screen> {
  const page = await browser.newPage({ viewport: size });
  page.setDefaultTimeout(30_000);
  await page.goto(url);
  return {
    page,
    async write(words) {
      await page.getByRole('textbox').last().click();
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    },
    press: (name) => page.getByRole('button', { name, exact: true }).last().click(),
    fill: (label, words) => page.getByRole('textbox', { name: label }).last().fill(words),
    sees: (words) => page.getByText(words).last().waitFor(),
  };
}
