import { join } from 'node:path';
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { locales } from '../../services/locales';
import { openBrowser } from '../stage/browser';
import { allCards } from '../support/all-cards';
import { openScreen, type Screen } from '../support/rendering/screen';
import { themes } from '../support/rendering/theme';

/** A phone, and the column of a chat on a desk. */
const widths = [320, 800] as const;

/** Folder for a picture of every card, for people to look at; and which, by a part of their names. */
const { CARD_PICTURES: pictures, CARD_NAMES: wanted = '' } = process.env;
const aWhile = pictures ? 1_800_000 : 60_000;

/** A failure names so many; more are of the same kind. */
const NAMED = 40;

describe('every card, drawn by a browser', function () {
  this.timeout(aWhile);
  let browser: Browser;
  before(async () => {
    browser = await openBrowser((line) => process.stdout.write(`${line}\n`));
  });
  after(() => browser?.close());

  for (const theme of themes) {
    for (const width of widths) {
      describe(`${theme}, ${width} px wide`, () => {
        let screen: Screen;
        before(async () => {
          screen = await openScreen(browser, { theme, width });
        });
        after(() => screen?.page.close());

        for (const locale of locales) {
          it(`can be read, pressed and filled in, in ${locale}`, async () => {
            const cards = allCards(locale).filter(({ name }) => name.includes(wanted));
            const found = await screen.inspect(cards);
            if (pictures) await screen.photograph(join(pictures, `${locale}-${theme}-${width}`));
            const complaints = found.flatMap(({ name, complaints }) =>
              complaints.map((what) => `${name} (${locale}, ${theme}, ${width} px): ${what}`),
            );
            expect(complaints.length, complaints.slice(0, NAMED).join('\n')).to.equal(0);
          });
        }
      });
    }
  }
});
