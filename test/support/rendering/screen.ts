import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Named } from '../cards/words';
import { hostConfig, styles, type Theme } from './theme';

export interface Found {
  readonly name: string;
  readonly complaints: readonly string[];
}

/** A window of a theme and a width in which cards are drawn as Teams draws them. */
export interface Screen {
  readonly page: Page;
  /** Draws the cards; what is wrong with which. */
  inspect(cards: readonly Named[]): Promise<readonly Found[]>;
  /** What was drawn last, each card a picture in a folder. */
  photograph(folder: string): Promise<void>;
}

/** What page/draw.mjs hands out. */
interface InThePage {
  inspect(given: string): readonly Found[];
}

const PAGE = join('test', 'support', 'rendering', 'page');
const RENDERER = join('node_modules', 'adaptivecards', 'dist');
const HOME = 'http://cards.test/';

export async function openScreen(browser: Browser, { theme, width }: { theme: Theme; width: number }): Promise<Screen> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  await page.route(`${HOME}**`, async (route) => {
    const name = basename(new URL(route.request().url()).pathname);
    await route.fulfill(name === '' ? { contentType: 'text/html', body: home(theme) } : served(name));
  });
  await page.goto(HOME);
  await page.waitForFunction('globalThis.inspect');
  return {
    page,
    inspect: (cards) =>
      page.evaluate(
        (given) => (globalThis as unknown as InThePage).inspect(given),
        JSON.stringify({ cards, hostConfig: hostConfig(theme) }), // as text: object by object it takes seconds
      ),
    async photograph(folder) {
      for (const bubble of await page.locator('.bubble').all()) {
        const name = (await bubble.getAttribute('title')) ?? '';
        await bubble.screenshot({ path: join(folder, `${name.replace(/[^\w-]+/g, '-')}.png`) });
      }
    },
  };
}

const home = (theme: Theme) => `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="adaptivecards.css">
  <style>${styles(theme)}</style><body><script src="adaptivecards.min.js"></script><script type="module" src="draw.mjs"></script>`;

function served(name: string) {
  const contentType = name.endsWith('.css') ? 'text/css' : 'text/javascript';
  return { contentType, body: readFileSync(join(name.endsWith('.mjs') ? PAGE : RENDERER, name), 'utf8') };
}
